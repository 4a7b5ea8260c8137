"""Pictures of each kind of page for the documentation: `python -m bench.screenshots [SITE]`.

Phone and desktop, light and dark, the first screens of each; drawn with few colours, so that they stay small.
Writes `docs/screenshots/` and `docs/briefing.png`. Needs a Chromium.
"""

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from bench.lighthouse import pages
from bench.serving import Served
from bench.showcase import showcase

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs"
WINDOWS = {"phone": (390, 1150), "desktop": (1180, 900)}
SCHEMES = ("light", "dark")
COLOURS = 40
ASKED = "?q=disarm"
COVER = ("briefing", "desktop", "light")
"""The picture of the README."""


def shot(browser: Browser, address: str, size: tuple[int, int], scheme: str) -> Image.Image:
    """The top of a page."""
    window = {"width": size[0], "height": size[1]}
    context = browser.new_context(viewport=window, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(300)
    image = Image.open(BytesIO(page.screenshot()))
    context.close()
    return image.convert("RGB")


def save(image: Image.Image, path: Path, colours: int = COLOURS) -> int:
    """Write `image` in few colours; its size in bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
    return path.stat().st_size


def main() -> None:
    """Every kind of page in every look, and the picture of the README."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        binary = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=binary, args=["--no-sandbox", "--disable-gpu"])
        total = sum(kind(browser, name, *page) for name, page in pages(site, showcase(Path(folder))).items())
        browser.close()
    print(f"{total // 1024} kB")


def kind(browser: Browser, name: str, site: Path, path: str) -> int:
    """A kind of page in every look; the size of its pictures in bytes."""
    served, total = Served(site), 0
    for window, size in WINDOWS.items():
        for scheme in SCHEMES:
            image = shot(browser, served.root + path + (ASKED if name == "search" else ""), size, scheme)
            total += save(image, OUT / "screenshots" / f"{name}-{window}-{scheme}.png")
            if (name, window, scheme) == COVER:
                total += save(image, OUT / "briefing.png", 3 * COLOURS)
    served.close()
    return total


if __name__ == "__main__":
    main()
