"""One module a widget; widgets talk upwards by messages only."""
