"""The index: made of every statement, the same bytes each time, and a site without it all the same."""

import gzip
import json
from pathlib import Path

import example
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_voice import packaged

from collate import cbor, search
from collate.cli import main
from collate.model import File
from collate.outputs import render, templates
from collate.outputs.records import RECORDS
from collate.pages import paginate

ROOT = Path(__file__).parent.parent

values = st.recursive(st.integers(0, 2**64 - 1) | st.text(max_size=40), lambda inner: st.lists(inner, max_size=30))


def files() -> tuple[File, ...]:
    made = paginate((example.briefing(), example.earlier()), example.witnesses(), example.config())
    held, _ = templates(packaged(), search=True)
    return tuple(file for page in made for file in render(page, held)[0])


def listed() -> list[dict[str, object]]:
    whole = json.loads(next(file.data for file in files() if file.path == RECORDS))
    found: list[dict[str, object]] = whole["records"]
    return found


def filters(found: dict[str, object]) -> dict[str, list[str]]:
    held: dict[str, list[str]] = found["filters"]  # type: ignore[assignment]
    return held


def unpacked(data: bytes) -> bytes:
    return gzip.decompress(data).removeprefix(b"pagefind_dcd")


def test_every_statement_of_every_briefing_is_found_at_its_address() -> None:
    addresses = [str(one["address"]) for one in listed()]
    assert len(set(addresses)) == len(addresses)
    page = next(file.data for file in files() if file.path == "briefings/vell-ferry-strike/index.html").decode()
    here = [address.partition("#")[2] for address in addresses if address.startswith("briefings/vell-ferry-strike/")]
    assert len(here) > 15
    assert all(f'id="{name}"' in page for name in here if name)


def test_a_record_can_be_narrowed_by_actor_issue_source_kind_and_date() -> None:
    quote = next(one for one in listed() if str(one["address"]).endswith("#q-77a0"))
    assert filters(quote)["actor"] == ["Osric Hale"]
    assert filters(quote)["source"] == ["Harbour Post"]
    assert filters(quote)["date"] == ["2031-05"]
    issue = next(one for one in listed() if str(one["address"]).endswith("vell-ferry-strike/#old-roster"))
    assert filters(issue)["issue"] == ["The old roster"]
    assert filters(issue)["kind"] == ["Open issue"]


def test_a_site_without_an_index_keeps_its_list_and_asks_for_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "available", lambda: False)
    assert main(["build", "-q", "--root", str(project)]) == 0
    page = (project / "site/search/index.html").read_text("utf-8")
    assert "search.js" not in page
    assert "wasm-unsafe-eval" not in page
    assert 'class="letters"' in page
    assert not (project / "site/pagefind").exists()


def test_only_the_search_page_may_run_wasm(site: Path) -> None:
    for path in site.rglob("*.html"):
        allowed = "wasm-unsafe-eval" in path.read_text("utf-8")
        assert allowed == (path.parent.name == "search"), path


def test_records_are_no_part_of_the_site(site: Path) -> None:
    assert (site / "pagefind/pagefind.js").is_file()
    assert not (site / RECORDS).exists()
    assert not list((site / "pagefind").glob("*ui*"))


def test_the_same_site_has_the_same_index() -> None:
    first, second = search.indexed(files()), search.indexed(reversed(files()))
    assert first == second
    found = [file for file in first if file.path.endswith(".pf_fragment")]
    told = [json.loads(unpacked(file.data)) for file in found]
    assert sorted(one["url"] for one in told) == sorted(f"/{one['address']}" for one in listed())


def test_what_can_be_found_is_numbered_in_its_own_order_and_not_in_that_of_a_folder() -> None:
    made = {file.path: file.data for file in search.indexed(files())}
    (meta,) = (cbor.decode(unpacked(data)) for path, data in made.items() if path.endswith(".pf_meta"))
    found = [json.loads(unpacked(made[f"pagefind/fragment/{name}.pf_fragment"])) for name, _ in meta[1]]
    assert [one["url"] for one in found] == [f"/{one['address']}" for one in listed()]


def test_filters_are_in_order_and_named_by_what_they_hold() -> None:
    made = {file.path: file.data for file in search.indexed(files())}
    found = {}
    for path, data in made.items():
        if path.endswith(".pf_filter"):
            name, held = cbor.decode(unpacked(data))  # type: ignore[misc]
            found[name] = [value for value, *_ in held]  # type: ignore[union-attr, misc]
    assert sorted(found) == ["actor", "date", "issue", "kind", "source"]  # type: ignore[type-var]
    assert all(held == sorted(held) for held in found.values())
    entry = json.loads(made["pagefind/pagefind-entry.json"])
    assert f"pagefind/pagefind.{entry['languages']['en']['hash']}.pf_meta" in made


def test_a_failing_indexer_stops_the_build_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho broken >&2\nexit 3\n", "utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(search.sys, "executable", str(broken))
    with pytest.raises(search.CannotIndexError, match="broken"):
        search.indexed(files())


@given(values)
def test_cbor_comes_back_as_it_was(value: cbor.Value) -> None:
    assert cbor.decode(cbor.encode(value)) == value


@pytest.mark.parametrize("data", [b"", b"\x18", b"\x9f\x01", b"\xf6", b"\x01\x01"])
def test_what_is_no_index_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        cbor.decode(data)
