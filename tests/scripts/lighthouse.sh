#!/usr/bin/env bash
# Builds the demo and an album of sixty photos with every look and lets Lighthouse judge its pages as a phone would load them.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
program="${ZHUANLAN:-$root/target/release/zhuanlan}"
[ -x "$program" ] || program="$root/target/debug/zhuanlan"
[ -x "$program" ] || { echo "no program: run cargo build first" >&2; exit 1; }
"$here/browser.sh"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/site/.zhuanlan"
cp -r "$root/content" "$root/themes" "$work/site/"
[ ! -d "$root/.zhuanlan/cache" ] || cp -r "$root/.zhuanlan/cache" "$work/site/.zhuanlan/"
"$here/album.sh" "$work/site/content" 60
folders=()
for look in ${LOOKS:-hong qing su}; do
    sed "s/名称: hong/名称: $look/" "$root/zhuanlan.yaml" >"$work/site/zhuanlan.yaml"
    "$program" -C "$work/site" build --out "$work/out/$look" 2>&1 | tail -n 2
    folders+=("$work/out/$look")
done
CHROMIUM="$(command -v chromium)" node "$root/tests/browser/lighthouse.mjs" "${folders[@]}"
