"""Where does a review stand? Pure functions that fold its steps; no database, no clock."""
