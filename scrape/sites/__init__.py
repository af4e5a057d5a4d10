"""One module a kind of site."""
