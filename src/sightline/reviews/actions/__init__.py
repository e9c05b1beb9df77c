"""All writes of reviews: one verb each, one transaction, each a step of the log."""
