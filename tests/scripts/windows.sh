#!/usr/bin/env bash
# Checks that everything compiles for Windows; nothing is linked or run. Needs rustup, and once the network for the target and mingw's C compiler.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# Where the registries do not have the toolchain, nothing can be checked, and that is said aloud; a fault of our own is still a fault.
missing() {
    printf '\n!!! NOT CHECKED for Windows: %s cannot be had here\n\n' "$1"
    exit 0
}
command -v x86_64-w64-mingw32-gcc >/dev/null || tests/scripts/apt.sh gcc-mingw-w64-x86-64 || missing "mingw"
rustup target list --installed | grep -qx x86_64-pc-windows-gnu || rustup target add x86_64-pc-windows-gnu || missing "the target of Rust"
exec cargo check --quiet --all-targets --target x86_64-pc-windows-gnu
