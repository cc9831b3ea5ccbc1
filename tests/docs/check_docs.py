#!/usr/bin/env python3
"""Runs the console blocks of Markdown files and compares what they print.

check_docs.py PROGRAM SOURCE_ROOT FILE.md... [--update]

In a ```console block a line that starts with "$ " is a command; the lines up to the next command are what it prints
(standard output and error together). A line "[...]" stands for any lines. All blocks of one file run one after the other in
one folder that holds a copy of samples/. --update writes what the program printed instead.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"```console\n(.*?)```", re.S)


def commands(block):
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append([line[2:], []])
        elif found:
            found[-1][1].append(line)
    return found


def matches(want, got):
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "[...]" else re.escape(line) + r"\n" for line in want)
    return re.fullmatch(pattern, "".join(line + "\n" for line in got)) is not None


def main():
    update = "--update" in sys.argv
    program, source, *files = [os.path.abspath(a) for a in sys.argv[1:] if a != "--update"]
    failed = count = 0
    for name in files:
        with open(name, encoding="utf-8") as f:
            text = f.read()
        with tempfile.TemporaryDirectory() as work:
            os.makedirs(os.path.join(work, "bin"))
            os.symlink(program, os.path.join(work, "bin", "claimgraph"))
            cwd = os.path.join(work, "cwd")
            shutil.copytree(os.path.join(source, "samples"), os.path.join(cwd, "samples"))
            env = {k: v for k, v in os.environ.items() if not k.startswith("CLAIMGRAPH")}
            env.update(PATH=os.path.join(work, "bin") + os.pathsep + env.get("PATH", ""), LC_ALL="C.UTF-8",
                       CLAIMGRAPH_MODELS=os.path.join(source, "core/models"))

            def run(block):
                nonlocal failed, count
                out = []
                for command, want in commands(block.group(1)):
                    count += 1
                    m = re.fullmatch(r"export (\w+)=(\S+)", command)
                    if m:
                        env[m.group(1)] = m.group(2)
                        got = []
                    else:
                        done = subprocess.run(["bash", "-c", command], cwd=cwd, env=env, stdout=subprocess.PIPE,
                                              stderr=subprocess.STDOUT, timeout=300)
                        got = done.stdout.decode("utf-8", "backslashreplace").splitlines()
                    if not matches(want, got):
                        failed += 1
                        print("FAIL %s: $ %s\n  wanted:\n    %s\n  got:\n    %s" % (
                            os.path.basename(name), command, "\n    ".join(want), "\n    ".join(got)))
                        want = got
                    out += ["$ " + command] + want
                return "```console\n" + "\n".join(out) + "\n```"

            new = BLOCK.sub(run, text)
            if update and new != text:
                with open(name, "w", encoding="utf-8") as f:
                    f.write(new)
    print("%d commands, %d differ" % (count, failed))
    return 2 if not count else 1 if failed and not update else 0


if __name__ == "__main__":
    sys.exit(main())
