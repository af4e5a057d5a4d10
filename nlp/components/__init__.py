"""spaCy components, each usable alone."""
