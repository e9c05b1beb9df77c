"""Pages of figures: the partnership's scorecard, its front door, its disagreements."""
