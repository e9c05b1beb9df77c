"""The dates people write ("w/c 3rd Feb", "early June 21", "12/5"), read into partial dates.

`reading.read_written` reads one on its own; `sequence` uses the rows around it for what one
leaves out. Whatever was guessed is a doubt; nothing comes out more exact than it was written.
"""
