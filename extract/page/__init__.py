"""Geometry as pure functions: words to lines to blocks."""
