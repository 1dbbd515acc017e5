"""The papers of a large week: 200 events, 40 stories, ten selected photos of 5 MB; time and memory of `report`, beside a bare copy of the photos.

report.py --program PATH [--runs 5] [--folder /dev/shm]
"""

import argparse
import os
import pathlib
import random
import resource
import shutil
import statistics
import tempfile
import time

from PIL import Image

arguments = argparse.ArgumentParser()
arguments.add_argument("--program", default="target/release/zhuanlan")
arguments.add_argument("--runs", type=int, default=5)
arguments.add_argument("--folder", default="/dev/shm")
arguments = arguments.parse_args()
program = str(pathlib.Path(arguments.program).resolve())
dice = random.Random(8)


def photo(place):
    """A camera's photo of about 5 MB: noise over a gradient, the quality that gives the size."""
    small = Image.frombytes("RGB", (400, 300), dice.randbytes(400 * 300 * 3))
    base = small.resize((4000, 3000), Image.Resampling.BICUBIC)
    noise = Image.frombytes("RGB", (4000, 3000), dice.randbytes(4000 * 3000 * 3))
    picture = Image.blend(base, noise, 0.12)
    for quality in range(60, 100, 3):
        picture.save(place, "JPEG", quality=quality)
        if place.stat().st_size >= 5_000_000:
            return


def site(folder):
    """The column."""
    (folder / "zhuanlan.yaml").write_text("标题: 专栏\n学校: {名称: 青桥职业学校, 简称: 青桥职校, 类别: 中职, 隶属: 市属}\n三审: 不检查\n", encoding="utf-8")
    (folder / "private.yaml").write_text("填报人: {姓名: 黄小燕, 电话: \"13800000000\", 部门: 党政办公室}\n", encoding="utf-8")
    for number in range(200):
        place = folder / f"content/活动/{number:03}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        day, hour = 20 + number % 7, 8 + number % 10
        place.write_text(
            f"---\n标题: 技能体验第{number + 1}场\n时间: 5月{day}日 {hour}:00—{hour + 1}:00\n地点: 实训楼{number + 1}室\n形式: 互动体验\n参与人员: 中小学生、家长\n"
            f"人数: {20 + number}\n负责人: 李明，1380000{number:04}，教务处干事\n统计: 学生{10 + number} 教师{number % 9} 中小学生{number}\n---\n欢迎来看。\n", encoding="utf-8")
    for number in range(40):
        place = folder / f"content/动态/{number:03}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"---\n标题: 第{number + 1}篇报道\n日期: 5月{20 + number % 7}日\n活动: 技能体验第{number + 1}场\n---\n{'学生动手试一试。' * 60}\n", encoding="utf-8")
    (folder / "content/精选").mkdir()
    for number in range(10):
        photo(folder / f"content/精选/{number + 1:02}-焊接现场第{number + 1}组.jpg")


def run(command):
    """Seconds of the wall and of the processor, megabytes at the peak."""
    before = time.perf_counter()
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execv(command[0], command)
    _, status, used = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 1), command
    return time.perf_counter() - before, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


with tempfile.TemporaryDirectory(dir=arguments.folder) as work:
    folder = pathlib.Path(work) / "column"
    folder.mkdir()
    site(folder)
    featured = folder / "content/精选"
    sizes = [path.stat().st_size for path in featured.iterdir()]
    print(f"photos: {len(sizes)}, {sum(sizes) / len(sizes) / 1e6:.1f} MB each")
    first, again, copies = [], [], []
    for _ in range(arguments.runs):
        shutil.rmtree(folder / "报送", ignore_errors=True)
        shutil.rmtree(folder / ".zhuanlan", ignore_errors=True)
        first.append(run([program, "-C", str(folder), "report"]))
        again.append(run([program, "-C", str(folder), "report"]))
        before = time.perf_counter()
        shutil.copytree(featured, pathlib.Path(work) / "copy")
        copies.append(time.perf_counter() - before)
        shutil.rmtree(pathlib.Path(work) / "copy")
    for name, runs in (("first", first), ("again", again)):
        wall, cpu, memory = (statistics.median(values) for values in zip(*runs))
        print(f"{name}: {wall:.2f} s, CPU {cpu:.2f} s, peak {memory:.0f} MB")
    print(f"copying the photos alone: {statistics.median(copies):.2f} s")
    made = sorted(str(path.relative_to(folder)) for path in (folder / "报送").rglob("*") if path.is_file())
    print(f"{len(made)} files")
    assert len([name for name in made if "精选照片/" in name and name.endswith(".jpg")]) == 10, made
