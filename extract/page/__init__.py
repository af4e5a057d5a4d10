"""Geometry as pure functions: words to lines, lines to columns, columns to blocks, with furniture set aside."""
