"""The review workspace: from a serious incident to learning, one step after another.

`log` writes steps and reads them back; `state` folds them, without a database, into where a
review stands; `policies` says who may take which; `queries` and `actions` are what pages
call. A review's steps are its own ledger, apart from the family's: docs/decisions/0007.
"""
