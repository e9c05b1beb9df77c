"""Who surrounds a family: agencies and supports round a household, and who tells whom."""
