"""`python -m laodocs` is the command `laodocs`."""

from laodocs.cli import main

if __name__ == "__main__":
    main()
