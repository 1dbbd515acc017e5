#!/usr/bin/env bash
# Spoils pictures by the thousand and has them read (examples/mutate.rs): no panic, nothing over two seconds, no memory over the limit.
# tests/scripts/mutate.sh [COUNT] [SEED]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec cargo run --quiet --release --example mutate -- "${1:-5000}" "${2:-1}"
