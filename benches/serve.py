"""Times the preview: from saving a file to the new text being served, polled every 2 ms, beside `hugo server` in one run.

python3 benches/serve.py [--pages 1000,10000] [--edits 60] [--hugo PATH] [--zhuanlan target/release/zhuanlan]

Prints p50 and p95 in milliseconds of editing one page, the template of event pages and the configuration, then CPU at rest and memory after
10 and after all edits.
"""

import argparse
import http.client
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent


class Server:
    """A preview that runs."""

    def __init__(self, command, folder, port, path):
        self.port, self.path = port, path
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.connection = None
        started = time.monotonic()
        while not self.get():
            if time.monotonic() - started > 120 or self.process.poll() is not None:
                self.process.kill()
                sys.exit(f"{command} does not answer")
            time.sleep(0.002)
        self.first = time.monotonic() - started

    def get(self):
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
            self.connection.request("GET", self.path)
            response = self.connection.getresponse()
            body = response.read()
            return body if response.status == 200 else b""
        except (OSError, http.client.HTTPException):
            self.connection = None
            return b""

    def wait(self, text):
        started = time.monotonic()
        while text not in self.get():
            if time.monotonic() - started > 20:
                return 20.0
            time.sleep(0.002)
        return time.monotonic() - started

    def cpu(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def end(self):
        self.process.terminate()
        self.process.wait()


def edit(server, file, change, number):
    """Saves a file once and waits for its text."""
    text = f"修改{number}次"
    file.write_text(change(file.read_text(encoding="utf-8"), text), encoding="utf-8")
    took = server.wait(text.encode())
    time.sleep(0.05)
    return took * 1000


def figures(name, times):
    times = sorted(times)
    p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
    print(f"| {name} | {statistics.median(times):.1f} | {p95:.1f} |", flush=True)


def page_change(text, word):
    return text.rstrip() + f"\n\n{word}\n"


def config_change(text, word):
    lines = [line for line in text.splitlines() if not line.startswith(("title:", "title ="))]
    quote = "title = " if "baseURL" in text else "title: "
    return "\n".join([f'{quote}"{word}"'] + lines) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", default="1000,10000")
    parser.add_argument("--edits", type=int, default=60)
    parser.add_argument("--hugo")
    parser.add_argument("--zhuanlan", default=str(HERE.parent / "target/release/zhuanlan"))
    arguments = parser.parse_args()
    arguments.zhuanlan = str(pathlib.Path(arguments.zhuanlan).resolve())
    for count in [int(count) for count in arguments.pages.split(",")]:
        folder = pathlib.Path(tempfile.mkdtemp(dir="/dev/shm" if pathlib.Path("/dev/shm").is_dir() else None))
        subprocess.run([sys.executable, HERE / "corpus.py", str(count), folder], check=True)
        print(f"\n| {count} pages, ms from saving to served | p50 | p95 |\n| --- | --- | --- |")
        try:
            measure(arguments, folder, count)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def measure(arguments, folder, count):
    ours = folder / "zhuanlan"
    page = "content/events/p000003.md"
    server = Server([arguments.zhuanlan, "serve", "--port", "18231"], ours, 18231, "/events/p000003.html")
    first = server.first
    times, memory = [], 0
    for number in range(arguments.edits):
        times.append(edit(server, ours / page, page_change, number))
        if number == 9:
            memory = server.memory()
    figures("zhuanlan, one page", times)
    end = server.memory()
    (ours / "templates").mkdir(exist_ok=True)
    template = ours / "templates/event.html"
    template.write_text((HERE.parent / "themes/base/templates/event.html").read_text(encoding="utf-8"), encoding="utf-8")
    time.sleep(1)
    change = lambda text, word: text.replace("{%- endblock event_head %}", f"<i>{word}</i>{{%- endblock event_head %}}", 1)
    figures("zhuanlan, a template", [edit(server, template, change, 10_000 + n) for n in range(max(arguments.edits // 3, 5))])
    template.unlink()
    time.sleep(1)
    config = ours / "zhuanlan.yaml"
    figures("zhuanlan, the configuration", [edit(server, config, config_change, 20_000 + n) for n in range(max(arguments.edits // 3, 5))])
    time.sleep(2)
    rest = server.cpu()
    time.sleep(3)
    print(f"first page {first * 1000:.0f} ms after the command; at rest {(server.cpu() - rest) / 3 * 100:.1f} % CPU; "
          f"memory {memory:.0f} MiB after 10 edits, {end:.0f} MiB after {arguments.edits}")
    server.end()
    if arguments.hugo:
        theirs = folder / "hugo"
        command = [arguments.hugo, "server", "--port", "18232", "--bind", "127.0.0.1", "--renderToMemory", "--noHTTPCache", "--baseURL", "http://127.0.0.1:18232/", "--appendPort=false"]
        server = Server(command, theirs, 18232, "/events/p000003/")
        times = [edit(server, theirs / page, page_change, 30_000 + n) for n in range(max(arguments.edits // 3, 5))]
        figures("hugo server, one page", times)
        server.end()


if __name__ == "__main__":
    main()
