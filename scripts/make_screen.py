"""Takes the screen of the page that README.md shows, in Chromium, of the repository's records on a fixed day.

Other versions of the browser give other bytes: so a hash of the page's style and script is in the picture,
and a test compares it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-22"
SCREEN = ROOT / "docs" / "pictures" / "page.png"
#: What is typed, the day that is looked at, and the window.
WORDS, DAY, SIZE = "canada turkey", "2020-11-01", {"width": 1100, "height": 700}
ABOUT = "Words and filters at the left, the flow from Canada to Turkey on a day in 2020, and its records."


def look() -> str:
    """What the page looks like and does, as a hash."""
    from armstrack.render.page import assets

    return sha256((assets.style() + assets.script()).encode()).hexdigest()


def take(file: Path) -> bytes:
    """The screen as PNG."""
    from tests.external.browser import chromium, opened

    with chromium() as browser, opened(browser, file, viewport=SIZE, locale="en-GB") as page:
        page.fill("#q", WORDS)
        page.fill("#day", DAY)
        page.dispatch_event("#day", "change")
        page.evaluate("document.activeElement.blur()")
        return page.screenshot()


def main() -> int:
    """Writes the picture."""
    sys.path.insert(0, str(ROOT))
    from armstrack.render.charts.picture import with_texts

    environment = {name: value for name, value in os.environ.items() if name != "ARMSTRACK_RECORDS"}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ledger.html"
        words = [sys.executable, "-m", "armstrack", "--today", TODAY, "page", "-o", str(file)]
        subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, check=True)  # noqa: S603
        image = take(file)
    SCREEN.write_bytes(with_texts(image, {"Description": ABOUT, "Source": look()}))
    print(f"made {SCREEN.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
