"""Build ``output/`` again, and with it what quotes it: README's summary, the gallery.

Run it from the folder of the checkout after a change of the tables, the rules or the
page; needs Chromium:

    python tools/rebuild_output.py
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

VIEWS = {"page": (1280, 800), "page-phone": (390, 844)}
BLOCK = re.compile(r"(<!-- summary -->\n```text\n).*?(```\n)", re.DOTALL)


def main() -> None:
    """Build, then bring README and gallery up to date."""
    done = subprocess.run(
        [sys.executable, "-m", "geo.cli", "build"], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(done.stderr)
    readme = Path("README.md")
    text = readme.read_text(encoding="utf-8")
    summary = BLOCK.sub(lambda found: found[1] + done.stdout + found[2], text)
    readme.write_text(summary, encoding="utf-8")
    shutil.copy("output/map.png", "docs/map.png")
    take_pictures()


def take_pictures() -> None:
    """Write a picture of the page for each view: one with a route chosen, one on a phone."""
    address = Path("output/map.html").resolve().as_uri()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, (width, height) in VIEWS.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{address}#place=lachin-corridor" if name == "page" else address)
            page.wait_for_selector("html[data-ready]")
            page.wait_for_timeout(1500)
            page.screenshot(path=f"docs/{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
