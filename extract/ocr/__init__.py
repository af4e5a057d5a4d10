"""Images of text: what Tesseract reads on them, and what their pixels show besides: skew, ruling lines, bold."""
