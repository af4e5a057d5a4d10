"""Text files: their encoding, line ends, marks of emphasis and columns, into blocks and grids."""
