#!/usr/bin/env bash
# Plays the newcomer from nothing: init, pages of her own, check, build, behind nginx below a path with Chinese and blanks, pack, a change,
# pack again, 40 rows of three departments imported, the papers; each step says what must have come of it. A terminal is played too: the
# menu of the double click.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
program="${ZHUANLAN:-$root/target/release/zhuanlan}"
[ -x "$program" ] || program="$root/target/debug/zhuanlan"
[ -x "$program" ] || { echo "no program: run cargo build first" >&2; exit 1; }
[ -x /usr/sbin/nginx ] || command -v nginx >/dev/null || "$here/apt.sh" nginx-light
export PATH="$PATH:/usr/sbin"

python="$("$here/python.sh")"

work="$(mktemp -d)"
server=
stop() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT
chmod 755 "$work"

fail() { echo "FAULT $*" >&2; exit 1; }
# says PATTERN COMMAND…: the command ends well and says so.
says() {
    local wanted="$1" said
    shift
    said="$("$@" 2>&1)" || { echo "$said" >&2; fail "$*"; }
    grep -q -- "$wanted" <<<"$said" || { echo "$said" >&2; fail "“$wanted” is not said by: $*"; }
}
there() { [ -e "$1" ] || fail "no $1"; }

echo "1 init"
cd "$work"
says '建好了' "$program" init '活动 周/专栏' --yes --name 桂澜市职业技术学校 --short 桂澜职校 --city 桂澜市 --icp 桂ICP备00000000号-1
site="$work/活动 周/专栏"
cd "$site"
there 使用说明.md
there 导入.bat

echo "2 pages of her own"
says 'content/活动/0522-chong-qing-chang-pao.txt' "$program" new 活动 重庆长跑 --date 5月22日
says 'content/动态/0522-yi-qi-pao/index.txt' "$program" new 动态 一起跑 --date 5月22日
cp content/图集/校园一角/01-织机.jpg content/动态/0522-yi-qi-pao/跑.jpg
python3 - content/动态/0522-yi-qi-pao/index.txt <<'PYTHON'
import pathlib
import sys

page = pathlib.Path(sys.argv[1])
text = page.read_text(encoding="utf-8").replace("\r\n", "\n")
text = text.replace("# 活动: 校园开放日", "活动: 重庆长跑").split("（供稿")[0] + "（文：黄小燕　图：韦兰　一审：陆远　二审：覃芳　三审：莫建国）\n"
# As an old Notepad stores it.
page.write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
PYTHON

echo "3 check: a slip is found at its place, then mended"
sed -i 's/^日期: 2024-05-22/日期: 5月32日/' content/活动/0522-chong-qing-chang-pao.txt
if "$program" check >"$work/said" 2>&1; then fail "a day that does not exist passes"; fi
grep -q 'content/活动/0522-chong-qing-chang-pao.txt:4:7' "$work/said" || { cat "$work/said"; fail "the place of the slip"; }
if "$program" build >"$work/said" 2>&1; then fail "an error does not stop the build"; fi
[ ! -e public ] || fail "something was built"
sed -i 's/^日期: 5月32日/日期: 5月22日/' content/活动/0522-chong-qing-chang-pao.txt
says '宣传清单' "$program" check

echo "4 build"
says '活动 2 场、动态 2 篇' "$program" build
there public/events/0522-chong-qing-chang-pao.html
grep -q '一起跑' public/stories/0522-yi-qi-pao.html || fail "the story as an old Notepad stored it"
grep -q '桂ICP备00000000号-1' public/index.html || fail "the record number"
! grep -rq 13800000000 public || fail "a private number is published"

echo "5 behind nginx"
port="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
mkdir -p "$work/nginx" "$work/www/活动 周"
{
    [ "$(id -u)" -ne 0 ] || echo "user root;"
    echo "daemon off; worker_processes 1; pid $work/nginx/pid; error_log $work/nginx/error.log;"
    echo "events {}"
    echo "http { include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;"
    for temp in client_body proxy fastcgi uwsgi scgi; do echo "${temp}_temp_path $work/nginx/$temp;"; done
    echo "server { listen 127.0.0.1:$port; root \"$work/www\";"
    sed "s|/hdz/404.html|\"/活动 周/hdz/404.html\"|; s|location ^~ /hdz/|location ^~ \"/活动 周/hdz/\"|" "$root/docs/hosting/nginx.conf"
    echo "} }"
} >"$work/nginx/nginx.conf"

echo "6 pack: what is unpacked on the server is the site, every link of it"
says '打好了：上传/site.zip' "$program" pack
there 上传/site.zip
python3 -m zipfile -e 上传/site.zip "$work/www/活动 周/hdz"
nginx -p "$work/nginx" -e "$work/nginx/error.log" -c "$work/nginx/nginx.conf" &
server=$!
top="http://127.0.0.1:$port/$(python3 -c 'import urllib.parse; print(urllib.parse.quote("活动 周/hdz"))')/"
python3 -B "$here/hosting.py" "$top" "$work/www/活动 周/hdz"

echo "7 a change: only what changed is uploaded, the rest is deleted by the list"
rm -r content/动态/换轮胎
says '列在 上传/删除清单.txt' "$program" pack --changed
there 上传/changed.zip
python3 -m zipfile -e 上传/changed.zip "$work/www/活动 周/hdz"
tr -d '\r' <上传/删除清单.txt | tail -n +3 | while read -r gone; do rm "$work/www/活动 周/hdz/$gone"; done
find "$work/www/活动 周/hdz" -type d -empty -delete
diff -r -x .zhuanlan public "$work/www/活动 周/hdz" || fail "the server is not as the folder"
python3 -B "$here/hosting.py" "$top" "$work/www/活动 周/hdz"
says '没有变化，不用上传' "$program" pack --changed

echo "8 what the departments sent: 40 rows in .xlsx, .docx and .csv"
mkdir "$work/sent"
"$python" -B "$here/newcomer.py" "$work/sent"
before="$(find content/活动 -type f | wc -l)"
says '焊接体验第5场' "$program" import "$work/sent/汽修系.xlsx" "$work/sent/机电系.docx" "$work/sent/学工处.csv" --dry-run
[ "$(find content/活动 -type f | wc -l)" -eq "$before" ] || fail "a dry run writes"
says '40' "$program" import "$work/sent/汽修系.xlsx" "$work/sent/机电系.docx" "$work/sent/学工处.csv"
[ "$(find content/活动 -type f | wc -l)" -eq "$((before + 40))" ] || fail "not 40 pages"
says '活动 42 场' "$program" build
! grep -rqE '1380000[0-9]{4}' public || fail "a number of the sheets is published"

echo "9 the papers"
"$program" report >"$work/said" 2>&1 || [ $? -eq 1 ] || { cat "$work/said"; fail "report"; }
grep -q '不要上传' "$work/said" || { cat "$work/said"; fail "nobody says that the papers are private"; }
rows="$("$python" -c 'import glob, openpyxl; print(sum(1 for row in openpyxl.load_workbook(glob.glob("报送/*安排表.xlsx")[0]).active.iter_rows(values_only=True) if str(row[0]).isdigit()))')"
[ "$rows" -eq 42 ] || fail "form 1-1 has $rows rows"

echo "10 the next year"
says '2025年职业教育活动周' "$program" new-year national-2025
says '生成好了' "$program" build
there public/2024/events/0522-chong-qing-chang-pao.html
grep -q '历届回顾' public/index.html || fail "the archive is not linked"

echo "11 a double click in an empty folder"
mkdir "$work/empty"
python3 -B "$here/terminal.py" "$program" "$work/empty" 1 '' 桂澜职校 '' 桂澜市 '' '' 1 2 '' '' '' 3 '' 0 >"$work/said" || { cat "$work/said"; fail "the menu"; }
for wanted in '这里还没有专栏' '学校全称' '建好了' '1 预览' '生成好了' '按回车回到菜单'; do
    grep -q -- "$wanted" "$work/said" || { cat "$work/said"; fail "“$wanted” is not in the menu"; }
done
there "$work/empty/专栏/public/index.html"
grep -q '报送单位: 桂澜市教育局' "$work/empty/专栏/zhuanlan.yaml" || fail "the answers"
echo "the newcomer has a column"
