"""Who belongs to a family, how are they tied, and since when? What a genogram is drawn from.

Meaning is stored here and never the style of a line: that is the profile's affair. Start
with `model`, then `people` and `ties`; `as_at`, `audience` and `scoping` each give a family
with fewer people in it.
"""
