"""How is something done in a process of its own, so that it can be killed, or start afresh?

Processes are forked from one that has loaded the code and opened no database: each opens its
own connection, as a server's process would, and starting one takes milliseconds.
"""

import ctypes
import json
import os
import signal
import sys
import traceback
from dataclasses import dataclass, field


@dataclass
class Child:
    """One running process, and the pipe on which it tells."""

    pid: int
    pipe: int
    heard: bytes = field(default=b"")

    def kill(self):
        """End it at once, as a power cut to this process alone; harmless if it has ended."""
        os.kill(self.pid, signal.SIGKILL)

    def wait(self):
        """Wait for its end and return everything it told, a line each; cut lines are dropped."""
        while part := os.read(self.pipe, 65536):
            self.heard += part
        os.close(self.pipe)
        os.waitpid(self.pid, 0)
        whole, _, _ = self.heard.rpartition(b"\n")
        return whole.decode().splitlines()

    def wait_for_line(self):
        """Wait until it has told something; return whether it lived to do so."""
        self.heard += os.read(self.pipe, 65536)
        return bool(self.heard)


def start(work):
    """Run `work(tell)` in a new process."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Child(pid, reading)
    code = 1
    try:
        os.close(reading)
        _end_with_parent()
        work(lambda line: os.write(writing, f"{line}\n".encode()))
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _end_with_parent():
    # A campaign that is interrupted must not leave its writers writing.
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def ask(work):
    """Run `work()` in a new process and return what it returns, which must be plain data."""
    told = start(lambda tell: tell(json.dumps(work()))).wait()
    if not told:
        raise RuntimeError("a process that was not to be killed failed; see above")
    return json.loads(told[-1])
