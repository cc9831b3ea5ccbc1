#!/bin/sh
# Installs the Debian packages that are missing, and says what it does. Asks for sudo only when it has to.
#   scripts/install-packages.sh          what building and running needs
#   scripts/install-packages.sh --tests  also what the tests need
#   scripts/install-packages.sh --fuzz   also what the tests and the fuzzers need
set -eu
here=$(cd "$(dirname "$0")" && pwd)
with_tests=no with_fuzz=no
case "${1:-}" in
  --tests) with_tests=yes ;;
  --fuzz) with_tests=yes with_fuzz=yes ;;
esac

if ! command -v apt-get >/dev/null 2>&1; then
  echo "This script knows Debian and its relatives only. Install by hand what scripts/packages.txt lists." >&2
  exit 2
fi
missing=
while read -r name purpose; do
  case "$name" in ''|'#'*) continue ;; esac
  case "$purpose" in
    '[test]'*) [ $with_tests = yes ] || continue ;;
    '[fuzz]'*) [ $with_fuzz = yes ] || continue ;;
  esac
  dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $name"
done < "$here/packages.txt"

if [ -z "$missing" ]; then
  echo "All packages are there."
  exit 0
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "These packages are missing:$missing" >&2
    echo "Neither root nor sudo: ask an administrator to run: apt-get install$missing" >&2
    exit 2
  fi
  as_root=sudo
fi
echo "Installing:$missing"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
echo "Packages installed."
