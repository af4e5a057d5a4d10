"""PDF files as pdfium sees them, and pdfminer where pdfium fails: pages of words, rules, fills and pictures."""
