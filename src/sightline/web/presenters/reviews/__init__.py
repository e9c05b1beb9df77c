"""How a review is set out on its pages."""
