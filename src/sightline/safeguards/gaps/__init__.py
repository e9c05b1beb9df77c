"""Who knew what when: what those who decided did not know, and somebody else did.

`bearing` reads which facts bear on which decisions, `circle` says whom a decision concerns,
`knowing` who knew a fact since when, `reaching` how it could have come to those who decided,
and `finding` puts them together. `wording` says it.
"""
