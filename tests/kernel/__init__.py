"""Tests of the kernel: partial dates, working days, deadlines, ages, ids, errors."""
