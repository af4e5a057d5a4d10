"""`python -m townclerk`, where no command is installed on PATH."""

from townclerk.cli import main

main()
