"""Safeguards over a whole population: prepared columns, back-tests, and what they count."""
