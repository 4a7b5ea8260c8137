"""The worst text of each rule: CPU seconds for a quarter of a megabyte and for a whole one.

`python -m bench.worst` prints a line a text; linear rules take four times as long for four times the text.
"""

import sys
import time

from bench.tasks_speech import read

WORST = (
    '"', "“", "”", "'", "a ", "Ab ", "A", "x", "he said that ", "Ito said, ", "“Ito said ", ". ", "Mr. ", ", ", "and ",
    "Bank of ", "Ana Ito. ", "Ana said.\n", ' "a', " 'a", "( ", "according to ", "— ", "A: ", "with X claiming ",
    "both and said ", "telling that who ", "«", "...", "her claim that ", "his “a” remark ", "in Ito's view, ",
    "called “a” by ", "is willing to ", "when Ito said, ", "was called ", "Ito said “a” and ", "made the point ",
    "who, ", ", which ", "as Ito put it, ", "chants of “a” ", "Ito said on “The A,” ", "Ito's ", "began saying ",
    "hit the ", "of Ana Ito saying ", "“a,” Ito said, ", "then said ",
    "in the words of ", "and said ", "Will argued ", "that “a” ",
)  # fmt: skip
"""Texts that are repeated, each the worst of a rule of speech."""
_ENGLISH = "The river of the town was high and it is said that they left on the boat from the pier. "
_LENGTH = 1_000_000


def seconds(worst: str, length: int) -> float:
    """CPU seconds that `worst`, repeated to `length` characters, takes from text to findings."""
    started = time.process_time()
    read({"text": _ENGLISH * 3 + worst * (length // len(worst))})
    return time.process_time() - started


def main() -> int:
    """Print text, seconds for a quarter, seconds for the whole, and how many times as long it takes."""
    for worst in WORST:
        quarter, whole = seconds(worst, _LENGTH // 4), seconds(worst, _LENGTH)
        print(f"{worst!r:28} {quarter:7.2f} {whole:7.2f} {whole / max(quarter, 0.001):6.1f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
