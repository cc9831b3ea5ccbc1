#!/bin/sh
# Builds everything and runs all tests: the release build, then the same tests under AddressSanitizer and
# UndefinedBehaviorSanitizer. Installs what is missing first.
#   scripts/test.sh            both
#   scripts/test.sh --quick    release only
set -eu
cd "$(dirname "$0")/.."
scripts/install-packages.sh --tests
jobs=$(nproc)
run() {
  echo "== $1: configure, build, test"
  cmake --preset "$1" -DCLAIMGRAPH_TESTS=ON >/dev/null
  cmake --build --preset "$1" -j "$jobs" >"build/$1/build.log" || { tail -n 40 "build/$1/build.log"; return 1; }
  ctest --preset "$1" -j "$jobs" -LE nightly
}
run release
[ "${1:-}" = "--quick" ] || run asan-ubsan
