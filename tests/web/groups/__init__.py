"""Tests of the pages of working groups and self-checks."""
