"""What several test files need: the project's own site, built once, and copies of the project to break."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from collate.cli import main

ROOT = Path(__file__).parent.parent
settings.register_profile("untimed", deadline=None)  # a busy machine fails no test
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site; `COLLATE_SITE` names one that is built already."""
    if "COLLATE_SITE" in os.environ:
        return Path(os.environ["COLLATE_SITE"])
    out = tmp_path_factory.mktemp("built") / "site"
    assert main(["build", "-q", "--root", str(ROOT), "--out", str(out)]) == 0
    return out


@pytest.fixture(scope="session")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the articles alone: no briefing, no configuration, no YAML beside an article."""
    root = tmp_path_factory.mktemp("bare")
    shutil.copytree(ROOT / "seeds", root / "seeds", ignore=shutil.ignore_patterns("*.yaml"))
    assert main(["build", "-q", "--root", str(root)]) == 0
    return root / "site"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may break."""
    return copied(tmp_path)


def copied(into: Path) -> Path:
    """A copy of the project's inputs in the folder `into`."""
    for name in ("seeds", "briefings"):
        shutil.copytree(ROOT / name, into / name)
    shutil.copy(ROOT / "config.yaml", into)
    return into
