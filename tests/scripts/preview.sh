#!/usr/bin/env bash
# Looks at the live preview of a copy of the demo in a real Chromium (tests/browser/preview.mjs).
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
program="${ZHUANLAN:-$root/target/release/zhuanlan}"
[ -x "$program" ] || program="$root/target/debug/zhuanlan"
[ -x "$program" ] || { echo "no program: run cargo build first" >&2; exit 1; }
"$here/browser.sh"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cp -r "$root/content" "$root/themes" "$root/zhuanlan.yaml" "$work/"
CHROMIUM="$(command -v chromium)" node "$root/tests/browser/preview.mjs" "$program" "$work"
