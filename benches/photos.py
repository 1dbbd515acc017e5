"""Photos beside other people's programs: CPU time, wall time and peak memory of whole processes, and how good the renditions are.

python3 benches/photos.py --zhuanlan PROGRAM [--hugo PROGRAM] [--count 40] [--many 400] [--rounds 1] [--work FOLDER] [--alone] [ROW …]

`--alone` lets nothing else run meanwhile (`chrt -f 1`, as root), which a shared machine needs for wall times and true ratios.

Rows: jpeg, webp, p3, cores, many, again, quality; all of them if none is named. Needs Pillow and numpy, vipsthumbnail (libvips-tools) and
`npm install` in benches/photos. A ratio is ours by theirs in the same round; the table shows the middle round.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
WIDTHS = "480,960,1600"


class Used:
    """What some processes took together; the memory is that of the hungriest."""

    def __init__(self, cpu=0.0, wall=0.0, memory=0):
        self.cpu, self.wall, self.memory = cpu, wall, memory

    def __add__(self, other):
        return Used(self.cpu + other.cpu, self.wall + other.wall, max(self.memory, other.memory))


ALONE = []


def run(*command, cwd=None):
    started = time.monotonic()
    process = subprocess.Popen(ALONE + [str(part) for part in command], cwd=cwd, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return Used(usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss / 1024)


def empty(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def take(folder, count, *more):
    """Invents photos in a process of its own: what a process takes counts as the peak of all that it starts."""
    subprocess.run([sys.executable, HERE / "camera.py", folder, str(count), *more], check=True, stdout=subprocess.DEVNULL)


class Bench:
    def __init__(self, args):
        self.args = args
        self.work = pathlib.Path(args.work or tempfile.mkdtemp(prefix="photos-")).resolve()
        self.photos = self.work / "camera"
        take(self.photos, args.count)

    def site(self, photos, formats, copies=1):
        """A site with one report, each photo alone between its lines. Further copies differ by a byte behind the picture, so that none is
        taken for another."""
        site = empty(self.work / "site")
        folder = site / "content" / "stories" / "a"
        folder.mkdir(parents=True)
        (site / "zhuanlan.yaml").write_text(f"title: 专栏\nschool: {{name: 某校}}\nphotos: {{formats: [{formats}]}}\n")
        text = "---\ntitle: 照片\ndate: 2024-05-21\n---\n"
        for copy in range(copies):
            for photo in sorted(photos.glob("*.jpg")):
                target = folder / f"{copy}-{photo.name}"
                target.write_bytes(photo.read_bytes() + bytes([copy])) if copy else os.link(photo, target)
                text += f"文字。\n\n![{target.stem}]({target.name})\n\n"
        (folder / "index.md").write_text(text)
        return site

    def ours(self, photos, formats, *more):
        return run(self.args.zhuanlan, "-C", self.site(photos, formats), "build", *more)

    def sharp(self, photos, effort):
        return run("node", HERE / "photos" / "sharp.mjs", photos, empty(self.work / "sharp"), WIDTHS, effort)

    def vips(self, photos, endings):
        out = empty(self.work / "vips")
        files = sorted(photos.glob("*.jpg"))
        pairs = [(width, ending) for width in WIDTHS.split(",") for ending in endings]
        return sum((run("vipsthumbnail", *files, "-s", f"{width}x", "-o", f"{out}/%s-{width}.{ending}[Q=82,strip]") for width, ending in pairs), Used())

    def eleventy(self, photos):
        return run("node", HERE / "photos" / "eleventy.mjs", photos, empty(self.work / "eleventy"), WIDTHS, cwd=self.work)

    def hugo(self, photos, same=True):
        """Hugo doing the same job: turned upright, scaled with Lanczos as the others do; or as it does by itself, with neither."""
        site = empty(self.work / "hugo")
        page = site / "content" / "a"
        page.mkdir(parents=True)
        (site / "layouts").mkdir()
        (site / "hugo.toml").write_text("baseURL = 'https://a.example/'\ndisableKinds = ['home', 'section', 'taxonomy', 'term', 'rss', 'sitemap', '404']\n")
        (page / "index.md").write_text("---\ntitle: a\n---\n")
        for photo in photos.glob("*.jpg"):
            os.link(photo, page / photo.name)
        def rendition(width, form):
            if same:
                return f'(.Filter images.AutoOrient (images.Process "resize {width}x {form} q82 Lanczos"))'
            return f'(.Resize "{width}x {form} q82")'

        pairs = [(width, form) for width in WIDTHS.split(",") for form in ("jpeg", "webp")]
        sizes = "".join(f"{{{{ {rendition(*pair)}.RelPermalink }}}}\n" for pair in pairs)
        (site / "layouts" / "single.html").write_text('{{ range .Resources.ByType "image" }}' + sizes + "{{ end }}")
        return run(self.args.hugo, "--quiet", "-s", site)

    def row(self, name, ours, theirs, wanted):
        """Prints ours beside theirs."""
        rounds = [(ours(), theirs()) for _ in range(self.args.rounds)]
        us, them = sorted(rounds, key=lambda pair: pair[0].cpu / pair[1].cpu)[len(rounds) // 2]
        ratio = statistics.median(us.cpu / them.cpu for us, them in rounds)
        held = "" if ratio <= wanted else " **not held**"
        print(f"| {name} | {us.cpu:.1f} / {them.cpu:.1f} = **{ratio:.2f}** (≤ {wanted}){held} | {us.wall:.1f} / {them.wall:.1f} | {us.memory:.0f} / {them.memory:.0f} |", flush=True)

    def jpeg(self):
        ours = lambda: self.ours(self.photos, "jpeg")
        self.row("JPEG, sharp", ours, lambda: self.sharp(self.photos, 0), 0.4)
        self.row("JPEG, vipsthumbnail", ours, lambda: self.vips(self.photos, ["jpg"]), 0.3)

    def webp(self):
        ours = lambda: self.ours(self.photos, "webp, jpeg")
        self.row("JPEG + WebP, sharp effort 2", ours, lambda: self.sharp(self.photos, 2), 0.5)
        self.row("JPEG + WebP, sharp effort 4", ours, lambda: self.sharp(self.photos, 4), 0.4)
        self.row("JPEG + WebP, eleventy-img", ours, lambda: self.eleventy(self.photos), 0.25)
        self.row("JPEG + WebP, vipsthumbnail", ours, lambda: self.vips(self.photos, ["jpg", "webp"]), 1)
        if self.args.hugo:
            self.row("JPEG + WebP, Hugo", ours, lambda: self.hugo(self.photos), 0.1)
            self.row("JPEG + WebP, Hugo, neither turned nor Lanczos", ours, lambda: self.hugo(self.photos, same=False), 1)

    def p3(self):
        photos = self.work / "p3"
        take(photos, self.args.count, "--p3")
        self.row("Display P3, JPEG, sharp", lambda: self.ours(photos, "jpeg"), lambda: self.sharp(photos, 0), 0.6)
        self.row("Display P3, JPEG + WebP, sharp effort 2", lambda: self.ours(photos, "webp, jpeg"), lambda: self.sharp(photos, 2), 0.6)

    def cores(self):
        pairs = [(self.ours(self.photos, "jpeg", "--jobs", 2), self.ours(self.photos, "jpeg", "--jobs", 1)) for _ in range(self.args.rounds)]
        ratio = statistics.median(two.wall / one.wall for two, one in pairs)
        print(f"two threads by one, wall: {pairs[-1][0].wall:.1f} / {pairs[-1][1].wall:.1f} s = {ratio:.2f} (≤ 0.6)", flush=True)

    def many(self):
        for copies in (1, max(1, self.args.many // self.args.count)):
            used = run(self.args.zhuanlan, "-C", self.site(self.photos, "webp, jpeg", copies), "build")
            print(f"peak memory, {copies * self.args.count} photos: {used.memory:.0f} MiB (≤ 150)", flush=True)

    def again(self):
        site = self.site(self.photos, "jpeg", max(1, self.args.many // self.args.count))
        time.sleep(2.5)
        first = run(self.args.zhuanlan, "-C", site, "build")
        time.sleep(0.5)
        nothing = run(self.args.zhuanlan, "-C", site, "build")
        page = site / "content" / "stories" / "a" / "index.md"
        page.write_text(page.read_text().replace("title: 照片", "title: 别的名字"))
        text = run(self.args.zhuanlan, "-C", site, "build")
        print(f"{self.args.many} photos: {first.wall:.1f} s; again {nothing.wall:.2f} s; after an edited text {text.wall:.2f} s (≤ 0.3)", flush=True)

    def quality(self):
        import quality

        self.ours(self.photos, "webp, jpeg")
        self.sharp(self.photos, 2)
        quality.table(self.photos, self.work / "site" / "public", self.work / "sharp", WIDTHS.split(","))


ROWS = ["jpeg", "webp", "p3", "cores", "many", "again", "quality"]

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(ROWS))
    parser.add_argument("--zhuanlan", default=str(HERE.parent / "target" / "release" / "zhuanlan"))
    parser.add_argument("--hugo")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--many", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--work")
    parser.add_argument("--alone", action="store_true")
    args = parser.parse_args()
    args.zhuanlan = str(pathlib.Path(args.zhuanlan).resolve())
    bench = Bench(args)
    ALONE.extend(["chrt", "-f", "1"] if args.alone else [])
    print(f"{args.count} photos, widths {WIDTHS}, ours / theirs\n\n| | CPU s | wall s | peak MiB |\n| --- | --- | --- | --- |")
    # Quality comes last: what it holds in memory would count as the peak of all that is started afterwards.
    for name in sorted(args.rows or ROWS, key=ROWS.index):
        getattr(bench, name)()
