"""Reads the outputs that are meant for programs with other people's parsers, and crawls the site over HTTP.

Usage: machine_outputs.py FOLDER SUBPATH BASE_URL — the site lies in FOLDER/SUBPATH and was built with BASE_URL.
"""

import datetime
import functools
import http.server
import json
import pathlib
import re
import sys
import threading
import urllib.parse
import xml.etree.ElementTree as ET

import icalendar

from crawl import FAULTS, crawl, expect


def calendars(site):
    """Every .ics: the form of RFC 5545 in bytes, then its sense as `icalendar` reads it."""
    events = {}
    for path in sorted(site.rglob("*.ics")):
        name = str(path.relative_to(site))
        raw = path.read_bytes()
        expect(raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b""), f"{name}: a line does not end in CRLF")
        for line in raw.split(b"\r\n"):
            expect(len(line) <= 75, f"{name}: a line of {len(line)} octets")
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                expect(False, f"{name}: a line is folded inside of a character")
        calendar = icalendar.Calendar.from_ical(raw)
        expect(not calendar.errors, f"{name}: {calendar.errors}")
        expect(str(calendar.get("VERSION")) == "2.0" and calendar.get("PRODID"), f"{name}: no VERSION or PRODID")
        zones = [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")]
        expect(zones == ["Asia/Shanghai"], f"{name}: zones {zones}")
        found = calendar.walk("VEVENT")
        seen = set()
        for event in found:
            expect(not event.errors, f"{name}: {event.errors}")
            for key in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS"):
                expect(event.get(key) is not None, f"{name}: an event without {key}")
            uid, start = str(event["UID"]), event.decoded("DTSTART")
            expect(uid not in seen, f"{name}: {uid} stands twice")
            seen.add(uid)
            if isinstance(start, datetime.datetime):
                expect(start.utcoffset() == datetime.timedelta(hours=8), f"{name}: {start} is not at +08:00")
            if event.get("DTEND") is not None:
                expect(event.decoded("DTEND") > start, f"{name}: ends before it begins")
            summary, status = str(event["SUMMARY"]), str(event["STATUS"])
            expect(("【取消】" in summary) == (status == "CANCELLED"), f"{name}: {summary} is {status}")
            expect(("【延期】" in summary) == (status == "TENTATIVE"), f"{name}: {summary} is {status}")
        events[name] = {str(event["UID"]): str(event["SUMMARY"]) for event in found}
    single = {}
    for name, found in events.items():
        if name.startswith("events/"):
            expect(len(found) == 1, f"{name}: {len(found)} events")
            single.update(found)
    expect(events["calendar.ics"] == single, "calendar.ics and events/*.ics do not hold the same events")
    return len(single)


def local(site, base, url, where):
    """Whether an absolute address of the site leads to one of its files."""
    expect(url.startswith(base), f"{where}: {url} is not below {base}")
    path = urllib.parse.unquote(url.removeprefix(base).split("#")[0]) or "index.html"
    expect((site / path).is_file(), f"{where}: {url} leads to no file")


def feed(site, base):
    """feed.xml as RFC 4287 wants it."""
    atom = "{http://www.w3.org/2005/Atom}"
    root = ET.parse(site / "feed.xml").getroot()
    expect(root.tag == atom + "feed", f"feed.xml: {root.tag}")
    entries = root.findall(atom + "entry")
    expect(len(entries) > 0, "feed.xml: no entry")
    ids = [element.findtext(atom + "id") for element in [root, *entries]]
    expect(len(set(ids)) == len(ids) and all(ids), "feed.xml: ids are missing or not unique")
    for element in [root, *entries]:
        title = element.findtext(atom + "title")
        expect(bool(title), "feed.xml: no title")
        updated = element.findtext(atom + "updated") or ""
        try:
            expect(datetime.datetime.fromisoformat(updated).utcoffset() is not None, f"feed.xml: {title}: {updated} has no zone")
        except ValueError:
            expect(False, f"feed.xml: {title}: updated is “{updated}”")
        for link in element.findall(atom + "link"):
            if link.get("rel", "alternate") in ("alternate", "self"):
                local(site, base, link.get("href"), "feed.xml")
    expect(root.find(atom + "author") is not None or all(e.find(atom + "author") is not None for e in entries), "feed.xml: no author")
    dates = [entry.findtext(atom + "updated") for entry in entries]
    expect(dates == sorted(dates, reverse=True), "feed.xml: not newest first")
    return len(entries)


def sitemap(site, base):
    """sitemap.xml names every page that people open, and nothing else."""
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.parse(site / "sitemap.xml").getroot()
    expect(root.tag == space + "urlset", f"sitemap.xml: {root.tag}")
    places = [url.findtext(space + "loc") for url in root.findall(space + "url")]
    expect(len(places) == len(set(places)), "sitemap.xml: an address stands twice")
    for place in places:
        local(site, base, place, "sitemap.xml")
    for url in root.findall(space + "url"):
        day = url.findtext(space + "lastmod")
        expect(day is None or re.fullmatch(r"\d{4}-\d\d-\d\d.*", day), f"sitemap.xml: lastmod {day}")
    named = {urllib.parse.unquote(place.removeprefix(base)) or "index.html" for place in places}
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        name = str(page.relative_to(site))
        # Visitors have no use for the pieces of the school's own front page: nothing leads there.
        hidden = name in ("404.html", "entry.html") or 'http-equiv="refresh"' in text
        expect((name in named) != hidden, f"sitemap.xml: {name} is {'named' if hidden else 'not named'}")
    expect(f"Sitemap: {base}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8"), "robots.txt: no sitemap")
    return len(places)


def week(site):
    """week.json: its version, and addresses that lead to files."""
    data = json.loads((site / "week.json").read_text(encoding="utf-8"))
    expect(data["version"] == 1, f"week.json: version {data['version']}")
    addresses = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*\.(html|ics|jpg|png)")
    count = 0

    def walk(value):
        nonlocal count
        if isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        elif isinstance(value, str) and addresses.fullmatch(value):
            count += 1
            expect((site / value).is_file(), f"week.json: {value} leads to no file")

    walk(data)
    expect(count > 0, "week.json: no addresses")
    return count


def web_config(site):
    """web.config: pairs of <remove/> and <mimeMap/> and nothing else."""
    root = ET.parse(site / "web.config").getroot()
    static = root.find("system.webServer/staticContent")
    expect(root.tag == "configuration" and static is not None, "web.config: another frame")
    expect([child.tag for child in root] == ["system.webServer"] and [child.tag for child in root[0]] == ["staticContent"], "web.config: more than types")
    pairs = [(child.tag, child.get("fileExtension")) for child in static]
    expect(all(a[0] == "remove" and b[0] == "mimeMap" and a[1] == b[1] for a, b in zip(pairs[::2], pairs[1::2])) and len(pairs) % 2 == 0, "web.config: no pairs")
    return len(pairs) // 2


def serve_and_crawl(folder, subpath, site):
    """Crawls the site behind the server that Python brings."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        return crawl(f"http://127.0.0.1:{server.server_port}/{urllib.parse.quote(subpath)}/", site)
    finally:
        server.shutdown()


def main():
    folder, subpath, base = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    site = folder / subpath
    print(f"icalendar {icalendar.__version__}: {calendars(site)} events")
    print(f"feed.xml: {feed(site, base)} entries, sitemap.xml: {sitemap(site, base)} pages")
    print(f"week.json: {week(site)} addresses, web.config: {web_config(site)} types")
    print(f"HTTP below /{subpath}/: {serve_and_crawl(folder, subpath, site)} addresses")
    for fault in FAULTS[:60]:
        print(f"FAULT {fault}", file=sys.stderr)
    sys.exit(f"{len(FAULTS)} faults" if FAULTS else 0)


if __name__ == "__main__":
    main()
