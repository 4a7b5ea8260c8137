"""The ablation of the figures counts what a rule finds and what is lost without it."""

import json
from pathlib import Path

import pytest

from bench import ablation


def test_a_rule_gains_what_is_lost_without_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = [
        {"value": "3-5", "unit": "boats", "normalized_unit": "boat", "change": "=", "concept": "-"},
        {"value": "40", "unit": "%", "normalized_unit": "percentage", "change": "up", "concept": "fares"},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text(
        json.dumps({"doc_id": "1", "text": "Fares rose 40% and 3-5 boats sank.", "gold": {"figures": gold}}), "utf-8"
    )
    assert ablation.main(["figures", str(path)]) == 0
    rows = {line[:24].strip(): line.split()[-3:] for line in capsys.readouterr().out.splitlines()}
    assert rows["all rules"] == ["1.0000", "1.0000", "1.0000"]
    assert rows["measure"] == ["+0.3333", "+0.3333", "+0.3333"]
    assert rows["words of change"] == ["+0.0000", "+0.0000", "+0.5000"]
    assert rows["ranges with a dash"][0] > "+0.4"
    assert rows["minus"] == ["+0.0000", "+0.0000", "+0.0000"]
