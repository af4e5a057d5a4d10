"""One module a format, each turning bytes into a Paper."""
