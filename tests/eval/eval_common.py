"""Shared by the evaluation entry points: the built program, the scorers, one JSON object as the last line."""
import gzip
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("CLAIMGRAPH") or os.path.join(ROOT, "build", "release", "claimgraph")
SCORERS = os.environ.get("CLAIMGRAPH_EVAL") or os.path.join(os.path.dirname(ROOT), "shared", "eval")


def need_program(who):
    if not os.access(PROGRAM, os.X_OK):
        sys.exit("%s: no program at %s; build it or set CLAIMGRAPH" % (who, PROGRAM))


def read_lines(path):
    """The objects of a file of JSON Lines, plain or gzip."""
    with open(path, "rb") as probe:
        packed = probe.read(2) == b"\x1f\x8b"
    with (gzip.open if packed else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def extract_texts(articles, path):
    """`claimgraph extract --from interchange` on "doc" and "text" of each article; its lines go to the file `path`."""
    given = "".join(json.dumps({"doc": a["doc"], "text": a["text"]}, ensure_ascii=False) + "\n" for a in articles)
    command = [PROGRAM, "extract", "--from", "interchange", "-"]
    if os.environ.get("CLAIMGRAPH_MODEL"):
        command[2:2] = ["--model", os.environ["CLAIMGRAPH_MODEL"]]
    with open(path, "wb") as out:
        run = subprocess.run(command, input=given.encode("utf-8"), stdout=out)
    if run.returncode not in (0, 1):
        sys.exit("%s extract ended with %d" % (PROGRAM, run.returncode))


def run_scorer(scorer, arguments):
    """Runs a scorer whose last line is the JSON object; its output is ours."""
    run = subprocess.run([sys.executable, os.path.join(SCORERS, scorer)] + arguments)
    if run.returncode != 0:
        sys.exit("%s ended with %d" % (scorer, run.returncode))


def read_articles(form, paths):
    """`claimgraph read --from FORM FILE...`; {identifier: article}, the identifier being the file name without folder and endings."""
    articles = {}
    for start in range(0, len(paths), 200):
        run = subprocess.run([PROGRAM, "read", "--from", form] + paths[start:start + 200], stdout=subprocess.PIPE)
        if run.returncode not in (0, 1, 3):
            sys.exit("%s failed with exit code %d" % (PROGRAM, run.returncode))
        for line in run.stdout.decode("utf-8").splitlines():
            article = json.loads(line)
            name = os.path.basename(article["doc"])
            for end in (".gz", ".html", ".txt"):
                if name.endswith(end):
                    name = name[:-len(end)]
            article["id"] = name
            articles[name] = article
    return articles


def html_files(folder):
    return sorted(os.path.join(folder, n) for n in os.listdir(folder) if n.endswith((".html.gz", ".html")))


def score(scorer, truth, articles, json_option):
    with tempfile.TemporaryDirectory() as temp:
        predictions = os.path.join(temp, "predictions.jsonl")
        with open(predictions, "w", encoding="utf-8") as out:
            for name in sorted(articles):
                out.write(json.dumps(articles[name], ensure_ascii=False) + "\n")
        command = [sys.executable, os.path.join(SCORERS, scorer), truth, predictions]
        result = os.path.join(temp, "score.json")
        if json_option:
            command += ["--json", result]
        run = subprocess.run(command, stdout=subprocess.PIPE)
        output = run.stdout.decode("utf-8")
        if run.returncode != 0:
            sys.exit("the scorer failed: %s" % output)
        if json_option:
            sys.stdout.write(output)
            with open(result, encoding="utf-8") as f:
                print(json.dumps(json.load(f), sort_keys=True))
        else:
            print(json.dumps(json.loads(output.strip().splitlines()[-1])))
