"""Northshire's working groups and self-checks, told by those who worked in them."""
