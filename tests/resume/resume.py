#!/usr/bin/env python3
"""Kills an import of a web archive at several places and starts it again each time.

resume.py PROGRAM [--pages 60] [--kills 4] [--seed 7] [--jobs 1]

The archive is invented (tests/bench/importing/make_warc.py). In the end the exports must be byte for byte those of an
import that ran through, the database must be sound, no run may store again what an earlier one stored, and the import of
what is stored already must take a fraction of the time. One interruption is SIGINT: it must end cleanly. Prints one line of
figures; exit code 1 with a message when something is wrong."""
import argparse
import hashlib
import os
import random
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
MAKE = os.path.join(os.path.dirname(HERE), "bench", "importing", "make_warc.py")


def check(condition, message):
    if not condition:
        sys.exit("resume: " + message)


def stored(db):
    """How many articles are committed; 0 while the tables are not there yet."""
    try:
        with sqlite3.connect("file:%s?mode=ro" % db, uri=True, timeout=5) as connection:
            return connection.execute("SELECT count(*) FROM article").fetchone()[0]
    except sqlite3.Error:
        return 0


def counts(text):
    number = lambda word: int((re.search(r"(\d+) %s" % word, text) or [0, 0])[1])
    return number("articles? added"), number("unchanged")


class Trial:
    """Articles are read with the fast models: where an import goes on has nothing to do with how well they are read."""

    def __init__(self, options, folder):
        self.program, self.jobs, self.folder = options.program, options.jobs, folder
        self.warc = os.path.join(folder, "pages.warc.gz")
        subprocess.run([sys.executable, MAKE, self.warc, "--pages", str(options.pages)], check=True)

    def command(self, db):
        return [self.program, "import", "--model", "fast", "--jobs", str(self.jobs), "--db", db, self.warc]

    def through(self, db):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(self.command(db), stderr=subprocess.PIPE, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        check(done.returncode == 0, "import ended with %d: %s" % (done.returncode, done.stderr))
        return counts(done.stderr), after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def until(self, db, target, how):
        """Runs until `target` articles are stored, and more than before, then sends the signal. Returns exit code and
        messages. Articles are stored in batches: the one before may have brought more than it was asked for."""
        target = max(target, stored(db) + 1)
        process = subprocess.Popen(self.command(db), stderr=subprocess.PIPE, text=True)
        while process.poll() is None and stored(db) < target:
            time.sleep(0.002)
        process.send_signal(how)
        return process, process.communicate()[1]

    def export(self, db, kind):
        """SHA-256 of the export; that of 10,000 pages has a gigabyte."""
        digest = hashlib.sha256()
        with subprocess.Popen([self.program, "export", kind, "--db", db], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            while block := process.stdout.read(1 << 20):
                digest.update(block)
        check(process.returncode == 0, "export " + kind + " failed")
        return digest.hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--kills", type=int, default=4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(options, folder)
        whole, pieces = os.path.join(folder, "whole.db"), os.path.join(folder, "pieces.db")
        (added, _), first_seconds = trial.through(whole)
        check(added == options.pages, "%d articles of %d pages" % (added, options.pages))

        targets = sorted(draw.sample(range(1, options.pages - 1), options.kills))
        for i, target in enumerate(targets):
            how = signal.SIGINT if i == len(targets) // 2 else signal.SIGKILL
            process, messages = trial.until(pieces, target, how)
            now = stored(pieces)
            check(now >= min(target, options.pages), "%d articles after a kill at %d" % (now, target))
            if how == signal.SIGINT and process.returncode != 0:
                check(process.returncode == 3, "exit code %d after SIGINT" % process.returncode)
                check("interrupted; what is stored stays" in messages, "no message after SIGINT: " + messages)
        left = options.pages - stored(pieces)
        (added, _), _ = trial.through(pieces)
        check(added == left, "%d articles were added at the end where %d were missing" % (added, left))
        (added, unchanged), again_seconds = trial.through(pieces)
        check(added == 0 and unchanged >= options.pages, "a complete import was not recognised: %d added" % added)
        check(again_seconds < first_seconds / 2, "stored articles were analysed again: %.2f s of %.2f s" % (again_seconds, first_seconds))
        sound = subprocess.run([trial.program, "verify", "--db", pieces], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        check(sound.returncode == 0, "verify: " + sound.stdout)
        for kind in ("graphml", "json"):
            check(trial.export(whole, kind) == trial.export(pieces, kind), kind + " differs from an import without interruption")
        print("%d pages, interrupted at %s; import %.2f CPU s, import of what is stored %.2f CPU s (%.0f pages a CPU second)" % (
            options.pages, ", ".join(map(str, targets)), first_seconds, again_seconds, options.pages / again_seconds))


if __name__ == "__main__":
    main()
