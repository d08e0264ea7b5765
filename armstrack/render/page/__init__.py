"""Floor 6: the ledger as one HTML file that asks nothing of any network. Whole without its script."""
