"""How groups and self-checks are put in words and tables."""
