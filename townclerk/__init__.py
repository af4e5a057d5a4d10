"""The program: what a person or cron starts."""
