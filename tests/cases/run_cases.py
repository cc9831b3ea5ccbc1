#!/usr/bin/env python3
"""Golden cases: each folder that holds a file "cmd" is one case.

run_cases.py PROGRAM SOURCE_ROOT FOLDER [--update]

cmd     one shell script; runs under bash in an empty folder, with claimgraph on PATH and $SRC = the source root
out     expected standard output, byte for byte        (missing: must be empty)
err     expected standard error, byte for byte         (missing: must be empty)
code    expected exit code                             (missing: 0)
Nothing is masked. --update writes what the program printed; review the diff.
Exit 0 when all cases pass, 1 otherwise, 2 when there is no case at all.
"""
import difflib
import os
import subprocess
import sys
import tempfile


def read(path, default=""):
    if not os.path.exists(path):
        return default
    with open(path, encoding="utf-8", newline="") as f:
        return f.read()


def run_case(program, source, folder):
    with tempfile.TemporaryDirectory() as work:
        bin_dir = os.path.join(work, "bin")
        os.mkdir(bin_dir)
        os.symlink(program, os.path.join(bin_dir, "claimgraph"))
        cwd = os.path.join(work, "cwd")
        os.mkdir(cwd)
        env = {k: v for k, v in os.environ.items() if not k.startswith("CLAIMGRAPH") and k != "NO_COLOR"}
        env.update(PATH=bin_dir + os.pathsep + env.get("PATH", ""), SRC=source, LC_ALL="C.UTF-8",
                   CASE=folder, CLAIMGRAPH_MODELS=os.path.join(source, "core/models"))
        done = subprocess.run(["bash", os.path.join(folder, "cmd")], cwd=cwd, env=env, capture_output=True, timeout=300)
    clean = lambda b: b.decode("utf-8", "backslashreplace").replace(source, "$SRC")
    return clean(done.stdout), clean(done.stderr), str(done.returncode)


def main():
    update = "--update" in sys.argv
    program, source, root = [os.path.abspath(a) for a in sys.argv[1:] if a != "--update"]
    cases = sorted(folder for folder, _, names in os.walk(root) if "cmd" in names)
    failed = 0
    for folder in cases:
        got = run_case(program, source, folder)
        want = (read(os.path.join(folder, "out")), read(os.path.join(folder, "err")),
                read(os.path.join(folder, "code"), "0").strip())
        name = os.path.relpath(folder, root)
        if got == want:
            print("ok   " + name)
            continue
        if update:
            for part, text, empty in (("out", got[0], ""), ("err", got[1], ""), ("code", got[2], "0")):
                path = os.path.join(folder, part)
                if text == empty:
                    if os.path.exists(path):
                        os.remove(path)
                else:
                    with open(path, "w", encoding="utf-8", newline="") as f:
                        f.write(text + ("\n" if part == "code" else ""))
            print("new  " + name)
            continue
        failed += 1
        print("FAIL " + name)
        for part, g, w in zip(("out", "err", "code"), got, want):
            if g != w:
                sys.stdout.writelines(difflib.unified_diff(w.splitlines(True), g.splitlines(True), "expected " + part,
                                                           "got " + part))
                print()
    print("%d cases, %d failed" % (len(cases), failed))
    return 2 if not cases else 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
