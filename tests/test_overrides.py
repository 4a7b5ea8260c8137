"""Single statements changed by their ids."""

from extracted import COUNT, GATES, HELD, HOUSES, REBUILD, RISE, WARD, briefing, codes, faults


def test_overrides_change_what_they_name() -> None:
    yaml = f"""overrides:
  {GATES.id}: {{pin: 1, say: Gates opened on Friday.}}
  {REBUILD.id[:6]}: {{who: The mayor}}
  {HOUSES.id}: {{what: Houses flooded, note: Counts differ.}}
  {WARD.id}: hide
  dam-repair: {{status: stuck, ask: Who?}}
  {RISE.id}: {{on: 2031-05-02}}
  {COUNT.id}: {{severity: info, about: Count}}
"""
    made = briefing(yaml)
    assert [each.text for each in made.key_points] == ["Gates opened on Friday.", "The dam held."]
    assert made.quotes[0].speaker == "The mayor"
    assert (made.figures[0].what, made.figures[0].note) == ("Houses flooded", "Counts differ.")
    assert made.terms == ()
    assert (made.issues[0].status, made.issues[0].question) == ("stuck", "Who?")
    assert made.timeline[0].date == "2031-05-02"
    assert (made.discrepancies[0].severity, made.discrepancies[0].about, made.discrepancies[0].by) == (
        "info",
        "Count",
        "editor",
    )
    assert [row.statement for row in made.matrix.rows] == [GATES.id, HELD.id, HOUSES.id]


def test_statements_are_merged_and_split_by_what_they_rest_on() -> None:
    merged = briefing(f"overrides:\n  {HELD.id}: {{merge: [{GATES.id}]}}\n").key_points
    assert [each.citations for each in merged] == [(*HELD.citations, *GATES.citations)]
    assert merged[0].articles == 2
    for statement in (HELD, REBUILD, HOUSES):
        made = briefing(f"overrides:\n  {statement.id}: {{split: [gazette]}}\n")
        section = {HELD: made.key_points, REBUILD: made.quotes, HOUSES: made.figures}[statement]
        assert section[0].id == statement.id
        assert section[1].id != statement.id
    assert made.figures[0].verdict == "agree"


def test_an_override_that_changes_nothing_is_complained_of() -> None:
    assert codes("overrides: {k-000000: hide}\n") == ["unknown-id"]
    assert codes(f"overrides: {{{HELD.id}: {{who: X}}}}\n") == ["override-misfit"]
    assert codes(f"overrides: {{{HELD.id}: {{merge: [{REBUILD.id}]}}}}\n") == ["override-misfit"]
    assert codes(f"overrides: {{{GATES.id}: {{split: [gazette]}}}}\n") == ["override-misfit"]
    assert codes("overrides: {dam-repair: {split: [herald]}}\n") == ["override-misfit"]


def test_what_an_override_cannot_do_is_told_where_it_is_written() -> None:
    for yaml, message in {
        f"{HELD.id}: {{}}": f"nothing is said of {HELD.id}",
        f"{HELD.id}: {{hide: true, say: x}}": f"{HELD.id} is hidden, so that nothing else said of it has an effect",
        f"{HELD.id}: {{merge: [{HELD.id}]}}": f"{HELD.id} cannot be merged into itself",
        f"{HELD.id}: {{merge: [{GATES.id}]}}, {GATES.id}: hide": f"{GATES.id} is merged into {HELD.id} above",
        f"{GATES.id}: hide, {HELD.id}: {{merge: [{GATES.id}]}}": f"{GATES.id} is hidden above",
        f"{HELD.id}: {{split: [gazete]}}": "`gazete` is none of this briefing's sources",
        f"{HELD.id}: {{pin: 1}}, {GATES.id}: {{pin: 1}}": f"place 1 is given to {HELD.id} already",
        f"{RISE.id}: {{pin: 1}}": "the timeline goes by date: no moment can be pinned",
    }.items():
        assert [each.message for each in faults(f"overrides: {{{yaml}}}\n")] == [message]
