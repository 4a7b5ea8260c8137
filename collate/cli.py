"""Shell: the command line.

Nothing heavy is imported before a command is known to need it. Exit 0: fine; 1: the input
has errors, all of them shown, and the site is as it was; 2: wrong use.
"""

import argparse
import atexit
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from collate import __version__

_SELDOM = 200_000
"""Objects made between two searches for circles: what a small build makes is gone when it ends. See `press/work.py`."""

_WIDE = 80
"""Columns of who has no terminal."""

Run = Callable[[argparse.Namespace], int]
Option = Callable[[argparse.ArgumentParser], None]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    gc.set_threshold(_SELDOM)
    atexit.register(gc.freeze)  # what is left at the end goes with the process, and need not be searched
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # a plugin found nearby would change what is valid
    _attend()
    _speak_utf8()
    words = list(sys.argv[1:] if argv is None else argv)
    words = words if _names_command(words) else ["build", *words]
    parser = _parser(words[0])
    options = parser.parse_args(words)
    if not os.path.isdir(options.root):  # noqa: PTH112 - see `_PATHS`
        parser.error(f"there is no folder {options.root}")
    try:
        return int(options.run(options))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("stopped; the site is as it was\n")
        return 130


def _attend() -> None:
    """Where a stream was closed before we began nobody listens, and that stops nothing."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: PTH123, SIM115 - for as long as we run


def _speak_utf8() -> None:
    """Words of articles are told as they are, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _names_command(words: Sequence[str]) -> bool:
    return any(word in COMMANDS or word in ("-h", "--help", "--version") for word in words[:1])


def _help(prog: str) -> argparse.HelpFormatter:
    """As argparse has it, but for the module by which that asks how wide the terminal is, for every option anew."""
    try:
        width = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        width = _WIDE
    return argparse.HelpFormatter(prog, width=width - 2)


def _parser(asked: str) -> argparse.ArgumentParser:
    """The parser of the command that is asked for, or of all for who asks what there are."""
    parser = argparse.ArgumentParser(
        prog="build.py", description="Several articles, one briefing, every word cited.", formatter_class=_help
    )
    parser.add_argument("--version", action="version", version=f"collate {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", prog=parser.prog)
    for name, (run, purpose, options) in COMMANDS.items() if asked not in COMMANDS else ((asked, COMMANDS[asked]),):
        command = commands.add_parser(name, help=purpose, description=purpose, formatter_class=_help)
        command.set_defaults(run=run)
        command.add_argument("--root", default=".", metavar="DIR", help="the project (default: here)")
        for option in options:
            option(command)
    return parser


def _out(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", metavar="DIR", help="where it goes (default: inside the project)")


def _faults(command: argparse.ArgumentParser) -> None:
    command.add_argument("--strict", action="store_true", help="warnings stop the build, too")
    command.add_argument("--format", choices=("text", "json", "github"), default="text", help="how faults are shown")
    command.add_argument("-q", "--quiet", action="store_true", help="faults only")


def _jobs(command: argparse.ArgumentParser) -> None:
    command.add_argument("--jobs", type=int, metavar="N", help="processes that work at once (default: one a processor)")


def _loud(command: argparse.ArgumentParser) -> None:
    command.add_argument("-v", "--verbose", action="store_true", help="what each stage took, too")


def _base(command: argparse.ArgumentParser) -> None:
    command.add_argument("--base-url", metavar="URL", help="the address the site will have")


def _address(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", help="the address to answer at (default: this machine only)")
    command.add_argument("--port", type=int, default=8000, help="the port (default: 8000; 0: any that is free)")
    command.add_argument("--editor", metavar="URL", help="how a fault opens its file (default: vscode://file…)")


def _articles(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE", help="an article")


def _slug(command: argparse.ArgumentParser) -> None:
    command.add_argument("slug", metavar="SLUG", help="the briefing's address, which is its file's name too")


def _seeds(command: argparse.ArgumentParser) -> None:
    command.add_argument("seeds", nargs="+", metavar="SEED", help="an article in seeds/")


def _shown(command: argparse.ArgumentParser) -> None:
    command.add_argument("--show", action="store_true", help="show it instead of writing it")


def _place(command: argparse.ArgumentParser) -> None:
    command.add_argument("place", nargs="?", metavar="SLUG[:LINE]", help="one briefing, or the citation on one line")
    command.add_argument("-y", "--yes", action="store_true", help="put every nearest passage in without asking")
    meant = "where words stand in several places, the one that is meant, counted from 1"
    command.add_argument("--place", dest="number", type=int, metavar="N", help=meant)


def _pages(command: argparse.ArgumentParser) -> None:
    command.add_argument("pages", nargs="+", metavar="FILE|URL", help="a page, a list of addresses, a feed, a folder")
    command.add_argument("--name", help="the article's name in seeds/ (default: from its outlet and title)")
    command.add_argument("--private", action="store_true", help="private addresses, too")


def _statement(command: argparse.ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="a statement's id, as the preview shows it, or its beginning")
    command.add_argument("--format", choices=("text", "json"), default="text", help="how it is told")


def _reference(command: argparse.ArgumentParser) -> None:
    command.add_argument("ref", nargs="?", default="HEAD", metavar="REF", help="a commit, a branch or a tag")
    command.add_argument("--format", choices=("text", "json", "markdown"), default="text", help="how it is told")


_PATHS = ("root", "out", "files")
"""Options that are paths: texts until a command runs that needs more, since `pathlib` takes long to import."""


def _command(name: str) -> Run:
    """The command's function, imported when it is run."""
    return lambda options: int(import_module(f"collate.commands.{name}").run(options))


def _on_paths(name: str) -> Run:
    """The same for a command that works on paths."""

    def run(options: argparse.Namespace) -> int:
        from pathlib import Path  # noqa: PLC0415 - see `_PATHS`

        for each in _PATHS:
            given = getattr(options, each, None)
            if given is not None:
                setattr(options, each, list(map(Path, given)) if each == "files" else Path(given))
        return _command(name)(options)

    return run


COMMANDS: dict[str, tuple[Run, str, tuple[Option, ...]]] = {
    "build": (_command("build"), "the site, from articles and annotations", (_out, _base, _faults, _jobs, _loud)),
    "check": (_on_paths("check"), "every fault of the input; writes nothing", (_base, _faults)),
    "serve": (_on_paths("serve"), "the site in a browser while it is written", (_address, _out, _base, _faults)),
    "extract": (_on_paths("extract"), "what one article says, as JSON Lines with offsets", (_articles,)),
    "new": (_on_paths("new"), "a briefing's YAML with its sources, commented", (_slug, _seeds)),
    "add": (_on_paths("add"), "an article, or all of a list, a feed or a folder, into seeds/", (_pages,)),
    "draft": (_on_paths("draft"), "what was extracted, written as YAML to edit", (_slug, _shown)),
    "fix": (_on_paths("fix"), "puts the nearest passage where a citation no longer matches", (_place,)),
    "explain": (_on_paths("explain"), "where a statement comes from and why it is there", (_statement,)),
    "diff": (_on_paths("diff"), "statements that appear, vanish or change against a commit", (_reference,)),
    "schema": (_on_paths("schema"), "the JSON Schemas by which an editor completes YAML", (_out,)),
}
