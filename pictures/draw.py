"""Redraws every picture of the demo site: SVG by the scene functions, JPEG by headless Chromium and Pillow.

python3 -m pictures.draw [--only word] [--out DIR] [--jobs N] [--sheet FILE]
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, ROOT)

from pictures import scenes_campus, scenes_craft, scenes_food, scenes_portrait, scenes_stage, scenes_town, scenes_workshop  # noqa: E402
from pictures.svg import Canvas  # noqa: E402

MODULES = (scenes_workshop, scenes_craft, scenes_stage, scenes_town, scenes_campus, scenes_food, scenes_portrait)
COPIES = {   # the large pictures of the front page are pictures of the stories
    "featured/01-开幕.jpg": "photos/开幕.jpg", "featured/02-lesson.jpg": "photos/体验课.jpg",
    "featured/03-赛场.jpg": "events/skills-open/赛场.jpg", "featured/04-织机.jpg": "events/壮锦公开课/投梭.jpg",
    "featured/05-义诊.jpg": "photos/义诊.jpg", "featured/06-gala.jpg": "events/skills-gala/开场.jpg",
}
LIMIT = 200 * 1024


def scenes():
    """path in content/ -> (width, height, function)."""
    out = {}
    for m in MODULES:
        out.update(m.SCENES)
    return out


def render(path, w, h, fn, out):
    from PIL import Image
    c = Canvas(w, h)
    fn(c)
    with tempfile.TemporaryDirectory() as d:
        svg, png = os.path.join(d, "a.svg"), os.path.join(d, "a.png")
        with open(svg, "w", encoding="utf-8") as f:
            f.write(c.svg())
        cmd = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
               "--hide-scrollbars", "--user-data-dir=" + os.path.join(d, "p"), "--window-size=%d,%d" % (w, h), "--screenshot=" + png, "file://" + svg]
        subprocess.run(cmd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
        im = Image.open(png).convert("RGB")
    if im.size != (w, h):
        raise SystemExit("%s: %s, wanted %dx%d" % (path, im.size, w, h))
    to = os.path.join(out, path)
    os.makedirs(os.path.dirname(to), exist_ok=True)
    for q in (88, 86, 84, 82):
        im.save(to, "JPEG", quality=q, optimize=True, progressive=False, subsampling=0 if q > 84 else 2)
        if os.path.getsize(to) <= LIMIT:
            break
    return path, os.path.getsize(to), q


def sheet(paths, out, file, cols=3, tw=640):
    """A contact sheet to look at."""
    from PIL import Image
    ims = []
    for p in paths:
        im = Image.open(os.path.join(out, p))
        im.thumbnail((tw, tw * 3 // 4))
        ims.append(im)
    rows = [ims[i:i + cols] for i in range(0, len(ims), cols)]
    hs = [max(i.height for i in r) + 8 for r in rows]
    s = Image.new("RGB", (cols * (tw + 8), sum(hs)), "white")
    y = 0
    for r, hh in zip(rows, hs):
        for i, im in enumerate(r):
            s.paste(im, (i * (tw + 8), y))
        y += hh
    s.save(file)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--only", nargs="*", default=[])
    ap.add_argument("--out", default=os.path.join(ROOT, "content"))
    ap.add_argument("--jobs", type=int, default=3)
    ap.add_argument("--sheet")
    a = ap.parse_args()
    todo = {p: v for p, v in scenes().items() if not a.only or any(k in p for k in a.only)}
    with ThreadPoolExecutor(a.jobs) as ex:
        for p, size, q in ex.map(lambda kv: render(kv[0], *kv[1], a.out), todo.items()):
            print("%6.1f KB q%d %s" % (size / 1024, q, p), flush=True)
    if a.sheet:
        sheet(list(todo), a.out, a.sheet)
    if not a.only:
        for p, src in COPIES.items():
            os.makedirs(os.path.dirname(os.path.join(a.out, p)), exist_ok=True)
            shutil.copyfile(os.path.join(a.out, src), os.path.join(a.out, p))


if __name__ == "__main__":
    main()
