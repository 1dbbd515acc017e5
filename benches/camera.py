"""Photos as cameras write them, invented: 4000 x 3000, quality 92, 3 to 5 MB, eight orientations, a GPS position, a thumbnail's worth of EXIF.

Needs Pillow and numpy. `python3 benches/camera.py FOLDER [COUNT] [--p3]` writes them.
"""

import argparse
import io
import pathlib
import struct

import numpy
from PIL import Image, ImageCms, ImageDraw

WIDE, HIGH = 4000, 3000


def pixels(seed):
    """Soft light, hard edges, fine texture and the noise of a sensor."""
    random = numpy.random.default_rng(seed)
    total = numpy.zeros((HIGH, WIDE, 3), dtype=numpy.float32)
    for octave in range(1, 10):
        cells = 2**octave
        grid = random.integers(0, 256, (cells * 3 // 4 + 1, cells + 1, 3), dtype=numpy.uint8)
        grey = random.integers(0, 256, grid.shape[:2], dtype=numpy.uint8)[..., None]
        # Fine detail is mostly brightness, as in the world.
        share = min(octave / 6, 0.9)
        grid = (grid * (1 - share) + grey * share).astype(numpy.uint8)
        scaled = Image.fromarray(grid).resize((WIDE, HIGH), Image.Resampling.BICUBIC)
        total += (numpy.asarray(scaled, dtype=numpy.float32) - 128) / 1.45**octave
    picture = Image.fromarray(numpy.clip(total * 1.1 + 128, 0, 255).astype(numpy.uint8))
    draw = ImageDraw.Draw(picture)
    for _ in range(60):
        x, y = random.integers(0, WIDE), random.integers(0, HIGH)
        w, h = random.integers(20, 600, 2)
        colour = tuple(int(value) for value in random.integers(0, 256, 3))
        shape = draw.rectangle if random.random() < 0.5 else draw.ellipse
        shape([int(x), int(y), int(x + w), int(y + h)], outline=colour, width=int(random.integers(2, 14)))
    noise = random.normal(0, 5.0, (HIGH, WIDE, 1)) + random.normal(0, 1.2, (HIGH, WIDE, 3))
    return Image.fromarray(numpy.clip(numpy.asarray(picture) + noise, 0, 255).astype(numpy.uint8))


def exif(orientation):
    tags = Image.Exif()
    tags[0x010F] = "ZhaoXiangJi"
    tags[0x0112] = orientation
    tags[0x0132] = "2024:05:21 10:20:30"
    place = tags.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (22.0, 49.0, 7.0), "E", (108.0, 19.0, 5.0)
    return tags


def display_p3():
    """A profile with the primaries of Display P3 and the curve of sRGB, as iPhones embed it."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    primaries = {b"rXYZ": (0.51512, 0.24120, -0.00105), b"gXYZ": (0.29198, 0.69225, 0.04189), b"bXYZ": (0.15710, 0.06657, 0.78407)}
    for at in range(struct.unpack(">I", profile[128:132])[0]):
        name, offset, _ = struct.unpack(">4sII", profile[132 + at * 12 : 144 + at * 12])
        if name in primaries:
            profile[offset + 8 : offset + 20] = struct.pack(">3i", *(round(value * 65536) for value in primaries[name]))
    return bytes(profile)


def write(folder, count, p3=False):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = folder / f"photo-{number + 1:03}.jpg"
        if path.exists():
            continue
        more = {"icc_profile": display_p3()} if p3 else {}
        out = io.BytesIO()
        pixels(number).save(out, "JPEG", quality=92, subsampling="4:2:0", exif=exif(number % 8 + 1), **more)
        path.write_bytes(out.getvalue())
    return sorted(folder.glob("photo-*.jpg"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("count", nargs="?", type=int, default=40)
    parser.add_argument("--p3", action="store_true")
    args = parser.parse_args()
    for path in write(args.folder, args.count, args.p3):
        print(path, path.stat().st_size)
