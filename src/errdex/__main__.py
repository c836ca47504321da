"""The program `errdex`: from its first import on, an interrupt ends it with one line."""

import sys

INTERRUPTED = 130  # as a shell counts it: 128 and the number of SIGINT


def main() -> int:
    """Run the command line and return its exit code."""
    try:
        # Here, because most of a short command's time is its imports.
        from errdex.cli import program

        return program.main()
    except KeyboardInterrupt:
        print("errdex: interrupted", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
