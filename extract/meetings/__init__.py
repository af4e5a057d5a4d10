"""What papers of meetings share: attendance, items, decisions, reports, the parts of a pack."""
