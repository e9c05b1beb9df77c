"""The process that reads files from outside, one after another, until its input ends.

It is started by `workers` as a fresh interpreter. A request is one line of JSON: the job
(see `jobs`), the path, the options. An answer is eight bytes that say how long it is and
then JSON: `{"done": value}` or `{"refused": [[where, wrong, right], …]}`. Nothing else is
ever written there: what a library prints goes nowhere.
"""

from __future__ import annotations

import gc
import json
import os
import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO

from sightline.documents.source import cage, jobs, reading
from sightline.documents.source.limits import Limits
from sightline.kernel.errors import Fault, Refused

LENGTH = struct.Struct(">Q")


def main() -> None:
    """Answer each request in turn."""
    limits = Limits(**json.loads(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    cage.shut(limits.memory_bytes)
    # Blocks are plain values without cycles; looking for some would cost a third of the time.
    gc.disable()
    for line in sys.stdin.buffer:
        _send(answers, _answer(json.loads(line), limits))


def _answer(request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    path = Path(request["path"])
    cage.allow_seconds(limits.seconds)
    try:
        job = jobs.job_named(request["job"])
        return {"done": job(reading.read(path, limits), request["options"])}
    except Refused as refused:
        return _refusal(*refused.faults)
    except MemoryError:
        return _refusal(reading.too_much_memory(path.name))
    except Exception as error:
        return _refusal(reading.unreadable(path.name, type(error).__name__))
    finally:
        gc.collect()


def _refusal(*faults: Fault) -> dict[str, Any]:
    return {"refused": [[fault.where, fault.wrong, fault.right] for fault in faults]}


def _send(answers: BinaryIO, answer: dict[str, Any]) -> None:
    text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    raw = text.encode("utf-8", "replace")
    answers.write(LENGTH.pack(len(raw)))
    answers.write(raw)
    answers.flush()


if __name__ == "__main__":
    main()
