# %% [markdown]
# # What did Canada export to Saudi Arabia, year by year, and what of it is unknown?
# Cells as editors and Jupytext read them. Beside `records/`: `python docs/examples/canada_saudi_arabia.py`.

# %%
from datetime import date

import armstrack as at

today = date(2026, 11, 22)
ledger = at.load(today=today)
frame = ledger.frame(supplier="Canada", recipient="KSA")
print(len(frame), "records,", len(ledger.items_frame(supplier="Canada", recipient="KSA")), "items of goods")

# %% [markdown]
# A contract, a licence and a delivery of the same goods are three measures of one thing: never add them. What
# has no measure, such as a ruling, can have no figure; what has one and no figure is unknown.

# %%
measured = frame[frame["measure"].notna()]
by_measure = measured.groupby("measure")["amount"].agg(records="size", known="count")
print(by_measure.assign(unknown=by_measure["records"] - by_measure["known"]).to_string())

# %% [markdown]
# Deliveries, then; those that are established. A period's total and a single delivery may tell of the same
# goods, so they are not added to each other either.

# %%
delivered = measured[measured["measure"] == "delivered"]
established = delivered["verification"].isin(["confirmed", "reported"])
is_total = delivered["kind"] == "exports-reported"
totals = delivered[established & is_total]
print(len(totals), "totals;", int((established & ~is_total).sum()), "single deliveries;", end=" ")
print(int((~established).sum()), "not established")

# %% [markdown]
# Year by year and currency by currency. `min_count=1` keeps a sum of nothing but unknowns unknown, and
# `skipna=False` an upper bound open where the source says "at least". Figures are decimals: sums are exact.

# %%
years = totals.assign(year=totals["date_first"].dt.year).groupby(["year", "currency"], dropna=False)
told = years.agg(
    records=("amount", "size"),
    unknown=("amount", lambda amounts: amounts.isna().sum()),
    as_written=("amount", lambda amounts: ", ".join(amounts.dropna())),
    at_least=("amount_low", lambda lows: lows.sum(min_count=1)),
    at_most=("amount_high", lambda highs: highs.sum(skipna=False)),
)
print(told.astype(object).fillna({"at_least": "unknown", "at_most": "open"}).to_string())

# %% [markdown]
# A year that is missing is not a year without exports: nobody has put it on record.

# %%
known = set(told.index.get_level_values("year"))
print("no total:", *(year for year in range(min(known), today.year + 1) if year not in known))

# %% [markdown]
# What was allowed meanwhile? The state on the last day of each year, and who published what decides it.

# %%
for year in sorted(known):
    state = ledger.state_at("Canada", "Saudi Arabia", as_of=f"{year}-12-31")
    sources = ledger.by_id[state.ids[0]].sources if state.ids else ()
    print(year, state.status, *state.flags, "|", *(source.publisher for source in sources[:1]))
