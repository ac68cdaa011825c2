"""Make the pictures of the documentation: the printed map, and the page in a browser.

Needs Chromium; from the folder of the checkout: ``python tools/make_gallery.py``.
"""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

VIEWS = {"page": (1280, 800), "page-phone": (390, 844)}


def main() -> None:
    """Write docs/map.png and a picture of the page for each view."""
    shutil.copy("output/map.png", "docs/map.png")
    page_address = Path("output/map.html").resolve().as_uri()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, (width, height) in VIEWS.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{page_address}#place=lachin-corridor" if name == "page" else page_address)
            page.wait_for_selector("html[data-ready]")
            page.wait_for_timeout(1500)
            page.screenshot(path=f"docs/{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
