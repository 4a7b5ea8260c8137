"""Work that others help with: shared out, interrupted, lost half-way; the result is always the same."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from importlib.util import find_spec
from pathlib import Path

import needed
import pytest

from bench.archive import lay
from bench.incremental import tree
from collate import search
from collate.cli import main
from collate.commands import bar
from collate.press import limits, reading, work
from collate.press.work import Work

ROOT = Path(__file__).parent.parent
ARTICLES = 40
UNSEARCHED = """import sys
from collate import cli, search
search.available = lambda: False
sys.exit(cli.main(sys.argv[1:]))"""


@pytest.fixture(autouse=True)
def _unsearched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "available", lambda: False)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project, and its site as one process makes it."""
    root = tmp_path_factory.mktemp("shared") / "archive"
    lay(ARTICLES, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "available", lambda: False)
        assert main(["build", "-q", "--root", str(root), "--jobs", "1"]) == 0
    return root


def fresh(archive: Path, into: Path) -> Path:
    """The same project, of which nothing is built."""
    lay(ARTICLES, into)
    assert tree(into / "seeds") == tree(archive / "seeds")
    return into


def test_processes_make_the_same_site(archive: Path, tmp_path: Path) -> None:
    root = fresh(archive, tmp_path / "archive")
    assert main(["build", "-q", "--root", str(root), "--jobs", "2"]) == 0
    assert tree(root / "site") == tree(archive / "site")


class Faint(Executor):
    """Does the first few jobs given to it, then nothing."""

    def __init__(self, jobs: int) -> None:
        self.left = jobs

    def submit(self, job: Callable[..., object], /, *given: object, **named: object) -> Future[object]:
        done: Future[object] = Future()
        self.left -= 1
        if self.left < -2:
            message = "nobody is left"
            raise OSError(message)
        if self.left < 0:
            done.set_exception(OSError("lost"))
        else:
            done.set_result(job(*given, **named))
        return done


@pytest.mark.parametrize("jobs", [0, 1, 3, 99])
def test_work_that_others_lose_is_done_here(archive: Path, jobs: int) -> None:
    raw = [(reading.RawFile(f"seeds/{path.name}", path.read_bytes()), None) for path in (archive / "seeds").iterdir()]
    helped = Work()
    helped.by(lambda: (Faint(jobs), 2))
    alone = Work(1)
    made = [list(each.map("reading:testify", (), raw, len(raw), 7)) for each in (helped, alone)]
    assert made[0] == made[1]
    assert bool(helped.complaint) == (jobs < len(raw) // 7)


def test_a_build_that_was_interrupted_goes_on_where_it_was(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = fresh(archive, tmp_path / "archive")
    counted = {"reading:testify": 0, "telling:briefings": 0, "rendering:pages": 0}
    run = work.run

    def counting(stage: str, shared: tuple[object, ...], batch: tuple[object, ...]) -> list[object]:
        counted[stage] += len(batch)
        return run(stage, shared, batch)

    monkeypatch.setattr(work, "run", counting)
    for stage in counted:
        stops = iter(range(8))

        def interrupting(
            _: bar.Progress, now: str, *_more: int, stage: str = stage, stops: Iterator[int] = stops
        ) -> None:
            if now == stage and next(stops) == 7:
                raise KeyboardInterrupt

        monkeypatch.setattr(bar.Progress, "__call__", interrupting)
        assert main(["build", "--root", str(root), "--jobs", "1"]) == 130
        assert not (root / "site").exists()
    monkeypatch.undo()
    monkeypatch.setattr(search, "available", lambda: False)
    monkeypatch.setattr(work, "run", counting)
    assert main(["build", "-q", "--root", str(root), "--jobs", "1"]) == 0
    assert tree(root / "site") == tree(archive / "site")
    first = dict(counted)
    assert first["reading:testify"] < ARTICLES + 16
    assert first["telling:briefings"] < len(list((root / "site/briefings").iterdir())) + 4


def test_a_build_that_was_killed_at_any_moment_leaves_no_half_site(archive: Path, tmp_path: Path) -> None:
    root = fresh(archive, tmp_path / "archive")
    command = [sys.executable, "-c", UNSEARCHED, "build", "-q", "--root", str(root)]
    for pause in (0.3, 0.9, 1.5):
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
            time.sleep(pause)
            process.kill()
        assert not (root / "site").exists() or tree(root / "site") == tree(archive / "site")
    assert main(["build", "-q", "--root", str(root)]) == 0
    assert tree(root / "site") == tree(archive / "site")


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """The address of a scheduler on loopback, and its two workers."""
    if find_spec("distributed") is None:
        needed.missing("Dask", "install collate[dask]")
    address = f"tcp://127.0.0.1:{free_port()}"
    quiet = ("--no-dashboard",)
    dask = (sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", address, *quiet)
    worker = (sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", *quiet)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = []
    try:
        for command in (dask, worker, worker):
            place = tmp_path / f"dask-{len(started)}"
            place.mkdir()
            started.append(
                subprocess.Popen(
                    command, cwd=place, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            )
        yield address, started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


@pytest.mark.timeout(180)
def test_a_cluster_of_which_one_worker_is_killed_makes_the_same_site(
    archive: Path,
    tmp_path: Path,
    cluster: tuple[str, list["subprocess.Popen[bytes]"]],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    address, (_, victim) = cluster
    from distributed import Client  # noqa: PLC0415 - missing on some machines

    with Client(address, timeout=60, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
    root = fresh(archive, tmp_path / "archive")
    with (root / "config.yaml").open("a", encoding="utf-8") as opened:
        opened.write(f"executor: dask\nscheduler: {address}\n")
    here: list[str] = []
    told: list[str] = []
    run = work.run

    def noted(stage: str, shared: tuple[object, ...], batch: tuple[object, ...]) -> list[object]:
        here.append(stage)
        return run(stage, shared, batch)

    def killing(_: bar.Progress, stage: str, done: int, _total: int) -> None:
        told.append(stage)
        if stage == "reading:testify" and done == ARTICLES // 3:
            victim.kill()

    monkeypatch.setattr(bar.Progress, "__call__", killing)
    assert main(["build", "--root", str(root)]) == 0
    assert victim.wait(timeout=10) != 0
    assert tree(root / "site") == tree(archive / "site")
    assert "no help" not in capfd.readouterr().err


def test_a_cluster_that_does_not_answer_costs_time_only(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if find_spec("distributed") is None:
        needed.missing("Dask", "install collate[dask]")
    monkeypatch.setattr("collate.press.cluster._PATIENCE", 0.2)
    root = fresh(archive, tmp_path / "archive")
    with (root / "config.yaml").open("a", encoding="utf-8") as opened:
        opened.write(f"executor: dask\nscheduler: tcp://127.0.0.1:{free_port()}\n")
    assert main(["build", "-q", "--root", str(root)]) == 0
    assert tree(root / "site") == tree(archive / "site")
    assert capsys.readouterr().err.count("no help from others") == 1


def test_a_cluster_without_an_address_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(4, tmp_path / "archive")
    (tmp_path / "archive/config.yaml").write_text("executor: dask\n", "utf-8")
    assert main(["build", "--root", str(tmp_path / "archive")]) == 1
    assert "error[no-scheduler]" in capsys.readouterr().err


@pytest.mark.parametrize("terminal", [True, False])
def test_long_work_tells_how_much_is_left(
    *, terminal: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    told = bar.Progress()
    for done in range(100):
        told("reading:testify", done, 100)
        now[0] += 0.5
    told("reading:testify", 100, 100)
    said = capsys.readouterr().err
    assert "20/100 articles read · 2/s · 0:40 left" in said or "21/100 articles read · 2/s · 0:40 left" in said
    assert said.endswith("\r\x1b[K" if terminal else "left\n")
    assert terminal or (said.count("\n") == 4 and "\x1b" not in said)


def test_a_site_that_nears_what_pages_take_is_told_of() -> None:
    assert limits.passed([10_000_000] * 79) == ()
    (large,) = limits.passed([10_000_000] * 81)
    assert "810 MB in 81 files" in large.message
    assert large.severity == "warning"
    (many,) = limits.passed([1] * 80_000)
    assert "80,000 files" in many.message
