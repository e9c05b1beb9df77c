"""Word's .docx, read from its XML: every cell, every note, tracked changes as accepted."""
