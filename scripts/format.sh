#!/bin/sh
# Formats the C++ files that git tracks; with --check it only says which ones are off (exit 1).
set -eu
cd "$(dirname "$0")/.."
if [ "${1:-}" = "--check" ]; then
  git ls-files '*.cpp' '*.hpp' | xargs -r clang-format --dry-run -Werror
else
  git ls-files '*.cpp' '*.hpp' | xargs -r clang-format -i
fi
