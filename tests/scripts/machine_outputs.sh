#!/usr/bin/env bash
# Builds the demo and has other people's programs read what is meant for programs; then crawls it over HTTP below a path
# with blanks and Chinese in it. Needs python3 and the network once, for the package `icalendar`.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
program="${ZHUANLAN:-$root/target/release/zhuanlan}"
[ -x "$program" ] || program="$root/target/debug/zhuanlan"
[ -x "$program" ] || { echo "no program: run cargo build first" >&2; exit 1; }

python="$root/target/python/bin/python"
if ! "$python" -c 'import icalendar' 2>/dev/null; then
    rm -rf "$root/target/python"
    python3 -m venv "$root/target/python" || { "$here/apt.sh" python3-venv && python3 -m venv "$root/target/python"; }
    "$python" -m pip install --quiet --disable-pip-version-check 'icalendar>=6,<8'
fi

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
base="https://www.example.edu.cn/hdz/"
"$program" -C "$root" build --base-url "$base" --out "$work/专 栏/2024" 2>&1 | tail -n 4
"$python" -B "$here/machine_outputs.py" "$work" "专 栏/2024" "$base"
