"""Family trees from other programs: GEDCOM 5.5.1 and 7 files as families to draw.

Start with `reading.family_from_gedcom`. GEDCOM knows no homes, orders or parental
responsibility, so it is for bringing a tree in, never for keeping a family.
"""
