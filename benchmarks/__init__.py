"""Measures armstrack as whole processes, on generated ledgers, each against a baseline of its run."""
