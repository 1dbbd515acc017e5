#!/usr/bin/env bash
# Opens pages of the demo in a real Chromium (tests/browser). Installs Chromium, Node and a Chinese font where they are missing.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
program="${ZHUANLAN:-$root/target/release/zhuanlan}"
[ -x "$program" ] || program="$root/target/debug/zhuanlan"
[ -x "$program" ] || { echo "no program: run cargo build first" >&2; exit 1; }

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
fc-list 2>/dev/null | grep -qi 'noto.*cjk' || missing+=(fonts-noto-cjk fontconfig)
[ ${#missing[@]} -eq 0 ] || "$here/apt.sh" "${missing[@]}"

(cd "$root/tests/browser" && { [ -d node_modules/playwright-core ] || npm ci --no-audit --no-fund --loglevel=error; })

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$program" -C "$root" build --out "$work/public" 2>&1 | tail -n 4
CHROMIUM="$(command -v chromium)" node "$root/tests/browser/pages.mjs" "$work/public"
