"""Template tags: the GOV.UK components that pages are put together from."""
