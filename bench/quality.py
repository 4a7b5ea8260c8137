"""Neutral predictions of the core, through the same functions as the build.

`python -m bench.quality TASK < documents.jsonl > predictions.jsonl`; a document is an object with `doc_id`
and what its task reads, offsets are code points of its `text`.
"""

import json
import sys
from collections.abc import Callable

from bench import tasks_figures, tasks_same, tasks_speech

Task = Callable[[dict[str, object]], dict[str, object]]

TASKS: dict[str, Task] = {**tasks_speech.TASKS, **tasks_figures.TASKS, **tasks_same.TASKS}


def main(arguments: list[str]) -> int:
    """Read documents, write predictions; 2 when the task is unknown."""
    if len(arguments) != 1 or arguments[0] not in TASKS:
        print(f"usage: python -m bench.quality {{{','.join(sorted(TASKS))}}}", file=sys.stderr)
        return 2
    predict = TASKS[arguments[0]]
    for line in sys.stdin:
        if line.strip():
            document = json.loads(line)
            print(json.dumps({"doc_id": document["doc_id"], **predict(document)}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
