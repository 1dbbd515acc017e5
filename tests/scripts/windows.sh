#!/usr/bin/env bash
# Checks that everything compiles for Windows; nothing is linked or run. Needs rustup, and once the network for the target and mingw's C compiler.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
command -v x86_64-w64-mingw32-gcc >/dev/null || tests/scripts/apt.sh gcc-mingw-w64-x86-64
rustup target list --installed | grep -qx x86_64-pc-windows-gnu || rustup target add x86_64-pc-windows-gnu
exec cargo check --quiet --all-targets --target x86_64-pc-windows-gnu
