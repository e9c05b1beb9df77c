"""All reads: the first argument is the actor, and what comes back is what they may see."""
