"""Marks on paper: shapes and words with known sizes, written as SVG, PNG or PDF.

`marks` says what can be drawn, `metrics` and `wording` how much room words take, `colours`
and `hatching` how things are told apart, `legends` draws the key; `svg` writes a picture and
`printing` puts it on paper.
"""
