"""Plays somebody at a terminal: starts a program there and types an answer whenever it asks.

Usage: terminal.py PROGRAM FOLDER ANSWER… — what was said goes to standard output; ends with the program's code.
"""

import os
import pty
import select
import sys
import time

# Questions end with one of these and no line end.
ASKS = ("：", "菜单。", "继续。")


def main():
    program, folder, answers = sys.argv[1], sys.argv[2], list(sys.argv[3:])
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execv(program, [program])
    said, answered = b"", 0
    last = time.monotonic() + 300
    while time.monotonic() < last:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if ready:
            try:
                chunk = os.read(terminal, 65536)
            except OSError:
                break
            if not chunk:
                break
            said += chunk
        elif answers and len(said) > answered and said.decode("utf-8", "replace").endswith(ASKS):
            os.write(terminal, (answers.pop(0) + "\n").encode())
            answered = len(said)
    print(said.decode("utf-8", "replace").replace("\r", ""))
    _, status = os.waitpid(child, 0)
    sys.exit(os.waitstatus_to_exitcode(status) or (1 if answers else 0))


if __name__ == "__main__":
    main()
