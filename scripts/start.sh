#!/bin/sh
# From a fresh clone to a drawn graph: installs what is missing, builds, imports the samples, asks three questions,
# and writes the graph as DOT, GraphML and SVG. Runs again at any time; nothing outside this folder is changed but
# the packages.
set -eu
cd "$(dirname "$0")/.."
say() { printf '\n== %s\n' "$*"; }

say "1. Packages"
scripts/install-packages.sh

say "2. Build (build/release)"
cmake --preset release -DCLAIMGRAPH_TESTS=OFF >build-release.log 2>&1 || { cat build-release.log; exit 1; }
cmake --build --preset release --target claimgraph_cli >>build-release.log 2>&1 || { tail -n 40 build-release.log; exit 1; }
rm -f build-release.log
program=build/release/claimgraph
"$program" --version

mkdir -p out
CLAIMGRAPH_DB=out/samples.db
export CLAIMGRAPH_DB
rm -f out/samples.db out/samples.db-wal out/samples.db-shm

say "3. claimgraph import samples"
"$program" import samples

say "4. Who said it?  claimgraph who \"cost to train\""
"$program" who "cost to train"

say "5. Where does it come from?  claimgraph trace \"Fjell-2 cost only US\$4.2 million to train\""
"$program" trace "Fjell-2 cost only US\$4.2 million to train"

say "6. What is disputed?  claimgraph disputes"
"$program" disputes

say "7. claimgraph export"
"$program" export dot -o out/samples.dot
"$program" export graphml -o out/samples.graphml
"$program" export svg -o out/samples.svg
ls -l out/samples.dot out/samples.graphml out/samples.svg
printf '\nDone. Open out/samples.svg in a browser, and try:\n  export CLAIMGRAPH_DB=out/samples.db\n  %s --help\n' "$program"
