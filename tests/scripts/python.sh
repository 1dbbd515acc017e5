#!/usr/bin/env bash
# Prints the path of a Python that reads and writes Office files; installs its packages once, below target/.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
folder="$(cd "$here/../.." && pwd)/target/papers-python"
if ! "$folder/bin/python" -c 'import docx, openpyxl, yaml, PIL' 2>/dev/null; then
    rm -rf "$folder"
    python3 -m venv "$folder" >&2 || { "$here/apt.sh" python3-venv >&2 && python3 -m venv "$folder" >&2; }
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check 'python-docx>=1.1,<2' 'openpyxl>=3.1,<4' 'pyyaml>=6,<7' 'pillow>=10' >&2
fi
echo "$folder/bin/python"
