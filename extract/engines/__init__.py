"""The programs that open files for us: pdfium and pdfminer for PDF, Tesseract for images of text."""
