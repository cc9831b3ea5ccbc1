#!/usr/bin/env python3
"""What an archive costs to store and to link, and what one more article costs in it.

measure_import.py BENCH_IMPORT [--sizes 1000,10000] [--more 20] [--rival 2000]

BENCH_IMPORT is build/release/tests/bench/bench_import. Articles are made (tests/unit/support/made_articles.hpp), nothing is
extracted. Prints for each size the CPU seconds of storing and linking, of one more article, the peak memory, and the bytes
an article and a claim; then, of --rival articles, rows a second beside Python's sqlite3, which stores the same rows with
their search indexes, each article in one transaction by executemany; last the table of what the file is made of (dbstat).
"""
import argparse
import collections
import json
import os
import resource
import sqlite3
import subprocess
import tempfile
import time

def run(program, *words):
    done = subprocess.run([program, *map(str, words)], check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def rows_by_article(path):
    """The schema, and the rows of each article in the order in which a program would write them: [(sql, rows)]."""
    db = sqlite3.connect(path)
    db.text_factory = bytes
    schema = [sql.decode() for (sql,) in db.execute(
        "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%' ORDER BY rowid")]
    articles = collections.OrderedDict((row[0], []) for row in db.execute("SELECT id FROM article ORDER BY id"))
    owner = {"attribution": dict(db.execute("SELECT id, article FROM attribution")), "claim_use": dict(db.execute("SELECT id, article FROM claim_use"))}
    first_claim = dict(db.execute("SELECT claim, min(article) FROM claim_use GROUP BY claim"))
    first_entity = dict(db.execute("SELECT entity, min(article) FROM entity_use GROUP BY entity"))
    first_name = dict(db.execute("SELECT name, min(article) FROM entity_use GROUP BY name"))
    of_row = {"article": lambda r: r[0], "claim": lambda r: first_claim[r[0]], "entity": lambda r: first_entity[r[0]],
              "entity_name": lambda r: first_name[r[0]]}
    shared = []
    tables = [t.decode() for (t,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%' AND name NOT LIKE 'sqlite_%'")]
    order = ["article", "entity", "entity_name", "claim", "claim_use", "attribution"]
    for table in order + [t for t in tables if t not in order]:
        columns = [c[1].decode() for c in db.execute(f"PRAGMA table_info({table})")]
        sql = f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})"
        grouped = collections.defaultdict(list)
        for row in db.execute(f"SELECT * FROM {table}"):
            row = tuple(v.decode() if isinstance(v, bytes) and not isinstance(v, memoryview) else v for v in row)
            if table in of_row:
                grouped[of_row[table](row)].append(row)
            elif "article" in columns:
                grouped[row[columns.index("article")]].append(row)
            elif "claim_use" in columns and table.startswith("claim"):
                grouped[owner["claim_use"][row[0]]].append(row)
            elif "attribution" in columns:
                grouped[owner["attribution"][row[0]]].append(row)
            else:
                grouped[None].append(row)
        for article, rows in grouped.items():
            (shared if article is None else articles[article]).append((sql, rows))
    for article, text, headline, standfirst in db.execute("SELECT id, text, headline, standfirst FROM article").fetchall():
        articles[article].append(("INSERT INTO article_search (rowid, headline, standfirst, text) VALUES (?, ?, ?, ?)",
                                  [(article, headline.decode(), standfirst.decode(), text.decode())]))
    for table, source, owners in (("claim_search", "SELECT id, text FROM claim", first_claim),
                                  ("passage_search", "SELECT id, text FROM passage", owner["attribution"])):
        grouped = collections.defaultdict(list)
        for row, text in db.execute(source):
            grouped[owners[row]].append((row, text.decode()))
        for article, rows in grouped.items():
            articles[article].append((f"INSERT INTO {table} (rowid, text) VALUES (?, ?)", rows))
    grouped = collections.defaultdict(list)
    for row, name in db.execute("SELECT id, name FROM entity_name"):
        grouped[first_name[row]].append((row, name.decode()))
    for article, rows in grouped.items():
        articles[article].append(("INSERT INTO entity_search (rowid, name) VALUES (?, ?)", rows))
    db.close()
    return schema, shared, list(articles.values())


def rival(path, folder):
    """Rows and CPU seconds of Python's sqlite3."""
    schema, shared, articles = rows_by_article(path)
    db = sqlite3.connect(os.path.join(folder, "rival.db"), isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    for sql in schema:
        if not sql.startswith("CREATE TRIGGER"):
            db.execute(sql)
    for sql, rows in shared:
        db.executemany(sql, rows)
    count, start, clock = 0, cpu(), time.time()
    for article in articles:
        db.execute("BEGIN")
        for sql, rows in article:
            db.executemany(sql, rows)
            count += len(rows)
        db.execute("COMMIT")
    seconds = cpu() - start, time.time() - clock
    db.close()
    return count, *seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--more", type=int, default=20)
    parser.add_argument("--rival", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "made.db")
        print(f"{'articles':>9} {'store ms':>9} {'link ms':>8} {'peak MiB':>9} {'B/article':>10} {'B/claim':>8} {'one more ms':>12} {'peak MiB':>9}")
        for size in map(int, options.sizes.split(",")):
            for old in os.listdir(folder):
                os.unlink(os.path.join(folder, old))
            filled = run(options.program, "fill", path, size)
            more = run(options.program, "more", path, size, options.more)
            print(f"{size:>9} {filled['storing'] * 1e3 / size:>9.2f} {filled['linking'] * 1e3 / size:>8.2f} {filled['peak_mib']:>9} "
                  f"{filled['bytes'] / size:>10.0f} {filled['bytes'] / filled['claims']:>8.0f} {more['seconds_each'] * 1e3:>12.1f} {more['peak_mib']:>9}")
        if options.rival:
            other = os.path.join(folder, "rows.db")
            filled = run(options.program, "fill", other, options.rival)
            count, cpu_seconds, seconds = rival(other, folder)
            print(f"rows a CPU second: ours {count / filled['storing']:.0f}, Python's executemany {count / cpu_seconds:.0f}, "
                  f"ratio {cpu_seconds / filled['storing']:.2f} ({count} rows; by the clock {seconds / filled['storing_clock']:.2f})")
        db = sqlite3.connect(path)
        try:
            print("bytes an article:")
            for name, size in db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 30"):
                print(f"  {name:36} {size / filled['articles'] if not options.rival else size / int(options.sizes.split(',')[-1]):>8.0f}")
        except sqlite3.Error as error:
            print(f"no table of sizes: {error}")


if __name__ == "__main__":
    main()
