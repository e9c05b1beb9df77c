"""Do the pages show what they should, to whom they should, and say why when they do not?"""
