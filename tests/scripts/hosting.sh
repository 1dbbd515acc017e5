#!/usr/bin/env bash
# Puts the demo behind nginx and Apache, each with the recipe of docs/hosting, below a path with Chinese and blanks, and crawls every link.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
program="${ZHUANLAN:-$root/target/release/zhuanlan}"
[ -x "$program" ] || program="$root/target/debug/zhuanlan"
[ -x "$program" ] || { echo "no program: run cargo build first" >&2; exit 1; }
missing=()
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
command -v apache2 >/dev/null || [ -x /usr/sbin/apache2 ] || missing+=(apache2)
[ ${#missing[@]} -eq 0 ] || "$here/apt.sh" "${missing[@]}"
export PATH="$PATH:/usr/sbin"

work="$(mktemp -d)"
servers=()
stop() {
    for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT
chmod 755 "$work"

below="活动 周/hdz"
mkdir -p "$work/site/static" "$work/www"
cp -r "$root/content" "$root/themes" "$root/zhuanlan.yaml" "$work/site/"
[ ! -d "$root/.zhuanlan/cache" ] || { mkdir -p "$work/site/.zhuanlan" && cp -r "$root/.zhuanlan/cache" "$work/site/.zhuanlan/"; }
# Apache wants this address as a browser sends it.
encoded="$(python3 -c 'import sys, urllib.parse; print(urllib.parse.quote(sys.argv[1]))' "$below")"
sed "s|/hdz/404.html|/$encoded/404.html|" "$root/docs/hosting/htaccess" >"$work/site/static/.htaccess"
"$program" -C "$work/site" build --base-url https://www.example.edu.cn/hdz/ --out "$work/www/$below" 2>&1 | tail -n 4

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

crawl() { python3 -B "$here/hosting.py" "$1" "$work/www/$below"; }

port="$(free_port)"
mkdir -p "$work/nginx"
{
    [ "$(id -u)" -ne 0 ] || echo "user root;"
    echo "daemon off; worker_processes 1; pid $work/nginx/pid; error_log $work/nginx/error.log;"
    echo "events {}"
    echo "http { include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;"
    for temp in client_body proxy fastcgi uwsgi scgi; do echo "${temp}_temp_path $work/nginx/$temp;"; done
    echo "server { listen 127.0.0.1:$port; root \"$work/www\";"
    sed "s|/hdz/404.html|\"/$below/404.html\"|; s|location ^~ /hdz/|location ^~ \"/$below/\"|" "$root/docs/hosting/nginx.conf"
    echo "} }"
} >"$work/nginx/nginx.conf"
nginx -p "$work/nginx" -e "$work/nginx/error.log" -c "$work/nginx/nginx.conf" &
servers+=($!)
crawl "http://127.0.0.1:$port/$encoded/" || { cat "$work/nginx/error.log" >&2; exit 1; }

port="$(free_port)"
mkdir -p "$work/apache"
modules=/usr/lib/apache2/modules
{
    echo "ServerRoot $work/apache"
    echo "ServerName 127.0.0.1"
    echo "Listen 127.0.0.1:$port"
    echo "PidFile $work/apache/pid"
    echo "ErrorLog $work/apache/error.log"
    echo "User www-data"
    echo "Group www-data"
    for module in mpm_event authz_core mime dir headers; do echo "LoadModule ${module}_module $modules/mod_$module.so"; done
    echo "TypesConfig /etc/mime.types"
    echo "DocumentRoot \"$work/www\""
    echo "<Directory \"$work/www\">"
    echo "AllowOverride All"
    echo "Require all granted"
    echo "</Directory>"
} >"$work/apache/apache.conf"
apache2 -d "$work/apache" -f "$work/apache/apache.conf" -DFOREGROUND &
servers+=($!)
crawl "http://127.0.0.1:$port/$encoded/" || { cat "$work/apache/error.log" >&2; exit 1; }
