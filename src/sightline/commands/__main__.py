"""What does `python -m sightline.commands` do? The same as `sightline`."""

import sys

from sightline.commands.main import main

if __name__ == "__main__":
    sys.exit(main())
