#!/usr/bin/env python3
"""Pages a second of the HTML importer beside trafilatura's, on the same pages in the same run.

bench_importers.py HTML_DIR [--rounds N]     HTML_DIR holds *.html.gz

Runs `claimgraph read --from html` (environment CLAIMGRAPH, else build/release/claimgraph) and trafilatura's bare_extraction, which is
installed into a throw-away virtual environment. CPU seconds of one process each, best of the rounds; the program's start is
counted for us, the import of the library is not counted for trafilatura. Prints one JSON object."""
import argparse
import glob
import json
import os
import resource
import subprocess
import sys
import tempfile
import venv

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
PROGRAM = os.environ.get("CLAIMGRAPH") or os.path.join(ROOT, "build", "release", "claimgraph")
RIVAL = """
import glob, gzip, json, sys, time
from trafilatura import bare_extraction
pages = [gzip.open(p).read().decode("utf-8", "replace") for p in sorted(glob.glob(sys.argv[1] + "/*.html.gz"))]
start = time.process_time()
for page in pages:
    bare_extraction(page, with_metadata=True)
print(json.dumps({"pages": len(pages), "seconds": time.process_time() - start}))
"""


def cpu_of(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pages = sorted(glob.glob(os.path.join(options.folder, "*.html.gz")))
    ours = min(cpu_of([PROGRAM, "read", "--from", "html"] + pages) for _ in range(options.rounds))
    with tempfile.TemporaryDirectory() as temp:
        venv.create(temp, with_pip=True)
        python = os.path.join(temp, "bin", "python")
        subprocess.run([python, "-m", "pip", "-q", "install", "trafilatura", "lxml_html_clean"], check=True)
        theirs = min(json.loads(subprocess.run([python, "-c", RIVAL, options.folder], stdout=subprocess.PIPE, check=True).stdout)["seconds"]
                     for _ in range(options.rounds))
    print(json.dumps({"pages": len(pages), "claimgraph_pages_per_second": round(len(pages) / ours, 1),
                      "trafilatura_pages_per_second": round(len(pages) / theirs, 1), "ratio": round(theirs / ours, 2)}))


if __name__ == "__main__":
    sys.exit(main())
