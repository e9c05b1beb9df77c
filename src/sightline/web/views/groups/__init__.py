"""The pages of working groups and of self-checks."""
