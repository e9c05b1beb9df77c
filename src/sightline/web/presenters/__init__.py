"""How is what the queries answer laid out for a page? Words, rows and cards for templates.

Takes the frozen dataclasses of `record.queries` and gives back others that a template can
walk through with `if` and `for` alone. Decides nothing about who may see what: whatever it
is given may be shown. Every blank gets its reason here. Start reading at `around.py`.
"""
