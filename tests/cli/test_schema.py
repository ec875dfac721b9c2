import json
import subprocess
import sys

from cjm.model.json_schema import json_schema


def test_the_schema_is_printed_as_json_and_nothing_else():
    done = subprocess.run([sys.executable, "-m", "cjm", "schema"], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == json_schema()
    assert done.stdout.endswith(b"}\n")
