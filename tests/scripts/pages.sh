#!/usr/bin/env bash
# Opens pages of the demo in a real Chromium (tests/browser).
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
program="${ZHUANLAN:-$root/target/release/zhuanlan}"
[ -x "$program" ] || program="$root/target/debug/zhuanlan"
[ -x "$program" ] || { echo "no program: run cargo build first" >&2; exit 1; }

"$here/browser.sh"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$program" -C "$root" build --out "$work/public" 2>&1 | tail -n 4
CHROMIUM="$(command -v chromium)" node "$root/tests/browser/pages.mjs" "$work/public"
