"""Crawls a site behind a real web server and looks at what the server says of each file.

Usage: hosting.py TOP FOLDER — TOP is the address of the column with a slash at its end, FOLDER the site as built.
"""

import pathlib
import sys
import time
import tomllib
import urllib.error
import urllib.parse
import urllib.request

from crawl import FAULTS, crawl, expect

TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "javascript",
    "jpg": "image/jpeg",
    "png": "image/png",
    "ics": "text/calendar",
    "json": "application/json",
    "xml": "xml",
    "pdf": "application/pdf",
}
FOREVER = "public, max-age=31536000, immutable"


def look(name, answer):
    """Type, character set and cache of one answer."""
    said = answer.headers
    kind = TYPES.get(name.rsplit(".", 1)[-1])
    expect(kind is None or kind in said.get_content_type(), f"{name}: {said['Content-Type']}")
    if kind in ("text/html", "text/css", "text/calendar"):
        expect((said.get_content_charset() or "").lower() == "utf-8", f"{name}: {said['Content-Type']}")
    forever = name.startswith(("assets/", "photos/"))
    expect(said["Cache-Control"] == (FOREVER if forever else "no-cache"), f"{name}: Cache-Control {said['Cache-Control']}")


def status(url):
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.status, answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8")


def wait_for(url):
    """A server needs a moment to start."""
    for _ in range(100):
        try:
            urllib.request.urlopen(url).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"nobody answers at {url}")


def netlify(root):
    """netlify.toml sets the same caches."""
    rules = {rule["for"]: rule["values"] for rule in tomllib.loads((root / "netlify.toml").read_text(encoding="utf-8"))["headers"]}
    for place in ("/assets/*", "/photos/*"):
        expect(rules[place]["Cache-Control"] == FOREVER, f"netlify.toml: {place}")
    expect(rules["/*"]["X-Content-Type-Options"] == "nosniff" and "max-age=0" in rules["/*"]["Cache-Control"], "netlify.toml: /*")


def main():
    top, site = sys.argv[1], pathlib.Path(sys.argv[2])
    wait_for(top)
    count = crawl(top, site, look)
    code, body = status(top)
    expect(code == 200 and body == (site / "index.html").read_text(encoding="utf-8"), f"the folder itself answers {code}")
    for missing in ("no-such-page.html", "events/no-such-page.html", urllib.parse.quote("没有 这页.html")):
        code, body = status(top + missing)
        expect(code == 404 and body == (site / "404.html").read_text(encoding="utf-8"), f"{missing}: {code}, not the page of the site")
    for hidden in (".zhuanlan", "web.config"):
        expect(status(top + hidden)[0] in (403, 404), f"{hidden} can be read")
    netlify(pathlib.Path(__file__).resolve().parents[2])
    print(f"{urllib.parse.unquote(top)}: {count} addresses")
    for fault in FAULTS[:60]:
        print(f"FAULT {fault}", file=sys.stderr)
    sys.exit(f"{len(FAULTS)} faults" if FAULTS else 0)


if __name__ == "__main__":
    main()
