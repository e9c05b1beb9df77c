"""What do briefings say beside each other? Narrowed, counted, in series, and again and again.

`facets` narrows and counts; `matrix` sets themes against briefings; `questions` and
`good_practice` gather what many say; `series` and `repeats` look along the years; `reminders`
says what has been left.
"""
