"""The pages on which a briefing is written, checked, released, published and sent."""
