"""Families, their networks and their time, drawn: SVG, words and a table for each picture.

No Django and no record here. `ink` puts marks on paper; `genogram`, `ecomap` and `timeline`
each take plain values in and give a picture with its text equivalent out.
"""
