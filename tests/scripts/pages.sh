#!/usr/bin/env bash
# Builds the demo with every look, has its markup read by the Nu HTML Checker, and opens it in a real Chromium (tests/browser):
# pages by kind, then the scripts by keyboard.
# The folders have Han characters and blanks in their names.
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
# Pictures that are there already need not be made again.
[ ! -d "$root/.zhuanlan/cache" ] || cp -r "$root/.zhuanlan/cache" "$work/site/.zhuanlan/"
folders=()
for look in ${LOOKS:-hong qing su}; do
    sed "s/名称: hong/名称: $look/" "$root/zhuanlan.yaml" >"$work/site/zhuanlan.yaml"
    "$program" -C "$work/site" build --out "$work/专 栏/$look" 2>&1 | tail -n 4
    folders+=("$work/专 栏/$look")
done
"$here/markup.sh" "${folders[@]}"
export CHROMIUM
CHROMIUM="$(command -v chromium)"
node "$root/tests/browser/pages.mjs" "${folders[@]}"
node "$root/tests/browser/walks.mjs" "${folders[@]}"
node "$root/tests/browser/search.mjs" "${folders[0]}" 招生咨询 招生咨询与校园开放日

# An edition of three weeks has a month to hang up.
sed 's/^name: .*/name: long/; /^aliases:/d; s/to: 2024-05-26/to: 2024-06-09/; s/until: 2024-05-29/until: 2024-06-12/' "$root/editions/guangxi-2024.yaml" >"$work/long.yaml"
mkdir -p "$work/site/editions"
mv "$work/long.yaml" "$work/site/editions/"
cat >"$work/site/content/events/month-show.md" <<'PAGE'
---
title: 学生技能作品展（图书馆一楼大厅，周末照常开放）
date: 5月22日—6月5日
time: 全天
venue: 图书馆一楼大厅
audience: 社会公众
form: 展览
opening: 开放校园
---
欢迎来看。
PAGE
months=()
for look in ${LOOKS:-hong qing su}; do
    sed "s/名称: hong/名称: $look/; s/^活动周: [^ ]*/活动周: long/" "$root/zhuanlan.yaml" >"$work/site/zhuanlan.yaml"
    "$program" -C "$work/site" build --out "$work/专 栏/月 $look" 2>&1 | tail -n 4
    months+=("$work/专 栏/月 $look")
done
node "$root/tests/browser/month.mjs" "${months[@]}"

# A large column is searched by pairs: few files for a question, whatever its size.
python3 "$root/benches/corpus.py" 1000 "$work/large"
"$program" -C "$work/large/zhuanlan" build --out "$work/专 栏/large" >/dev/null
title="$(sed -n 's/^title: *//p' "$(ls "$work"/large/zhuanlan/content/events/*.md | sed -n 8p)" | head -n 1)"
node "$root/tests/browser/search.mjs" "$work/专 栏/large" "$title" "$title" 61440
