"""The ablation counts what a rule finds and what is lost without it."""

import json
from pathlib import Path

import pytest

from bench import ablation

TEXT = (
    "“The bridge is safe for lorries,” Ana Ito said.\n\n"
    "The bridge is “old and tired and weak”, according to Paul Okafor."
)


def _mark(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def test_a_rule_gains_what_is_lost_without_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = (("The bridge is safe for lorries", "Ana Ito"), ("old and tired and weak", "Paul Okafor"))
    gold = [{"start": _mark(words)[0], "end": _mark(words)[1], "speaker": [_mark(speaker)]} for words, speaker in pairs]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"doc_id": "invented", "text": TEXT, "gold": {"quotes": gold}}), "utf-8")
    assert ablation.main(["quotes", str(path)]) == 0
    rows = dict(line.rsplit(maxsplit=2)[::2] for line in capsys.readouterr().out.splitlines())
    assert rows == {
        "all rules": "1.0000",
        "according-to": "+0.5000",
        "/before": "+0.5000",
        "beside": "+0.5000",
        "beside/before": "+0.5000",
    }


def test_an_unknown_task_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert ablation.main(["sums", "gold.jsonl"]) == 2
    assert "usage" in capsys.readouterr().err
