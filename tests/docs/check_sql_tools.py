#!/usr/bin/env python3
"""Opens a database of the samples with Datasette and sqlite-utils, as people do who ask in SQL.

check_sql_tools.py PROGRAM SOURCE_ROOT     exit 77 when no index of packages gives them
"""
import json
import os
import subprocess
import sys
import tempfile
import urllib.parse
import venv

VIEWS = ("sayings", "disputes_view", "claim_families", "people")


def main():
    program, source = [os.path.abspath(one) for one in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as work:
        tools = os.path.join(work, "env", "bin")
        venv.create(os.path.join(work, "env"), with_pip=True)
        pip = [os.path.join(tools, "python"), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
        if subprocess.run([*pip, "--retries", "1", "--timeout", "20", "datasette", "sqlite-utils"]).returncode:
            print("skipped: no index of packages gives datasette and sqlite-utils")
            return 77
        database = os.path.join(work, "claims.db")
        environment = {**os.environ, "CLAIMGRAPH_MODELS": os.path.join(source, "core", "models")}
        subprocess.run([program, "import", "--quiet", os.path.join(source, "samples"), "--db", database], check=True,
                       env=environment)

        def run(tool, *arguments):
            return subprocess.run([os.path.join(tools, tool), *arguments], check=True, stdout=subprocess.PIPE,
                                  cwd=work).stdout.decode()

        def get(path):
            return run("datasette", database, "-m", os.path.join(source, "schemas", "datasette", "metadata.json"),
                       "--get", path)

        names = {one["view"]: one["count"] for one in json.loads(run("sqlite-utils", "views", database, "--counts"))}
        counts = json.loads(run("datasette", "inspect", database))  # it opens the file as it is
        assert "claims" in counts, counts
        for view in VIEWS:
            assert names[view] > 0, (view, names)
            rows = json.loads(get("/claims/%s.json?_shape=array&_size=max" % view))
            assert len(rows) == names[view], (view, len(rows), names[view])
            numbers = [key for key, value in rows[0].items() if key.endswith("_id") or isinstance(value, dict)]
            assert not numbers, (view, numbers)
            page = get("/claims/" + view)
            assert view in page and "Traceback" not in page, page[:500]
        facets = json.loads(get("/claims/sayings.json?_size=0"))["facet_results"]
        found = facets.get("results", facets)
        assert "Tarn AI" in [one["value"] for one in found["speaker_name"]["results"]], found
        for query, arguments in (("what_one_person_said", {"name": "Marcus Vail"}), ("words_of_a_claim", {"words": "million train"}),
                                 ("several_publishers", {}), ("disputed_first", {})):
            rows = json.loads(get("/claims/%s.json?_shape=array&%s" % (query, urllib.parse.urlencode(arguments))))
            assert rows, query
        said = run("sqlite-utils", database, "SELECT name, sayings FROM people ORDER BY sayings DESC LIMIT 1", "--csv")
        header, first = said.splitlines()
        assert header == "name,sayings" and first.startswith("Tarn AI,"), said
    print("%d views and 4 queries shown by Datasette and sqlite-utils" % len(VIEWS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
