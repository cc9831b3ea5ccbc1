#!/bin/sh
# What takes too long for every change: the tests with the label nightly (properties over whole corpora, an import of
# 10,000 pages that is killed and started again) on the release build, then the fuzzers.
#   scripts/nightly.sh [MINUTES]     of fuzzing, shared by all fuzzers; 60 when not said, 0 leaves it out
# Everything is tried, whatever fails before. Exit code 1 when anything failed; a test that is skipped for want of its
# data (../shared) is named and no failure.
set -u
cd "$(dirname "$0")/.." || exit 2
minutes=${1:-60}
case $minutes in ''|*[!0-9]*) echo "usage: scripts/nightly.sh [MINUTES]" >&2; exit 2 ;; esac
packages=--tests
[ "$minutes" -eq 0 ] || packages=--fuzz
scripts/install-packages.sh $packages || exit 2
jobs=$(nproc)
status=0

echo "== release: configure, build, tests with the label nightly"
cmake --preset release -DCLAIMGRAPH_TESTS=ON >/dev/null || exit 2
cmake --build --preset release -j "$jobs" >build/release/build.log || { tail -n 40 build/release/build.log; exit 2; }
ctest --preset release -j "$jobs" -L nightly --no-tests=error || status=1

if [ "$minutes" -gt 0 ]; then
  echo "== fuzzers, $minutes minutes"
  scripts/fuzz.sh "$minutes" || status=1
fi
exit $status
