#!/usr/bin/env bash
# Runs the program of Windows under Wine, in a folder with Chinese and blanks, and compares what it makes with what that of this system makes: the
# new site, the pages, the parcel and the papers, byte for byte, and what is said. Not part of .ci/run: the program for Windows takes long to build.
#
# wine.sh [ZHUANLAN.EXE]      without one it is built here; ZHUANLAN names the program of this system
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
program="${ZHUANLAN:-$root/target/release/zhuanlan}"
[ -x "$program" ] || program="$root/target/debug/zhuanlan"
[ -x "$program" ] || { echo "no program: run cargo build first" >&2; exit 1; }

export PATH="$PATH:/usr/lib/wine"
command -v wine64 >/dev/null || "$here/apt.sh" wine64
command -v x86_64-w64-mingw32-gcc >/dev/null || "$here/apt.sh" gcc-mingw-w64-x86-64
windows="${1:-}"
if [ -z "$windows" ]; then
    rustup target list --installed | grep -qx x86_64-pc-windows-gnu || rustup target add x86_64-pc-windows-gnu
    (cd "$root" && cargo build --quiet --target x86_64-pc-windows-gnu)
    windows="$root/target/x86_64-pc-windows-gnu/debug/zhuanlan.exe"
fi
work="$(mktemp -d)"
mkdir "$work/bin"
cp "$windows" "$work/bin/zhuanlan.exe"
windows="$work/bin/zhuanlan.exe"
# Older Wines lack the one library that Rust takes its random numbers from.
cat >"$work/prng.c" <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) { return SystemFunction036(bytes, (ULONG)count); }
C
x86_64-w64-mingw32-gcc -shared -o "$work/bin/bcryptprimitives.dll" "$work/prng.c" -ladvapi32
export WINEPREFIX="$work/wine" WINEDEBUG=-all LC_ALL=C.UTF-8 WINEDLLOVERRIDES="mscoree,mshtml="
trap 'wineserver64 -k 2>/dev/null || wineserver -k 2>/dev/null || true; rm -rf "$work"' EXIT
fail() { echo "FAULT $*" >&2; exit 1; }

# both STEP ARGUMENTS…: the two programs do the same, say the same and end alike.
both() {
    local step="$1" here_code=0 there_code=0
    shift
    (cd "$work/here/活动 周" && "$program" "$@") >"$work/here.txt" 2>&1 || here_code=$?
    (cd "$work/there/活动 周" && wine64 "$windows" "$@") >"$work/there.txt" 2>&1 || there_code=$?
    for side in here there; do
        # Ways are written with the other slash, and seconds differ.
        tr -d '\r' <"$work/$side.txt" | tr '\\' '/' | sed -E 's/用了 [0-9.]+ 秒/用了 N 秒/' >"$work/$side.plain"
    done
    [ "$here_code" -eq "$there_code" ] || { cat "$work/there.plain" >&2; fail "$step ends with $there_code under Windows, with $here_code here"; }
    diff -u "$work/here.plain" "$work/there.plain" || fail "$step says something else under Windows"
    diff -r -x .zhuanlan "$work/here/活动 周" "$work/there/活动 周" || fail "$step makes something else under Windows"
    echo "the same: $step"
}

wine64 cmd /c exit >/dev/null 2>&1 || fail "Wine does not start"
mkdir -p "$work/here/活动 周" "$work/there/活动 周"
both init init 专栏 --yes --name 桂澜市职业技术学校 --short 桂澜职校 --city 桂澜市
both new -C 专栏 new 活动 重庆长跑 --date 5月22日
printf '活动名称,活动时间,地点,联系电话\r\n焊接体验,5月21日 9:00,一号楼,13800000001\r\n' | iconv -f UTF-8 -t GB18030 | tee "$work/here/活动 周/安排 表.csv" >"$work/there/活动 周/安排 表.csv"
both import -C 专栏 import '安排 表.csv'
both check -C 专栏 check
both build -C 专栏 build
both again -C 专栏 build
both report -C 专栏 report --zip
both pack -C 专栏 pack
echo "Windows does as this system does"
