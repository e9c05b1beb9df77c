"""What may the process that reads files from outside not do?

It may not outgrow its memory, run on for ever, write a file, leave a core behind or, where
the system lets an ordinary process ask for that, reach any network.
"""

from __future__ import annotations

import ctypes
import os
import resource

NEW_USER = 0x10000000
NEW_NETWORK = 0x40000000
OPEN_FILES = 64


def shut(memory_bytes: int) -> None:
    """Give up for good what reading does not need; `memory_bytes` bounds the address space."""
    _leave_the_network()
    for which, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
    ):
        _, allowed = resource.getrlimit(which)
        if allowed != resource.RLIM_INFINITY:
            most = min(most, allowed)
        resource.setrlimit(which, (most, most))


def allow_seconds(seconds: int) -> None:
    """Let the processor work this much longer; past that the system ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, allowed = resource.getrlimit(resource.RLIMIT_CPU)
    most = int(used.ru_utime + used.ru_stime) + seconds + 1
    if allowed != resource.RLIM_INFINITY:
        most = min(most, allowed)
    resource.setrlimit(resource.RLIMIT_CPU, (most, allowed))


def _leave_the_network() -> None:
    # Root keeps its user namespace: in a new one it could no longer open other users' files.
    wanted = NEW_NETWORK if os.geteuid() == 0 else NEW_NETWORK | NEW_USER
    leave = getattr(ctypes.CDLL(None), "unshare", None)
    if leave is not None:
        leave(wanted)
