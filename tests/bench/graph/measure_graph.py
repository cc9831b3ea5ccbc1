#!/usr/bin/env python3
"""What each question costs as the database grows: CPU seconds and peak memory of a fresh process.

  tests/bench/graph/measure_graph.py BUILD [--articles 1000 10000 100000] [--folder DIR] [--runs 5] [--only NAME]

BUILD is a build folder (build/release): its claimgraph answers, its tests/bench/make_store fills DIR/N.db with N invented
articles where that file is missing (about a minute for 100000). Each question is asked RUNS times; the least CPU time (user
and system) counts, as the others measure what else the machine did. Printed: milliseconds at each size, in brackets the
multiple of the smallest size, and the peak memory at the largest.
"""
import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile


def fill(build, folder, articles):
    path = os.path.join(folder, "%d.db" % articles)
    if not os.path.exists(path):
        subprocess.run([os.path.join(build, "tests/bench/make_store"), path + ".part", str(articles)], check=True)
        os.rename(path + ".part", path)
    return path


def questions(path):
    """The same kind of thing in each database: a claim that two articles have, the one that most have, who says most."""
    db = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    usual = db.execute("SELECT c.key, c.text FROM (SELECT claim FROM claim_use GROUP BY claim HAVING count(*) = 2 AND "
                       "min(article) <> max(article)) u JOIN claim c ON c.id = u.claim WHERE c.text LIKE 'the % of %' "
                       "ORDER BY c.key LIMIT 1").fetchone()
    copied = db.execute("SELECT c.key, count(*) FROM claim_use u JOIN claim c ON c.id = u.claim GROUP BY c.id ORDER BY "
                        "2 DESC, 1 LIMIT 1").fetchone()
    busiest = db.execute("SELECT e.key, count(*) FROM speaker s JOIN entity e ON e.id = s.entity WHERE e.anonymous = 0 "
                         "GROUP BY e.id ORDER BY 2 DESC LIMIT 1").fetchone()
    words = " ".join(usual[1].split()[1:3])
    db.close()
    return [("who, two words", ["who", words]),
            ("trace by id", ["trace", usual[0]]),
            ("trace of the most copied claim", ["trace", copied[0], "--json"]),
            ("sources", ["sources", usual[0]]),
            ("disputes -n 20", ["disputes", "-n", "20"]),
            ("conflicts -n 20", ["conflicts", "-n", "20"]),
            ("claims -n 20", ["claims", "-n", "20"]),
            ("entities -n 20", ["entities", "-n", "20"]),
            ("show of the busiest person", ["show", busiest[0]]),
            ("show of a claim", ["show", usual[0]]),
            ("export --around a claim", ["export", "graphml", "--around", usual[0], "--hops", "1"]),
            ("stats", ["stats"])]


def ask(program, path, words, runs):
    best = None
    for _ in range(runs):
        child = os.posix_spawn(program, [program, *words], dict(os.environ, CLAIMGRAPH_DB=path),
                               file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
        _, status, usage = os.wait4(child, 0)
        if status != 0:
            raise SystemExit("%s: status %d" % (" ".join(words), status))
        spent = usage.ru_utime + usage.ru_stime
        if best is None or spent < best[0]:
            best = (spent, usage.ru_maxrss)
    return best


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10000, 100000])
    parser.add_argument("--folder")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only")
    arguments = parser.parse_args()
    folder = arguments.folder or tempfile.mkdtemp()
    program = os.path.abspath(os.path.join(arguments.build, "claimgraph"))
    table = {}
    for articles in arguments.articles:
        path = fill(arguments.build, folder, articles)
        for name, words in questions(path):
            if arguments.only and arguments.only not in name:
                continue
            table.setdefault(name, []).append(ask(program, path, words, arguments.runs))
    sizes = arguments.articles
    print("| CPU milliseconds of a fresh process | " + " | ".join("%d articles" % n for n in sizes) + " | peak MiB |")
    print("|---|" + "--:|" * (len(sizes) + 1))
    for name, cells in table.items():
        first = cells[0][0]
        texts = ["%.1f" % (1000 * first)] + ["%.1f (%.1f ×)" % (1000 * c[0], c[0] / first) for c in cells[1:]]
        print("| %s | %s | %.0f |" % (name, " | ".join(texts), cells[-1][1] / 1024))
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
