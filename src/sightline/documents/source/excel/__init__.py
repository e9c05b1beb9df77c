"""Excel's .xlsx: what each cell holds, which are hidden, merged or struck, and how it shows."""
