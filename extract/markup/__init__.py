"""HTML, of pages and of mails, into blocks."""
