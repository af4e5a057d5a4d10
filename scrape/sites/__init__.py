"""The sites that can be read, one module each; scrape/choosing.py walks this folder."""
