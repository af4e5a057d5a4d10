"""From records to one SQLite file, and what is served from it."""
