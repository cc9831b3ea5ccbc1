#!/bin/sh
# Trains both model sets. Usage: training/train.sh [CORPORA [OUT]]; see claimgraph-train --help for single steps.
set -eu
cd "$(dirname "$0")/.."
cmake --preset release
cmake --build build/release --target claimgraph-train
build/release/claimgraph-train all --set both --corpora "${1:-../shared/corpora}" --out "${2:-core/models}"
