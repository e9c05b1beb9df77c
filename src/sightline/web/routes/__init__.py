"""The addresses of each journey. No address holds personal data: people stand in it as a
reference, entries as their place in the ledger, and what is searched for is posted."""
