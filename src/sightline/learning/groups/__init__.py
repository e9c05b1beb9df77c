"""Groups that work on what was learned: their steps, where they stand, the next agenda."""
