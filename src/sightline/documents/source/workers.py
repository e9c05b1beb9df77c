"""The parent's end of the child processes: start, ask, wait so long and no longer, replace."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sightline.documents.source.limits import Limits
from sightline.kernel.errors import Fault, Refused

ROOT = Path(__file__).resolve().parents[3]
# The place of this very code goes first, so that the child runs what its parent runs.
START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from sightline.documents.source.child import main; main()"
)
HEADER = 8
PIECE = 1 << 20
# The child ends itself when its processor time is up; waiting on a disk does not count there.
PATIENCE = 2


class Worker:
    """One child process, started when first needed and replaced when it has died."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.process: subprocess.Popen[bytes] | None = None

    def ask(self, job: str, path: Path, options: Mapping[str, Any]) -> object:
        """What the job makes of the file, as JSON values. Raises Refused."""
        request = json.dumps({"job": job, "path": str(path.absolute()), "options": options})
        process = self._running()
        assert process.stdin is not None  # noqa: S101 — it was started with pipes
        try:
            process.stdin.write(request.encode() + b"\n")
            process.stdin.flush()
            raw = self._answer(process, path.name)
        except BrokenPipeError:
            raw = b""
        if not raw:
            raise Refused(self._why_it_died(process, path.name))
        return _checked(raw, path.name)

    def close(self) -> None:
        """End the child."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            self.close()
            self.process = subprocess.Popen(  # noqa: S603 — our own interpreter and code
                [
                    sys.executable,
                    "-I",
                    "-c",
                    START,
                    str(ROOT),
                    json.dumps(self.limits.plain()),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"PYTHONUTF8": "1", "PYTHONHASHSEED": "0"},
                cwd="/",
            )
        return self.process

    def _answer(self, process: subprocess.Popen[bytes], file: str) -> bytes:
        """The whole answer, or nothing if the child died over it. Raises Refused."""
        assert process.stdout is not None  # noqa: S101 — it was started with pipes
        until = time.monotonic() + self.limits.seconds * PATIENCE
        pipe = process.stdout.fileno()
        header = self._take(pipe, HEADER, until, file)
        length = int.from_bytes(header, "big")
        if length > self.limits.answer_bytes:
            self.close()
            raise Refused(
                Fault(
                    file,
                    "it holds more than can be taken in",
                    "split it into several files",
                )
            )
        return self._take(pipe, length, until, file) if header else b""

    def _take(self, pipe: int, length: int, until: float, file: str) -> bytes:
        pieces: list[bytes] = []
        missing = length
        while missing:
            ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                self.close()
                raise Refused(self._too_slow(file))
            piece = os.read(pipe, min(missing, PIECE))
            if not piece:
                return b""
            pieces.append(piece)
            missing -= len(piece)
        return b"".join(pieces)

    def _too_slow(self, file: str) -> Fault:
        return Fault(
            file,
            f"reading it took longer than the {self.limits.seconds} seconds allowed",
            "split it into several files, or save it anew and try again",
        )

    def _why_it_died(self, process: subprocess.Popen[bytes], file: str) -> Fault:
        code = process.wait()
        self.close()
        if code == -signal.SIGXCPU:
            return self._too_slow(file)
        return Fault(
            file,
            "reading it took more memory than allowed, or it is made to make readers fail",
            "save it anew in the program it was written with, or split it, and try again",
        )


def _checked(raw: bytes, file: str) -> object:
    """The value in a well-formed answer. Raises Refused."""
    try:
        answer = json.loads(raw)
        if "done" in answer:
            return answer["done"]
        faults = [Fault(str(where), str(wrong), str(right)) for where, wrong, right in
                  answer["refused"]]  # fmt: skip
    except (ValueError, KeyError, TypeError) as wrong:
        fault = Fault(file, "the reader's answer made no sense", "try again, or report it")
        raise Refused(fault) from wrong
    raise Refused(*faults)
