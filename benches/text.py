"""Times whole builds of the same column by zhuanlan and by Hugo, in pairs, and prints the ratios.

python3 benches/text.py [--pages 1000,10000] [--runs 5] --hugo PATH [--zhuanlan target/release/zhuanlan]

Output goes to a RAM disk (/dev/shm): creating files on a shared disk swings tenfold. CPU and peak memory are the system's account of each
finished process; a figure is the median over the runs, a ratio the median of the pairs.
"""

import argparse
import pathlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent


def run(command, folder):
    """Runs a command: wall seconds, CPU seconds, peak MiB."""
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command} failed:\n{errors.decode(errors='replace')[-2000:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def clear(*folders):
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


class Column:
    """One corpus, built by both programs."""

    def __init__(self, count, folder, arguments):
        subprocess.run([sys.executable, HERE / "corpus.py", str(count), folder], check=True)
        self.ours, self.theirs = folder / "zhuanlan", folder / "hugo"
        self.out = [folder / "out-ours", folder / "out-theirs"]
        self.commands = [[arguments.zhuanlan, "build", "--out", self.out[0]], [arguments.hugo, "--quiet", "--noBuildLock", "-d", self.out[1]]]

    def build(self, who):
        return run(self.commands[who], [self.ours, self.theirs][who])

    def cold(self, who):
        clear(self.out[who], self.ours / ".zhuanlan", self.theirs / "resources")
        return self.build(who)

    def edited(self, who, number):
        page = [self.ours, self.theirs][who] / "content/events/p000003.md"
        page.write_text(page.read_text(encoding="utf-8") + f"\n第 {number} 次修改。\n", encoding="utf-8")
        return self.build(who)


def row(name, ours, theirs):
    """A line of the table: medians and the medians of the pairs' ratios."""
    cells = [name]
    for at, form in [(0, "{:.2f} s"), (1, "{:.2f} s"), (2, "{:.0f} MiB")]:
        a, b = [one[at] for one in ours], [one[at] for one in theirs]
        ratio = statistics.median(x / y for x, y in zip(a, b))
        cells.append(f"{form.format(statistics.median(a))} / {form.format(statistics.median(b))} = **{ratio:.2f}**")
    print("| " + " | ".join(cells) + " |", flush=True)
    return statistics.median(one[1] for one in ours)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", default="1000,10000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--hugo", required=True)
    parser.add_argument("--zhuanlan", default=str(HERE.parent / "target/release/zhuanlan"))
    arguments = parser.parse_args()
    arguments.zhuanlan = str(pathlib.Path(arguments.zhuanlan).resolve())
    print("| zhuanlan / Hugo | wall | CPU | peak memory |\n| --- | --- | --- | --- |")
    per_page = {}
    for count in map(int, arguments.pages.split(",")):
        folder = pathlib.Path(tempfile.mkdtemp(dir="/dev/shm"))
        try:
            column = Column(count, folder, arguments)
            cold = [(column.cold(0), column.cold(1)) for _ in range(arguments.runs)]
            per_page[count] = row(f"{count} pages, cold", *zip(*cold)) / count
            again = [(column.build(0), column.build(1)) for _ in range(arguments.runs)]
            row(f"{count} pages, nothing changed", *zip(*again))
            edited = [(column.edited(0, n), column.edited(1, n)) for n in range(arguments.runs)]
            row(f"{count} pages, one edited", *zip(*edited))
        finally:
            clear(folder)
    for count, cost in per_page.items():
        print(f"\nCPU a page at {count} pages: {cost * 1e6:.0f} µs", end="")
    print()


if __name__ == "__main__":
    main()
