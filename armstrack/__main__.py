"""`python -m armstrack` is the console script."""

from armstrack.cli.main import main

if __name__ == "__main__":
    main()
