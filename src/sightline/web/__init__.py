"""Pages: what a person sees in a browser, and nothing about how it is decided.

Owns the templates, the GOV.UK components as template tags (`templatetags/govuk.py`),
form widgets, error pages and the look of sign-in. A page makes one call to `queries` or
`actions` of a package below and presents the answer; who may see what is not its to say.

Every page works without script, on a phone and by keyboard; script only adds to that.
Start reading at `templates/base.html`.
"""
