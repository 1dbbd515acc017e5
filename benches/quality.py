"""How near renditions are to the best there could be: the photo decoded whole, turned upright and scaled by Lanczos, never encoded."""

import pathlib
import re

import numpy
from PIL import Image, ImageOps


def grey(picture):
    return numpy.asarray(picture.convert("L"), dtype=numpy.float64)


def psnr(one, other):
    error = numpy.mean((one - other) ** 2)
    return 99.0 if error == 0 else 10 * numpy.log10(255**2 / error)


def ssim(one, other, window=7):
    """Structural similarity with a flat window, of brightness (Wang et al., 2004)."""

    def mean(values):
        sums = numpy.pad(values, ((1, 0), (1, 0))).cumsum(0).cumsum(1)
        total = sums[window:, window:] - sums[:-window, window:] - sums[window:, :-window] + sums[:-window, :-window]
        return total / window**2

    a, b = mean(one), mean(other)
    va, vb, both = mean(one * one) - a * a, mean(other * other) - b * b, mean(one * other) - a * b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float(numpy.mean((2 * a * b + c1) * (2 * both + c2) / ((a * a + b * b + c1) * (va + vb + c2))))


def sets(public, stem):
    """Our renditions of a photo: `{(width, ending): path}`, found by its alternative text in the report."""
    page = (public / "stories" / "a.html").read_text()
    figure = next(figure for figure in reversed(re.findall(r"<figure.*?</figure>", page, re.S)) if f'alt="0-{stem}"' in figure)
    found = {}
    for path in re.findall(r"photos/[a-p]+-\d+\.(?:jpg|webp)", figure):
        width, ending = re.search(r"-(\d+)\.(\w+)", path).groups()
        found[width, ending] = public / path
    return found


def table(photos, public, sharp, widths, count=4):
    print("\n| quality | PSNR dB | SSIM | bytes |\n| --- | --- | --- | --- |")
    for width in widths:
        for ending in ("jpg", "webp"):
            rows = []
            for photo in sorted(photos.glob("*.jpg"))[:count]:
                ours = sets(public, photo.stem)[width, ending]
                theirs = sharp / f"{photo.stem}-{width}.{ending}"
                whole = ImageOps.exif_transpose(Image.open(photo))
                best = Image.open(theirs).size
                reference = grey(whole.resize(best, Image.Resampling.LANCZOS))
                measured = []
                for path in (ours, pathlib.Path(theirs)):
                    picture = Image.open(path)
                    assert picture.size == best, (path, picture.size, best)
                    seen = grey(picture)
                    measured.append((psnr(seen, reference), ssim(seen, reference), path.stat().st_size))
                rows.append(measured)
            middle = numpy.mean(numpy.array(rows), axis=0)
            (p1, s1, b1), (p2, s2, b2) = middle
            print(f"| {ending} {width} | {p1:.2f} / {p2:.2f} ({p1 - p2:+.2f}) | {s1:.4f} / {s2:.4f} ({s1 - s2:+.4f}) | {b1 / b2:.3f} |", flush=True)
