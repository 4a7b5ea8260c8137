"""Programs that some tests drive and a machine may lack: then a test is skipped and says so, or with `CI` fails."""

import os
import shutil
from collections.abc import Iterable
from typing import NoReturn

import pytest


def program(what: str, names: Iterable[str], cure: str) -> str:
    """Where the first of `names` is."""
    return next(filter(None, map(shutil.which, names)), None) or missing(what, cure)


def missing(what: str, cure: str) -> NoReturn:
    """Skip, and say what would let the test run; fail where nothing may be missing."""
    message = f"{what} is missing, so this was NOT tested; {cure}"
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(message)
    pytest.skip(message)
