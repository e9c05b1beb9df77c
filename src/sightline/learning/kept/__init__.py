"""What many briefings share: messages, contacts, statistics and resources, each said once."""
