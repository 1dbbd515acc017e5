"""Follows every link of a site over HTTP; faults are gathered so that one run names them all."""

import re
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser

FAULTS = []


def expect(fine, fault):
    """Notes a fault and goes on, so that one run names them all."""
    if not fine:
        FAULTS.append(fault)


class Links(HTMLParser):
    """Everything that a page leads to, and the places in it."""

    def __init__(self):
        super().__init__()
        self.found, self.places = [], set()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.places.add(given["id"])
        self.found += [given[key] for key in ("href", "src", "poster") if given.get(key)]
        if given.get("srcset"):
            self.found += [candidate.split()[0] for candidate in given["srcset"].split(", ")]
        if (given.get("http-equiv") or "").lower() == "refresh":
            self.found.append(given["content"].split("url=", 1)[1])


def crawl(top, site, look=lambda name, answer: None):
    """Follows every link over HTTP from the home page; nothing may lead out of the folder, and every page must be reached.

    `look` is shown the name and the answer of each address that is there.
    """
    queue, seen, places, wanted = [top + "index.html"], set(), {}, []
    while queue:
        url = queue.pop()
        if url in seen:
            continue
        seen.add(url)
        try:
            with urllib.request.urlopen(url) as answer:
                body, kind = answer.read(), answer.headers.get_content_type()
                look(urllib.parse.unquote(url.removeprefix(top)), answer)
        except urllib.error.HTTPError as error:
            expect(False, f"{urllib.parse.unquote(url.removeprefix(top))}: {error.code}")
            continue
        if kind == "text/css":
            named = [inner.strip("\"'") for inner in re.findall(r"url\(([^)]*)\)", body.decode())]
            queue += [urllib.parse.urljoin(url, inner) for inner in named if not inner.startswith("data:")]
        if kind != "text/html":
            continue
        page = Links()
        page.feed(body.decode("utf-8"))
        places[url] = page.places
        for link in page.found:
            target = urllib.parse.urljoin(url, link)
            if urllib.parse.urlsplit(target).netloc != urllib.parse.urlsplit(top).netloc:
                continue
            expect(target.startswith(top), f"{url.removeprefix(top)}: {link} leads out of the folder")
            bare, _, anchor = target.partition("#")
            queue.append(bare)
            wanted.append((url, bare, urllib.parse.unquote(anchor)))
    for url, bare, anchor in wanted:
        expect(not anchor or anchor in places.get(bare, ()), f"{url.removeprefix(top)}: no place #{anchor} in {bare.removeprefix(top)}")
    reached = {urllib.parse.unquote(url.removeprefix(top)) for url in seen}
    for path in site.rglob("*.html"):
        name = str(path.relative_to(site))
        lonely = name not in ("404.html", "entry.html") and name not in reached and 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
        expect(not lonely, f"{name}: no link leads there")
    return len(seen)
