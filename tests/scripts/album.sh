#!/usr/bin/env bash
# Adds an album of many photos to a copy of the demo's content: its photos over again, each with other bytes behind its end.
# Usage: album.sh CONTENT NUMBER
set -euo pipefail

content="$1"
album="$content/albums/六十张"
mkdir -p "$album"
photos=("$content"/photos/*.jpg "$content"/albums/0522/*.jpg)
[ -f "${photos[0]}" ] || { echo "no photos in $content" >&2; exit 1; }
for number in $(seq -w 1 "$2"); do
    cp "${photos[$((10#$number % ${#photos[@]}))]}" "$album/$number-第${number}张.jpg"
    printf '%s' "$number" >>"$album/$number-第${number}张.jpg"
done
