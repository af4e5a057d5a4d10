"""Tables as pure functions over a page's words, rules and fills."""
