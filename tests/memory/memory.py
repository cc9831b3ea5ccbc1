#!/usr/bin/env python3
"""Runs commands again and again, each time with another allocation failing: the program must end with a message and an exit code of
its own, never by a signal and never not at all.

memory.py PROGRAM LIBRARY SOURCE_ROOT [SAMPLES]

LIBRARY is fail_malloc.c as a shared library. SAMPLES is how many allocations of each command are tried (40), spread evenly over all;
0 tries every one, with the fast models, as it would take half a day with the others. Allocations before main() are left out: other libraries' start-up may abort there. Exit 1 when a run failed.
"""
import os
import re
import subprocess
import sys
import tempfile


def run(command, library, **settings):
    env = dict(os.environ, LD_PRELOAD=library, **settings)
    try:
        return subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60)
    except subprocess.TimeoutExpired:
        return None


def allocations(command, library):
    done = run(command, library, FAIL_COUNT="1")
    return int(re.search(rb"allocations (\d+)", done.stderr).group(1))


def main():
    program, library, root = [os.path.abspath(a) for a in sys.argv[1:4]]
    samples = int(sys.argv[4]) if len(sys.argv) > 4 else 40
    before_main = allocations([program, "--version"], library)
    failed = 0
    with tempfile.TemporaryDirectory() as work:
        base = os.path.join(work, "base.db")
        page = os.path.join(root, "tests/cases/import/live-blog/articles.html")
        model = [] if samples > 0 else ["--model", "fast"]
        subprocess.run([program, "import", "-q", "--db", base, os.path.join(root, "samples")], stderr=subprocess.DEVNULL)
        new = os.path.join(work, "new.db")
        for name, command in (("read", [program, "read", page]), ("import", [program, "import", "-q", *model, "--jobs", "1", "--db", new, page]),
                              ("export", [program, "export", "json", "--db", base]), ("verify", [program, "verify", "--db", base])):
            total = allocations(command, library)
            step = max(1, (total - before_main) // samples) if samples > 0 else 1
            tried = 0
            for at in range(before_main + 1, total, step):
                for end in ("", "-wal", "-shm"):
                    if os.path.exists(new + end):
                        os.remove(new + end)
                done = run(command, library, FAIL_AT=str(at))
                tried += 1
                if done is None or done.returncode < 0 or done.returncode > 3:
                    failed += 1
                    how = "did not end" if done is None else "ended with %d: %s" % (done.returncode, done.stderr.decode("utf-8", "replace")[-200:].strip())
                    print("%s, allocation %d: %s" % (name, at, how))
            print("%s: %d of %d allocations tried" % (name, tried, total))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
