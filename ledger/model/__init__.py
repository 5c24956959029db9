"""The ledger as frozen values: records, entries, links, and what follows from them."""
