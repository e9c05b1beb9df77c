"""The forms of working groups and of self-checks."""
