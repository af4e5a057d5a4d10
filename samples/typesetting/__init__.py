"""A small typesetting layer: blocks with the facts they give, set as PDF, DOCX, text or mail."""
