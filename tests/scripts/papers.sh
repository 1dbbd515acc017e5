#!/usr/bin/env bash
# Has other people's programs read the department's papers: python-docx and openpyxl compare every cell with tables that are computed
# from the demo's Markdown here, LibreOffice turns every paper into PDF. Pages as pictures stay in target/papers, to be looked at.
# Installs what it needs once (LibreOffice, poppler, a few packages of Python) and fails loudly where it cannot.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
program="${ZHUANLAN:-$root/target/release/zhuanlan}"
[ -x "$program" ] || program="$root/target/debug/zhuanlan"
[ -x "$program" ] || { echo "no program: run cargo build first" >&2; exit 1; }

command -v soffice >/dev/null && command -v pdftotext >/dev/null \
    || "$here/apt.sh" libreoffice-writer libreoffice-calc fonts-noto-cjk poppler-utils
python="$("$here/python.sh")"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/demo"
cp -r "$root/content" "$root/zhuanlan.yaml" "$work/demo/"
cp "$here/papers/private.yaml" "$work/demo/"
cd "$here/papers"
"$python" -B cells.py "$program" "$work/demo"
"$python" -B photos.py "$program" "$work/photos"
"$python" -B templates.py "$program" "$work/templates"
"$python" -B pages.py "$program" "$work" "$root/target/papers"
