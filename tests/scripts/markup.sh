#!/usr/bin/env bash
# Lets the Nu HTML Checker read every page, style sheet and icon of built sites: no error, no warning.
# Usage: markup.sh FOLDER…
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
"$here/browser.sh"
checker="$here/../browser/node_modules/vnu-jar/build/dist/vnu.jar"

# Whole messages that are the checker's own bounds, and nothing else is passed over:
# 1. a page that is read as a file has no origin for it, so that `'self'` of the policy allows nothing (pages.sh opens the pages
#    under that policy in Chromium, where a refusal is a fault);
# 2. its table of style properties knows no gradient in the shorthand `mask`.
passed_over='Resource violates Content Security Policy \(meta tag\): .* blocked by .* directive\.|CSS: .mask.: .linear-gradient\(.*\). is not a .mask. value\.'

pages=0
styles=()
icons=()
for site in "$@"; do
    found="$(find "$site" -name '*.html' | wc -l)"
    [ "$found" -gt 0 ] || { echo "no page in $site" >&2; exit 1; }
    pages=$((pages + found))
    styles+=("$site"/assets/*.css)
    icons+=("$site"/assets/*.svg)
done
check() { java -Xss4m -jar "$checker" --Werror --filterpattern "$passed_over" "$@"; }
check --skip-non-html "$@"
check --css "${styles[@]}"
check --svg "${icons[@]}"
echo "markup: $pages pages, no error and no warning"
