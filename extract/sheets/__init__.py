"""Spreadsheets: what each cell shows, what is hidden, and which tables a sheet holds."""
