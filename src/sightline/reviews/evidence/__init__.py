"""What do the agencies' returns say together? From kept files to one chronology, and on."""
