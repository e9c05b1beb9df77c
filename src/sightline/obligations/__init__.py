"""What is owed, by whom and by when? The adopted safeguards, run over the record as it grows.

`keeping` holds the record as rows that the safeguards' SQL reads, and brings what is owed up
to date with each entry; `queries` gives an actor what they may see of it, `actions` adopts
safeguards, explains what was not done and sends notices.
"""
