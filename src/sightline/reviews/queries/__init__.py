"""All reads of reviews. What comes back is what the one who opened the review may see.

Start with `opening`; `chronology` reads the returns, `findings` what the engines make of them,
`across` other reviews, `asking` the record, `identifying` compares a text with all of it.
"""
