# %% [markdown]
# # Where do exports from Canada to Turkey stand, and what is known of their worth?
# Cells as editors and Jupytext read them. Beside `records/`: `python docs/examples/canada_turkey.py`.

# %%
import armstrack as at

ledger = at.load(today="2026-11-22")
flow = {"supplier": "Canada", "recipient": "Türkiye"}

# %% [markdown]
# Every turn in the state of drone sensors, with the record that decided.

# %%
for change in ledger.history("canada", "turkey", "sensors"):
    deciding = change.state.ids[0] if change.state.ids else "-"
    print(f"{change.day}  {change.state.status:<10} {deciding}")

# %% [markdown]
# Who says so? The sources of the record that decides on a day.

# %%
state = ledger.state_at("canada", "turkey", "sensors", as_of="2020-11-01")
for source in ledger.by_id[state.ids[0]].sources:
    print(source.publisher, "|", source.title)

# %% [markdown]
# Sums that cannot mislead: one measure and one currency each, established records alone, with a count of
# what has no figure. A sum of nothing but unknowns stays unknown; totals of periods are left out, since
# they may hold what other rows tell one by one.

# %%
frame = ledger.frame(**flow)
singles = frame[
    frame["verification"].isin(["confirmed", "reported"]) & ~frame["kind"].str.endswith("-reported")
]
measured = singles[singles["measure"].notna()]
groups = measured.groupby(["measure", "currency"], dropna=False)
told = groups["amount_low"].agg(records="size", at_least=lambda low: low.sum(min_count=1))
print(told.astype(object).fillna("unknown").to_string())

# %% [markdown]
# Which other suppliers had stopped all sales to Turkey on that day?

# %%
others = ledger.flows_frame(as_of="2020-11-01", recipient="turkey", category="all")
stopped = others[others["status"].isin(["embargoed", "revoked", "suspended", "restricted"])]
print(stopped[["supplier", "status", "since", "flags"]].to_string(index=False))
