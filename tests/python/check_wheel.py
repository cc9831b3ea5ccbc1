#!/usr/bin/env python3
"""Makes a wheel that links the library of a build, installs it into an empty environment, and runs the tests on it, and
mypy on the package.

check_wheel.py SOURCE_ROOT BUILD CMAKE [spark]     with the test of the Spark job alone, which needs a large package
Exit 77 when no index of packages gives what this needs.
"""
import glob
import os
import subprocess
import sys
import tempfile
import venv
import zipfile

WANTED = ("claimgraph/__init__.py", "claimgraph/_core.pyi", "claimgraph/py.typed", "claimgraph/models/news.cgm",
          "claimgraph/models/accurate.cgm", "claimgraph/models/page.cgm", "claimgraph/LICENSE")


def run(*command, **more):
    subprocess.run([str(part) for part in command], check=True, **more)


def main():
    source, build, cmake, *more = sys.argv[1:]
    wanted = ["scikit-build-core", "pybind11", *(["pyspark", "pyarrow"] if more else [])]
    with tempfile.TemporaryDirectory() as work:
        venv.create(os.path.join(work, "env"), with_pip=True)
        python = os.path.join(work, "env", "bin", "python")
        pip = (python, "-m", "pip", "--disable-pip-version-check", "--quiet")
        if subprocess.run([*pip, "install", "--retries", "1", "--timeout", "20", *wanted]).returncode:
            print("skipped: no index of packages gives %s; the module of the build is tested all the same" % ", ".join(wanted))
            return 77
        run(cmake, "--install", build, "--prefix", os.path.join(work, "usr"), stdout=subprocess.DEVNULL)
        settings = {"cmake.define.CLAIMGRAPH_INSTALLED": "ON", "build-dir": os.path.join(work, "build"),
                    "cmake.define.CMAKE_PREFIX_PATH": os.path.join(work, "usr")}
        options = ["--config-settings=%s=%s" % pair for pair in settings.items()]
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        environment["PATH"] = os.path.join(work, "env", "bin") + os.pathsep + environment["PATH"]
        run(*pip, "wheel", "--no-deps", "--no-build-isolation", *options, "-w", work, os.path.join(source, "python"),
            env=environment)
        wheel, = glob.glob(os.path.join(work, "*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            names = archive.namelist()
        missing = [name for name in WANTED if name not in names]
        stray = [name for name in names if not name.startswith("claimgraph") or name.endswith((".cpp", ".hpp", ".a", ".pyc"))]
        if missing or stray:
            print("%s: missing %s, stray %s" % (os.path.basename(wheel), missing, stray))
            return 1
        print("%s: %.0f MB" % (os.path.basename(wheel), os.path.getsize(wheel) / 1e6))
        run(*pip, "install", "--no-index", wheel)
        # The tests pass over what they need these for when they cannot be had.
        subprocess.run([*pip, "install", "--only-binary", ":all:", "pyarrow", "pandas", "networkx"], check=False)
        package = os.path.join(source, "python")
        if not more and subprocess.run([*pip, "install", "--only-binary", ":all:", "mypy"], check=False).returncode == 0:
            run(python, "-m", "mypy", "--strict", "--config-file", os.path.join(package, "pyproject.toml"),
                "--no-site-packages", "--cache-dir", os.path.join(work, "mypy"), "claimgraph", cwd=package, env=environment)
        run(python, "-m", "unittest", "discover", "-s", os.path.join(source, "tests", "python"), "-p",
            "test_spark.py" if more else "test_*.py", cwd=work, env=environment)
        if not more:  # here also the examples that need pandas and pyarrow
            run(python, os.path.join(source, "tests", "python", "check_python_docs.py"), source,
                os.path.join(source, "docs", "python.md"), cwd=work, env=environment)
    return 0


if __name__ == "__main__":
    sys.exit(main())
