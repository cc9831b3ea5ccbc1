#!/bin/sh
# Builds the fuzz preset (clang, libFuzzer, AddressSanitizer, UndefinedBehaviorSanitizer) and runs the fuzzers
# one after the other, each for an equal share of the time.
#   scripts/fuzz.sh [MINUTES] [TARGET...]     60 minutes and all of them when not said
# Inputs that are found on the way are kept in build/fuzz/found/TARGET and used again by the next run. Crashes,
# time-outs and inputs that need too much memory go to build/fuzz/crashes/TARGET. Make them small with
#   build/fuzz/tests/fuzz/fuzz_TARGET -minimize_crash=1 -max_total_time=60 FILE
# mend the fault, and put the file into tests/fuzz/corpus/TARGET, where every ordinary build replays it.
# Exit code 1 when something was found.
set -eu
cd "$(dirname "$0")/.."
minutes=${1:-60}
[ $# -eq 0 ] || shift
if [ $# -eq 0 ]; then
  for folder in tests/fuzz/corpus/*; do set -- "$@" "${folder##*/}"; done
fi
cmake --preset fuzz >/dev/null
for target in "$@"; do set -- "$@" "fuzz_$target"; shift; done
cmake --build build/fuzz --target "$@" -j "${JOBS:-$(nproc)}" >build/fuzz/build.log || {
  tail -n 40 build/fuzz/build.log
  exit 1
}
seconds=$((minutes * 60 / $#))
[ "$seconds" -gt 0 ] || seconds=1
status=0
for program in "$@"; do
  target=${program#fuzz_}
  found=build/fuzz/found/$target
  crashes=build/fuzz/crashes/$target
  log=build/fuzz/crashes/$target.log
  mkdir -p "$found" "$crashes"
  dictionary=
  kind=tests/fuzz/dictionaries/$(sed -n "s/^$target //p" tests/fuzz/dictionaries/targets.txt)
  [ ! -f "$kind" ] || dictionary=-dict=$kind
  nice -n 19 "build/fuzz/tests/fuzz/$program" "$found" "tests/fuzz/corpus/$target" $dictionary \
    -max_total_time="$seconds" -max_len=16384 -timeout=25 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$crashes/" >"$log" 2>&1 || status=1
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  echo "$target: ${runs:-?} executions in $seconds s, $(find "$crashes" -type f | wc -l) findings"
done
exit $status
