"""A partnership in which every word is unique, and what each person in it may be shown."""
