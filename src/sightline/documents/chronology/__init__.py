"""One chronology out of many returns: in time order, same events linked, silences found."""
