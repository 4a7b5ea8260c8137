"""What an editor writes with the program's help: new files, drafts, mends; nothing that a person wrote is ever lost."""

import re
from io import StringIO
from pathlib import Path

import pytest
from editing import INVALID, document
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from collate import anchor, annotations, drafting
from collate.cli import main
from collate.load import load
from collate.located import scalar
from collate.mending import mended, mends
from collate.model import Briefing, Inputs, RawFile
from collate.pipeline import cited, edit

ROOT = Path(__file__).parent.parent
EVENTS = sorted((Path(__file__).parent / "cases" / "events").iterdir())
BRIEFING = "gaza-truce-phase-two"
SAID = ("title", "title_citation", "covers", "summary", "sources", "matrix", "origins", "terms")
SECTIONS = ("key_points", "quotes", "figures", "issues", "timeline", "discrepancies")


def articles(event: Path) -> Inputs:
    return Inputs(
        articles=tuple(RawFile(f"seeds/{path.name}", path.read_bytes()) for path in sorted(event.glob("*.txt")))
    )


def drafted(inputs: Inputs) -> tuple[Inputs, dict[str, Briefing]]:
    """The project with a draft for every briefing, and the briefings that were drafted."""
    edition, _ = edit(inputs)
    files = []
    for briefing in edition.briefings:
        documents = [each.document for each in edition.witnesses if each.id in {one.id for one in briefing.sources}]
        made, left = drafting.sections(briefing, documents, edition.config)
        assert left == ()
        files.append(RawFile(f"briefings/{briefing.slug}.yaml", (drafting.head(briefing) + made).encode()))
    return replace(inputs, briefings=tuple(files)), {each.slug: each for each in edition.briefings}


def says(briefing: Briefing) -> dict[str, object]:
    """All that a briefing says; that an editor has confirmed it is no difference."""
    bare = {name: tuple(replace(each, why=()) for each in getattr(briefing, name)) for name in SECTIONS}
    return bare | {name: getattr(briefing, name) for name in SAID}


@pytest.mark.parametrize("event", [ROOT / "seeds", *EVENTS], ids=lambda path: path.name)
def test_a_draft_reads_back_as_what_was_extracted(event: Path) -> None:
    bare = articles(event) if event.parent != ROOT else replace(load(ROOT)[0], briefings=())
    inputs, before = drafted(bare)
    after, faults = edit(inputs)
    assert [each for each in faults if each.file.startswith("briefings/")] == []
    assert {each.slug: says(each) for each in after.briefings} == {slug: says(each) for slug, each in before.items()}


def test_deleting_an_entry_of_a_draft_deletes_the_statement() -> None:
    inputs, before = drafted(articles(next(each for each in EVENTS if each.name == "bill")))
    (briefing,) = before.values()
    (file,) = inputs.briefings
    gone = briefing.key_points[0].id
    text = re.sub(rf"    - id: {gone}\n(?:      .*\n)+", "", file.data.decode())
    after, faults = edit(replace(inputs, briefings=(RawFile(file.file, text.encode()),)))
    assert faults == ()
    assert [each.id for each in after.briefings[0].key_points] == [each.id for each in briefing.key_points[1:]]


def test_draft_of_a_file_keeps_every_word_of_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "briefings" / f"{BRIEFING}.yaml"
    text = path.read_text("utf-8").partition("\ntimeline:")[0] + "  # the last word\n"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    assert main(["draft", BRIEFING, "--root", str(project)]) == 0
    assert "timeline written" in capsys.readouterr().err
    assert path.read_bytes().startswith(text.replace("\n", "\r\n").encode())
    assert b"\r\ntimeline:\r\n  only: true" in path.read_bytes()
    assert main(["check", "--root", str(project), "-q"]) == 0
    after = path.read_bytes()
    assert main(["draft", BRIEFING, "--root", str(project)]) == 0
    assert path.read_bytes() == after


def test_draft_hides_what_an_override_hides(project: Path) -> None:
    path = project / "briefings" / "given.yaml"
    (project / "briefings" / f"{BRIEFING}.yaml").unlink()
    names = sorted(each.name for each in (project / "seeds").glob("*.txt"))
    sources = "".join(f"  s{number}: {name}\n" for number, name in enumerate(names))
    path.write_text(f"sources:\n{sources}", "utf-8")
    point = edit(load(project)[0])[0].briefings[0].key_points[0].id
    path.write_text(f"sources:\n{sources}overrides: {{{point}: hide}}  # not news\n", "utf-8")
    before = edit(load(project)[0])[0].briefings[0]
    assert main(["draft", "given", "--root", str(project)]) == 0
    after, faults = edit(load(project)[0])
    assert faults == ()
    assert says(after.briefings[0]) == says(before)


def test_new_writes_a_file_that_builds_and_never_over_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [each.stem for each in sorted((project / "seeds").glob("*.txt"))][:2]
    assert main(["new", "first-try", *names, "--root", str(project)]) == 0
    path = project / "briefings" / "first-try.yaml"
    text = path.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=")
    assert main(["check", "--strict", "--root", str(project)]) == 0
    assert main(["new", "first-try", *names, "--root", str(project)]) == 1
    assert "it stays as it was" in capsys.readouterr().err
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("slug", "seed", "told"), [("Bad Slug", "", "small letters"), ("good", "002_40d8eecbec8f3b.txt", "did you mean")]
)
def test_new_says_what_is_wrong(
    project: Path, capsys: pytest.CaptureFixture[str], slug: str, seed: str, told: str
) -> None:
    name = seed or next((project / "seeds").glob("*.txt")).name
    assert main(["new", slug, name, "--root", str(project)]) == 1
    assert told in capsys.readouterr().err
    assert len(list((project / "briefings").iterdir())) == 1


def uncommented(guide: str) -> str:
    return re.sub(r"(?m)^# ( *(?:- )?(?:\w[\w ]*:|Two).*)$", r"\1", guide)


def test_what_new_shows_as_comments_is_yaml() -> None:
    from collate.commands.new import GUIDE  # noqa: PLC0415 - the one test that reads it

    text = "sources: {a: a.txt, b: b.txt}\n" + uncommented(GUIDE.format(slug="x", name="a", other="b"))
    loaded, faults = annotations.read(RawFile("briefings/x.yaml", text.encode()))
    assert faults == ()
    assert loaded
    assert loaded.value.model_fields_set >= {"summary", "key_points", "quotes", "figures", "open_issues", "differ"}


GOOD = (INVALID / "good.yaml").read_text("utf-8")
STYLES = ("plain", "double", "single", "folded", "literal", "flow")


def styled(line: str, style: str) -> str:
    """A citation's line in another of YAML's ways to write words."""
    dash, source, words = re.fullmatch(r"( *- )(\w+): (.+)", line).groups()  # type: ignore[union-attr]
    indent = " " * (len(dash) + 2)
    return {
        "plain": line,
        "double": f'{dash}{source}: "{words}"',
        "single": f"{dash}{source}: '{words}'",
        "folded": f"{dash}{source}: >-\n{indent}{words.replace(' ', chr(10) + indent, 1)}",
        "literal": f"{dash}{source}: |\n{indent}{words}",
        "flow": f"{dash}{{{source}: {words}}}",
    }[style]


CITATIONS = [
    number
    for number, line in enumerate(GOOD.split("\n"))
    if re.fullmatch(r" *- (herald|gazette): [^\"'#,:{}\[\]]{12,}", line) and ".txt" not in line
]


@settings(max_examples=60)
@given(st.sampled_from(CITATIONS), st.sampled_from(STYLES), st.data())
def test_a_mend_touches_nothing_but_the_words(number: int, style: str, data: st.DataObject) -> None:
    lines = GOOD.split("\n")
    right = lines[number]
    words = right.partition(": ")[2]
    at = data.draw(st.sampled_from([at for at, char in enumerate(words) if char.isalpha()]))
    wrong = right.replace(words, words[:at] + "ø" + words[at + 1 :])
    comment = "" if style in ("folded", "literal") else "  # mine: do not lose"
    lines[number] = styled(wrong, style) + comment
    text = "\n".join([*lines[:number], "# above", *lines[number:]])
    read, _ = cited(project_of(text))
    ((loaded, documents),) = read
    found = mends(loaded, documents)
    if not found:
        return
    (mend,) = found
    after = mended(text, mend)
    assert text[: mend.span.start] == after[: mend.span.start]
    assert after.endswith(text[mend.span.end :])
    assert after.count("#") == text.count("#")
    assert mends(*cited(project_of(after))[0][0]) == ()
    assert anchor.find(documents[mend.source], mend.now).places == (mend.place,)


def project_of(text: str) -> Inputs:
    seeds = tuple(
        RawFile(f"seeds/{path.name}", path.read_bytes()) for path in sorted((INVALID / "seeds").glob("*.txt"))
    )
    return Inputs(articles=seeds, briefings=(RawFile("briefings/marlow-flood.yaml", text.encode()),))


def broken(project: Path) -> tuple[Path, str, int]:
    path = project / "briefings" / f"{BRIEFING}.yaml"
    good = path.read_text("utf-8")
    right = "About 200 fighters remain trapped underground"
    path.write_text(good.replace(right, "About 200 fighters remain traped underground  # a note", 1), "utf-8")
    return path, good.replace(right, f"{right}  # a note", 1), good[: good.index(right)].count("\n") + 1


def test_fix_does_what_the_hint_says(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, mended_text, line = broken(project)
    assert main(["check", "--root", str(project), "-q"]) == 1
    assert f"`python build.py fix {BRIEFING}:{line}` puts it in" in capsys.readouterr().err
    assert main(["fix", f"{BRIEFING}:{line}", "--root", str(project)]) == 0
    out = capsys.readouterr().out
    assert "- " in out
    assert "+ " in out
    assert path.read_text("utf-8") == mended_text


def test_fix_asks_and_takes_no_for_an_answer(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, mended_text, _ = broken(project)
    before = path.read_text("utf-8")
    for answer, text, code in (("n\n", before, 1), ("", before, 1), ("q\n", before, 1), ("y\n", mended_text, 0)):
        monkeypatch.setattr("sys.stdin", StringIO(answer))
        assert main(["fix", "--root", str(project)]) == code
        assert path.read_text("utf-8") == text
    assert "left as written" in capsys.readouterr().out


def test_fix_says_when_a_number_or_a_name_differs(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "briefings" / f"{BRIEFING}.yaml"
    path.write_text(
        path.read_text("utf-8").replace("About 200 fighters remain", "About 210 fighters remain", 1), "utf-8"
    )
    assert main(["fix", "--yes", "--root", str(project)]) == 0
    assert "! “210”, “200”: does what you say above it still hold?" in capsys.readouterr().out


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40))
def test_a_scalar_reads_back_as_its_words(words: str) -> None:
    flat = " ".join(words.split())
    if not flat:
        return
    for cite in (f"[{{a: {scalar(flat, flow=True)}}}]", f"\n      - a: {scalar(flat)}  # note"):
        text = f"key_points:\n  - cite: {cite}\nsources: {{a: a.txt}}\n"
        loaded, faults = annotations.read(RawFile("x.yaml", text.encode()))
        assert loaded, faults
        assert loaded.value.key_points.items[0].cite[0].words == flat


def test_any_passage_can_be_cited_again() -> None:
    text = "The gates were opened. The gates were opened again, and the gates were shut by 242 men (242 in all)."
    article = document(text)
    for match in re.finditer(r"\w+", text):
        place = anchor.find(article, match.group()).places
        for each in place:
            words = anchor.citable(article, each)
            assert words
            (found,) = anchor.find(article, words).places
            assert found.start <= each.start
            assert each.end <= found.end


def test_every_section_that_can_be_drafted_is_one() -> None:
    assert {*Briefing.__struct_fields__} >= {*SECTIONS, *SAID}
