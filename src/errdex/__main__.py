"""The program `errdex`: from its first import on, an interrupt ends it with one line."""

import signal
import sys
from typing import Any

INTERRUPTED = 130  # as a shell counts it: 128 and the number of SIGINT
ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def main() -> int:
    """Run the command line and return its exit code.

    What ends a process interrupts it first, so that it leaves nothing half done behind.
    """
    ended: list[int] = []

    def end(number: int, _frame: Any) -> None:
        ended.append(number)
        signal.signal(number, signal.SIG_DFL)  # the second time at once
        raise KeyboardInterrupt

    kinds = [kind for kind in ENDS if signal.getsignal(kind) == signal.SIG_DFL]
    for kind in kinds:
        signal.signal(kind, end)
    try:
        # Here, because most of a short command's time is its imports.
        from errdex.cli import program

        return program.main()
    except KeyboardInterrupt:
        print("errdex: interrupted", file=sys.stderr)
        return INTERRUPTED
    finally:
        for kind in kinds:
            signal.signal(kind, signal.SIG_DFL)
        for number in ended[:1]:
            signal.raise_signal(number)


if __name__ == "__main__":
    sys.exit(main())
