"""How is a process killed at exactly its Nth write to disk? By strace, which stops it there."""

import collections
import re
import shutil
import subprocess
import time
from pathlib import Path

# Everything by which SQLite changes a file or makes a change last; `write` is how the
# writer says that an entry is kept.
WRITES = ("pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "write")


def program():
    """Return where strace is, if it is."""
    return shutil.which("strace")


class Traced:
    """Attaches to a process that is waiting to be told to begin."""

    def __init__(self, pid, call=None, when=0):
        command = [
            program(),
            "-f",
            "-qq",
            "-p",
            str(pid),
            "-e",
            f"trace={','.join(WRITES)}",
        ]
        if call:
            command += ["-e", f"inject={call}:signal=KILL:when={when}"]
        self._strace = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        _wait_until_traced(pid)

    def counts(self):
        """Wait for the end and return how often each call was made."""
        _, said = self._strace.communicate(timeout=60)
        calls = re.findall(r"^(?:\[pid +\d+\] )?(\w+)\(", said, re.MULTILINE)
        return collections.Counter(calls)


def _wait_until_traced(pid, patience=10.0):
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        status = Path(f"/proc/{pid}/status").read_text()
        if not re.search(r"TracerPid:\s*0\b", status):
            time.sleep(0.01)  # it is held from here on, and told so a moment later
            return
        time.sleep(0.001)
    raise RuntimeError("strace could not attach; it may not be permitted here")
