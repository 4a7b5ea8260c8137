import os
from pathlib import Path

import pytest

from collate import load as loading
from collate.load import load


def codes(root: Path) -> dict[str, str]:
    _, complaints = load(root)
    return {each.file: each.message for each in complaints}


def test_each_kind_finds_its_room(project: Path) -> None:
    inputs, complaints = load(project)
    assert complaints == ()
    assert [len(inputs.articles), len(inputs.abouts), len(inputs.briefings)] == [4, 4, 1]
    assert inputs.config is not None
    assert "briefing.html" in {each.file for each in inputs.templates}


def test_bytes_are_kept(project: Path) -> None:
    (project / "seeds/odd.txt").write_bytes(b"\xff\r\n\x00\rend")
    inputs, _ = load(project)
    assert next(each for each in inputs.articles if each.file == "seeds/odd.txt").data == b"\xff\r\n\x00\rend"


@pytest.mark.skipif(os.name != "posix", reason="links and pipes as POSIX has them")
def test_links_and_pipes_are_named_and_left_out(project: Path) -> None:
    (project / "seeds/link.txt").symlink_to("/etc/passwd")
    os.mkfifo(project / "seeds/pipe.txt")
    assert codes(project) == {
        "seeds/link.txt": "this file is left out: links are not followed",
        "seeds/pipe.txt": "this file is left out: it is no regular file",
    }


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_a_linked_folder_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to("/etc")
    inputs, _ = load(tmp_path)
    assert inputs.articles == ()
    assert codes(tmp_path) == {"seeds": "this file is left out: links are not followed"}


def test_a_file_past_the_limit_names_the_limit(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MOST_BYTES", 2**20)
    (project / "seeds/long.txt").write_bytes(b"x" * (2**20 + 1))
    assert codes(project) == {"seeds/long.txt": "this file is left out: it is larger than 1 MiB"}


def test_a_briefing_of_another_ending_is_named(project: Path) -> None:
    (project / "briefings/notes.txt").write_text("hm", "utf-8")
    assert list(codes(project)) == ["briefings/notes.txt"]


def test_the_projects_own_template_lies_over_the_packaged_one(project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates/404.html").write_text("mine", "utf-8")
    inputs, _ = load(project)
    assert {each.file: each.data for each in inputs.templates}["404.html"] == b"mine"
    assert len(inputs.templates) > 1
