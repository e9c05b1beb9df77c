"""OpenDocument text (.odt), read from its XML."""
