"""Pages: what a person sees in a browser, and nothing about how it is decided.

Owns the templates, the GOV.UK components as template tags (`templatetags/govuk.py`), form
widgets, error pages and the look of sign-in. A page makes one call to `queries` or `actions`
of a package below and presents the answer; it holds no rule about who may see what.

Every page works without script, on a phone and by keyboard. Script only adds to what is there.
Start reading at `templates/base.html`.
"""
