"""The kernel: the few ideas that every other package speaks in.

It owns partial dates (what "about January 2026" can and cannot tell), the working days and
school days of England and Wales, deadlines counted from them, ages, identifiers, canonical
JSON text, and the way a refusal says what is wrong and what would be right.

It does not know Django, people, agencies or entries; it reads no clock and draws no random
numbers, but is handed them; and it needs nothing beyond Python's own library.

Start with `partial_dates`, then `working_days` and `deadlines`.
"""
