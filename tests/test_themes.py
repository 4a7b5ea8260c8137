"""A project's own templates: over the packaged ones, built on them, and complained of where they are wrong."""

from pathlib import Path

import pytest

from collate.cli import main


def build(project: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["build", "-q", "--root", str(project)])
    return code, capsys.readouterr().err


def write(project: Path, name: str, text: str) -> None:
    path = project / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def page(project: Path, address: str) -> str:
    return (project / "site" / address).read_text("utf-8")


def test_one_block_is_replaced_and_the_rest_stays(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(
        project,
        "briefing.html",
        '{% extends "collate/briefing.html" %}{% block legend %}<p>Our marks.</p>{% endblock %}',
    )
    assert build(project, capsys) == (0, "")
    shown = page(project, "briefings/gaza-truce-phase-two/index.html")
    assert "<p>Our marks.</p>" in shown
    assert 'class="legend"' not in shown
    assert 'id="Key-points"' in shown


def test_a_block_of_the_base_is_replaced_on_every_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(
        project, "base.html", '{% extends "collate/base.html" %}{% block footer %}<footer>ours</footer>{% endblock %}'
    )
    assert build(project, capsys) == (0, "")
    for path in (project / "site").rglob("*.html"):
        assert "<footer>ours</footer>" in path.read_text("utf-8"), path


def test_the_documented_variables_are_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = """{% extends "collate/briefing.html" %}{% from "parts.html" import time, chip with context %}
{% block legend %}{{ page.kind }}|{{ page.address }}|{{ page.title }}|{{ site.title }}|{{ language }}|{{ direction }}
|{{ view.briefing.slug }}|{{ view.notes.cards|length }}|{{ to.page("about/") }}|{{ to.asset("style.css") }}
|{{ "2031-05-12"|day }}|{{ 4300|number }}|{{ time(view.briefing.covers) }}|{{ _("Notes") }}{% endblock %}"""
    write(project, "briefing.html", text)
    assert build(project, capsys) == (0, "")
    shown = page(project, "briefings/gaza-truce-phase-two/index.html").replace("\n", "")
    assert "briefing|briefings/gaza-truce-phase-two/|" in shown
    assert "|en|ltr|gaza-truce-phase-two|4|../../about/index.html|../../assets/style.css?" in shown
    assert "|12 May 2031|4,300|<time" in shown


def test_own_assets_lie_over_the_packaged_and_beside_them(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, "assets/style.css", "body { color: red }")
    write(project, "assets/own.css", "p { margin: 0 }")
    assert build(project, capsys) == (0, "")
    assert page(project, "assets/style.css") == "body { color: red }"
    assert page(project, "assets/own.css") == "p { margin: 0 }"
    assert not (project / "site/collate").exists()


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("index.html", "<p>\n{% if %}\n</p>", 2, "Expected an expression"),
        ("index.html", "<p>\n\n{{ view.nothing }}</p>", 3, "nothing"),
        ("index.html", '{% extends "nowhere.html" %}', 1, "nowhere.html"),
        ("index.html", "\n{{ 1 / 0 }}", 2, "division by zero"),
        ("index.html", '{% extends "index.html" %}', 1, ""),
        ("parts.html", "{% macro time(date) %}\n{{ date.nonsense() }}\n{% endmacro %}", 0, ""),
    ],
)
def test_a_faulty_template_is_a_complaint_at_its_line(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, line: int, words: str
) -> None:
    assert build(project, capsys) == (0, "")
    before = page(project, "index.html")
    write(project, name, text)
    code, told = build(project, capsys)
    assert code == 1
    assert "error[faulty-template]" in told
    assert f"templates/{name}:{line}" in told if line else "templates/" in told
    assert words in told
    assert "Traceback" not in told
    assert page(project, "index.html") == before


def test_check_reads_templates_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, "index.html", "{{ nothing }}")
    assert main(["check", "--root", str(project)]) == 1
    assert "templates/index.html:1:1: error[faulty-template]" in capsys.readouterr().err
