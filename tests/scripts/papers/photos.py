"""The photo packet: the originals' own pixels, no place, ten of them, and archives that fit into a letter."""

import io
import os
import pathlib
import re
import sys
import zipfile

from PIL import Image

from tools import paper, run, sheet, tables

CONFIG = "title: 专栏\nschool: {name: 青桥职业学校, kind: 中职, affiliation: 区直}\nreview: off\nsubmit: {mail_limit: 9MB}\n"


def camera(path, seed):
    """A photo as a phone stores it: large, noisy, with a place."""
    noise = Image.frombytes("RGB", (1100, 820), os.urandom(1100 * 820 * 3)).resize((2200, 1640))
    exif = Image.Exif()
    exif[0x010F] = "ZhaoXiangJi"
    exif.get_ifd(0x8825).update({1: "N", 2: (22.0, 49.0, 7.0), 3: "E", 4: (108.0, 19.0, float(seed))})
    noise.save(path, quality=95, exif=exif)
    assert path.stat().st_size >= 2_097_152, path.stat().st_size


def main(program, site):
    site = pathlib.Path(site)
    folder = site / "content/featured"
    folder.mkdir(parents=True)
    (site / "zhuanlan.yaml").write_text(CONFIG, "utf-8")
    (site / "content/events").mkdir()
    (site / "content/events/a.md").write_text("---\n标题: 开放日\n日期: 5月20日\n---\n欢迎。\n", "utf-8")
    words = []
    for at in range(1, 11):
        camera(folder / f"{at:02}.jpg", at)
        words.append(f"{at:02}.jpg 第{at}张：学生在实训室（张三 摄）")
    (folder / "说明.txt").write_text("\n".join(words), "utf-8")
    said = run(program, site, "--zip")
    assert re.search("已备好 +精选照片", said) and "精选了" not in said, said
    packed = sorted((site / "报送/精选照片").glob("*.jpg"))
    assert [path.name for path in packed][:2] == ["01-第1张：学生在实训室.jpg", "02-第2张：学生在实训室.jpg"], packed
    for original, copy in zip(sorted(folder.glob("*.jpg")), packed, strict=True):
        one, other = Image.open(original), Image.open(copy)
        assert one.getexif().get_ifd(0x8825) and not other.getexif().get_ifd(0x8825), copy
        assert one.tobytes() == other.tobytes(), f"{copy}: other pixels"
        assert one.quantization == other.quantization, f"{copy}: encoded again"
        assert b"ZhaoXiangJi" not in copy.read_bytes()
    captions = tables(paper(site, "精选照片说明.docx"))[0]
    assert captions[1][1:4] == ["01-第1张：学生在实训室.jpg", "第1张：学生在实训室", "张三"], captions[1]
    assert captions[1][5:] == ["2200×1640", str(packed[0].stat().st_size), "合要求"], captions[1]
    assert sheet(paper(site, "精选照片说明.xlsx"))[2] == captions[1]
    photos(site)
    print("photos: ten originals without their place, in archives below the limit")


def photos(site):
    """Archives below the limit, photos apart, each file once."""
    found = sorted((site / "报送").glob("*总结*.zip"))
    assert len(found) >= 3, found
    names = []
    for path in found:
        assert path.stat().st_size <= 9 * 1024 * 1024, path
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            inside = archive.namelist()
            assert len({name.endswith(".jpg") for name in inside}) == 1, inside
            names += inside
    assert len(names) == len(set(names)) and sum(name.endswith(".jpg") for name in names) == 10, names


if __name__ == "__main__":
    main(*sys.argv[1:])
