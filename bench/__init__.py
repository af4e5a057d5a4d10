"""Speed and accuracy beside what people would use instead, printed as tables that docs/ quotes."""
