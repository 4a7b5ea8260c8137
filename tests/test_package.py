"""The package: built from the clone, installed where nothing else is, and run in an empty folder."""

import json
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheel and source."""
    into = tmp_path_factory.mktemp("dist")
    told = os.environ | {"SOURCE_DATE_EPOCH": "1600000000"}
    command = (sys.executable, "-m", "hatchling", "build", "-d", str(into))
    subprocess.run(command, cwd=ROOT, env=told, check=True, capture_output=True)
    return into


def test_the_wheel_has_all_that_a_build_needs(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for room in ("templates", "language/data", "serve"):
        ours = {path.name for path in (ROOT / ("templates" if room == "templates" else f"collate/{room}")).iterdir()}
        held = {name.split("/")[room.count("/") + 2] for name in names if name.startswith(f"collate/{room}/")}
        assert ours - {"__pycache__"} <= held
    assert not [name for name in names if name.startswith(("seeds", "tests"))]


def test_the_source_builds_the_same_wheel(dist: Path, tmp_path: Path) -> None:
    (source,) = dist.glob("*.tar.gz")
    with tarfile.open(source) as packed:
        packed.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    told = os.environ | {"SOURCE_DATE_EPOCH": "1600000000"}
    command = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "again"))
    subprocess.run(command, cwd=unpacked, env=told, check=True, capture_output=True)
    (one,), (other,) = dist.glob("*.whl"), (tmp_path / "again").glob("*.whl")
    assert one.read_bytes() == other.read_bytes()


def test_collate_runs_from_an_empty_folder(dist: Path, tmp_path: Path) -> None:
    """Its dependencies are this environment's own, so that nothing is fetched; its code is the wheel's alone."""
    place = tmp_path / "clean"
    venv.create(place, with_pip=False)
    (wheel,) = dist.glob("*.whl")
    packages = (
        next((place / "lib").glob("python*/site-packages")) if os.name == "posix" else place / "Lib/site-packages"
    )
    zipfile.ZipFile(wheel).extractall(packages)  # noqa: S202 - our own wheel
    (packages / "borrowed.pth").write_text(next(each for each in sys.path if each.endswith("site-packages")), "utf-8")
    project = tmp_path / "empty"
    (project / "seeds").mkdir(parents=True)
    python = place / ("bin/python" if os.name == "posix" else "Scripts/python.exe")
    command = (str(python), "-I", "-c", "import sys; from collate.cli import main; sys.exit(main())", "build")
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, "no-articles" in done.stderr) == (1, True), done.stderr
    (project / "seeds/a.txt").write_text("The dam held on Monday, the board said.\nIt was inspected twice.\n", "utf-8")
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert (project / "site/index.html").is_file()


@pytest.mark.long
@pytest.mark.timeout(300)
def test_it_installs_in_a_clean_environment(dist: Path, tmp_path: Path) -> None:
    """As a person would: with pip, which fetches what it needs."""
    place = tmp_path / "clean"
    venv.create(place, with_pip=True)
    (wheel,) = dist.glob("*.whl")
    lock = str(ROOT / "requirements/site.lock")
    pip = (str(place / "bin/python"), "-m", "pip", "install", "-q")
    subprocess.run((*pip, "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", lock), check=True)
    subprocess.run((*pip, "--no-deps", str(wheel)), check=True)
    subprocess.run((str(place / "bin/python"), "-m", "pip", "check"), check=True)
    (tmp_path / "project/seeds").mkdir(parents=True)
    (tmp_path / "project/seeds/a.txt").write_text("The dam held on Monday, the board said.\n", "utf-8")
    subprocess.run((str(place / "bin/collate"), "build"), cwd=tmp_path / "project", check=True)
    assert (tmp_path / "project/site/index.html").is_file()


def test_the_bill_of_materials_names_every_package() -> None:
    lock = ROOT / "requirements/site.lock"
    done = subprocess.run((sys.executable, str(ROOT / ".ci/sbom.py"), str(lock)), capture_output=True, check=True)
    bill = json.loads(done.stdout)
    assert {"jinja2", "pyyaml", "pydantic", "pagefind"} <= {each["name"] for each in bill["components"]}
    assert all(each["hashes"] and each["purl"].startswith("pkg:") for each in bill["components"])
    assert len(bill["components"]) == sum(line[0].isalnum() for line in lock.read_text("utf-8").splitlines() if line)


def test_every_lock_holds_every_digest() -> None:
    locks = sorted((ROOT / "requirements").glob("*.lock"))
    assert len(locks) == 5
    for lock in locks:
        text = lock.read_text("utf-8")
        pins = [line for line in text.splitlines() if line[:1].isalnum()]
        assert pins
        assert all(line.endswith("\\") and "==" in line for line in pins), lock
