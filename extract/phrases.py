"""Text to values: dates, times, money, numbering, names; each parser gives None where there is none."""
