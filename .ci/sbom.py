"""A lock file → its bill of materials: CycloneDX, on the standard output; the same bytes each time.

The lock names every package, its version and the digests of its files, so nothing has to be installed or asked.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = re.compile(r"^(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>\S+)", re.MULTILINE)
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def components(lock: str) -> Iterator[dict[str, object]]:
    """Each package of a lock file in its order."""
    found = [*_PACKAGE.finditer(lock)]
    ends = [each.start() for each in found[1:]] + [len(lock)]
    for each, end in zip(found, ends, strict=True):
        name, version = each["name"], each["version"]
        digests = _DIGEST.findall(lock, each.end(), end)
        yield {
            "type": "library",
            "bom-ref": f"{name}@{version}",
            "name": name,
            "version": version,
            "purl": f"pkg:pypi/{name}@{version}",
            "hashes": [{"alg": "SHA-256", "content": digest} for digest in digests],
        }


def bill(root: Path, lock: Path) -> dict[str, object]:
    """The bill of the package in `root`."""
    version = re.search(r'__version__ = "([^"]+)"', (root / "collate/__init__.py").read_text("utf-8"))
    assert version, "the package has a version"  # noqa: S101 - a release without one must not be made
    package = {"type": "application", "bom-ref": "collate", "name": "collate", "version": version[1]}
    found = [*components(lock.read_text("utf-8"))]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": package},
        "components": found,
        "dependencies": [{"ref": "collate", "dependsOn": [each["bom-ref"] for each in found]}],
    }


if __name__ == "__main__":
    json.dump(bill(Path(__file__).parent.parent, Path(sys.argv[1])), sys.stdout, indent=1)
    sys.stdout.write("\n")
