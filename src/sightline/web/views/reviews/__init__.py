"""The pages of a review: from the incident to what came of the learning."""
