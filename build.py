"""The clone's front door: `python build.py` builds the site; `python build.py --help` tells the rest."""

from collate.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
