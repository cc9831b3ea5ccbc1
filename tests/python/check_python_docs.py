#!/usr/bin/env python3
"""Runs the examples of Markdown files and compares what they print.

check_python_docs.py SOURCE_ROOT FILE.md... [--update]

A ```pycon block is a session of the interpreter, as doctest reads it; "..." in what is printed stands for any text. All
blocks of one file run one after the other in one session, in a folder that holds a copy of samples/. A block that needs a
package which is not installed is passed over: <!-- needs: pandas --> before it says so. --update writes what was printed.
"""
import doctest
import importlib.util
import os
import re
import shutil
import sys
import tempfile

BLOCK = re.compile(r"(?:<!-- needs: (?P<needs>[\w ,]+) -->\n)?```pycon\n(?P<code>.*?)```", re.S)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Runner(doctest.DocTestRunner):
    """Keeps what each example printed."""

    def __init__(self):
        super().__init__(optionflags=FLAGS)
        self.got = {}

    def report_success(self, out, test, example, got):
        self.got[example.lineno] = example.want

    def report_failure(self, out, test, example, got):
        super().report_failure(out, test, example, got)
        self.got[example.lineno] = got

    def report_unexpected_exception(self, out, test, example, exc_info):
        super().report_unexpected_exception(out, test, example, exc_info)
        self.got[example.lineno] = example.want


def written(examples, got):
    out = []
    for example in examples:
        source = example.source.rstrip("\n").split("\n")
        out += [">>> " + source[0]] + [("... " + line).rstrip() for line in source[1:]]
        out += got[example.lineno].rstrip("\n").split("\n") if got[example.lineno] else []
    return "\n".join(out) + "\n"


def main():
    update = "--update" in sys.argv
    source, *files = [os.path.abspath(one) for one in sys.argv[1:] if one != "--update"]
    failed = count = skipped = 0
    for path in files:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        session = {}
        runner = Runner()
        with tempfile.TemporaryDirectory() as work:
            shutil.copytree(os.path.join(source, "samples"), os.path.join(work, "samples"))
            os.chdir(work)

            def run(block):
                nonlocal count, skipped
                needs = re.findall(r"\w+", block.group("needs") or "")
                missing = [name for name in needs if importlib.util.find_spec(name) is None]
                if missing:
                    skipped += 1
                    print("skipped: %s is not installed" % ", ".join(missing))
                    return block.group()
                test = doctest.DocTestParser().get_doctest(block.group("code"), session, os.path.basename(path), path, 0)
                test.globs = session
                count += len(test.examples)
                runner.run(test, clear_globs=False)
                before = block.group()[:block.start("code") - block.start()]
                return before + written(test.examples, runner.got) + "```"

            new = BLOCK.sub(run, text)
            failed += runner.summarize(verbose=False).failed
            os.chdir(source)
        if update and new != text:
            with open(path, "w", encoding="utf-8") as file:
                file.write(new)
    print("%d examples, %d differ, %d blocks passed over" % (count, failed, skipped))
    return 2 if not count else 1 if failed and not update else 0


if __name__ == "__main__":
    sys.exit(main())
