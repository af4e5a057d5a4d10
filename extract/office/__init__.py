"""Office files: packages checked before they are opened, styles, numbering and tables."""
