"""One tree of bytes and modes, whoever builds it, wherever, whenever and by whichever Python."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="users, masks and zones as POSIX has them")

LOCALES = ("C", "C.UTF-8", "POSIX", "tr_TR.UTF-8", "ar_EG.UTF-8", "de_DE@euro", "")
ZONES = ("UTC", "Pacific/Chatham", "America/St_Johns", "Asia/Kathmandu", "")
SEEDS = ("0", "1", "12345", "random")
UMASKS = (0o000, 0o022, 0o027, 0o077)
EPOCHS = ("", "0", "315532800", "4102444800")
NOBODY = 65_534
PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14")

Tree = dict[str, tuple[int, bytes]]


def tree(folder: Path) -> Tree:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in folder.rglob("*")
    }


def laid(into: Path, chance: random.Random) -> Path:
    """A copy of the project, its files made in any order."""
    paths = [path for name in ("seeds", "briefings", "config.yaml") for path in [ROOT / name, *(ROOT / name).glob("*")]]
    files = sorted(path for path in paths if path.is_file())
    chance.shuffle(files)
    for path in files:
        place = into / path.relative_to(ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    return into


def built(project: Path, chance: random.Random, python: str = sys.executable, *, user: int = 0) -> Tree:
    mask = chance.choice(UMASKS)
    told = {
        "PATH": os.environ["PATH"],
        "HOME": str(project),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": chance.choice(LOCALES),
        "LANG": chance.choice(LOCALES),
        "TZ": chance.choice(ZONES),
        "PYTHONHASHSEED": chance.choice(SEEDS),
        "SOURCE_DATE_EPOCH": chance.choice(EPOCHS),
        "COLUMNS": chance.choice(("20", "200")),
    }

    def enter() -> None:
        os.umask(mask)
        if user:
            os.setuid(user)

    command = (python, "-B", str(ROOT / "build.py"), "build", "-q", "--root", str(project))
    done = subprocess.run(command, env=told, preexec_fn=enter, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (told, done.stderr)
    return tree(project / "site")


@pytest.mark.parametrize(
    "times", [2, pytest.param(32, marks=[pytest.mark.long, pytest.mark.timeout(900)])], ids=["some", "many"]
)
def test_any_environment_gives_the_same_tree(tmp_path: Path, times: int, site: Path) -> None:
    chance = random.Random(20310503)  # noqa: S311 - environments, no secret
    expected = tree(site)
    for number in range(times):
        project = laid(tmp_path / f"{'x' * chance.randint(1, 60)} {number}é", chance)
        assert built(project, chance) == expected


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may be somebody else")
def test_another_user_gives_the_same_tree(site: Path) -> None:
    project = laid(Path("/tmp") / f"collate-{os.getpid()}", random.Random(1))  # noqa: S108, S311 - a place of nobody's
    try:
        for path in (project, *project.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        assert built(project, random.Random(2), user=NOBODY) == tree(site)  # noqa: S311 - as above
    except PermissionError:
        pytest.skip("this Python is for root alone")
    finally:
        shutil.rmtree(project)


@pytest.fixture
def others(tmp_path: Path) -> tuple[str, ...]:
    """Every other Python at hand, with the locked dependencies."""
    found = [path for path in map(shutil.which, PYTHONS) if path]
    made = []
    for number, path in enumerate(found):
        if subprocess.run((path, "-V"), capture_output=True, check=False).returncode:
            continue
        place = tmp_path / f"python{number}"
        subprocess.run((path, "-m", "venv", str(place)), check=True)
        lock = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / "requirements/site.lock"))
        subprocess.run((str(place / "bin/python"), "-m", "pip", "install", "-q", *lock), check=True)
        made.append(str(place / "bin/python"))
    if len(made) < 2:
        pytest.skip("there is only one Python here; the test workflow compares four")
    return tuple(made)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_every_python_gives_the_same_tree(tmp_path: Path, others: tuple[str, ...], site: Path) -> None:
    for number, python in enumerate(others):
        chance = random.Random(number)  # noqa: S311 - environments, no secret
        assert built(laid(tmp_path / f"p{number}", chance), chance, python) == tree(site), python
