"""A folder of returns, and everything a panel needs as a folder in return. No server, no record.

`reading` puts the returns (and the family's case file, if there is one) together into one
case; `panel_pages`, `panel_pictures` and `skeleton` make what the panel reads of it;
`writing` lays it all out with a page that leads to everything.
"""
