"""What the tests share: the folder of the repository, the command, a store of the samples."""
import json
import os
import subprocess
import tempfile
import unittest

import claimgraph

SOURCE = os.path.abspath(os.environ.get("CG_SOURCE", os.path.join(os.path.dirname(__file__), "..", "..")))
SAMPLES = os.path.join(SOURCE, "samples")
PROGRAM = os.environ.get("CG_PROGRAM", os.path.join(SOURCE, "build", "release", "claimgraph"))


def command(*arguments, cwd=None):
    """What the command prints."""
    env = {**os.environ, "CLAIMGRAPH_MODELS": os.path.join(SOURCE, "core", "models")}
    return subprocess.run([PROGRAM, *arguments], cwd=cwd, env=env, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


class SamplesTest(unittest.TestCase):
    """Has a store of the samples, made by the package, that the tests of the class share."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)  # also when what follows fails
        cls.folder = folder.name
        cls.path = os.path.join(cls.folder, "claims.db")
        with claimgraph.Store(cls.path) as store:
            cls.report = store.import_(SAMPLES)
        cls.store = claimgraph.Store(cls.path, "r")
        cls.addClassCleanup(cls.store.close)

    def asked(self, *arguments):
        """The answer of the command, as JSON, from the same file."""
        return json.loads(command(*arguments, "--json", "--db", self.path))


def skip_without(module):
    try:
        __import__(module)
    except ImportError:
        return unittest.skip(f"the package {module} is not installed: not on bare Debian; check_wheel.py installs it and "
                             "runs these")
    return lambda test: test
