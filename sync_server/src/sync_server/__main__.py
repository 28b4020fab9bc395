"""The entry point: script `kiryana-server`, also `python -m sync_server`."""

import sys


def main() -> None:
    """Run the command line and leave with its status."""
    from sync_server.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
