"""All reads of reviews. The first argument is the actor; without a seat there is nothing."""
