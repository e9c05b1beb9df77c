"""Is the child process held to its limits, and replaced when it dies?"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from sightline.documents.source import child as child_module
from sightline.documents.source import jobs, workers
from sightline.documents.source.limits import MB, Limits
from sightline.documents.source.workers import Worker
from sightline.kernel.errors import Refused
from tests.documents.source.word_files import docx, p, sdt, tbl, tr


def in_a_cage(code: str, **limits) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh interpreter that has shut itself in."""
    start = (
        f"import sys; sys.path.insert(0, {str(workers.ROOT)!r});"
        "from sightline.documents.source import cage;"
        f"cage.shut({limits.get('memory', 512 * MB)}); cage.allow_seconds(1)\n{code}"
    )
    return subprocess.run([sys.executable, "-I", "-c", start], capture_output=True, text=True,
                          check=False)  # fmt: skip


def test_it_cannot_take_more_memory_than_allowed():
    ran = in_a_cage("x = bytearray(600 << 20)")
    assert "MemoryError" in ran.stderr


def test_it_cannot_write_a_file(tmp_path):
    ran = in_a_cage(f"with open({str(tmp_path / 'x')!r}, 'w') as out: out.write('x')")
    assert "File too large" in ran.stderr
    assert (tmp_path / "x").read_text() == ""


def test_it_cannot_work_longer_than_allowed():
    ran = in_a_cage("while True: pass")
    assert ran.returncode == -signal.SIGXCPU


def test_it_reaches_no_network_where_the_system_lets_it_leave():
    if subprocess.run(["unshare", "-rn", "true"], check=False).returncode:
        pytest.skip("this system does not let an ordinary process leave the network")
    import socket  # noqa: PLC0415

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        ran = in_a_cage(
            f"import socket; socket.create_connection(('127.0.0.1', {port}), 2)"
        )
    assert "Network is unreachable" in ran.stderr


def test_a_child_that_dies_is_replaced_and_the_next_file_is_read(tmp_path, child):
    path = docx(tmp_path / "a.docx", p("words"))
    child.ask("blocks", path, {})
    os.kill(child.process.pid, signal.SIGKILL)
    child.process.wait()

    assert child.ask("blocks", path, {})["file"] == "a.docx"


def test_too_little_memory_ends_in_a_sentence(tmp_path):
    rows = "".join(tr(f"{n} May", "seen " * 20) for n in range(30_000))
    path = docx(tmp_path / "a.docx", sdt(tbl(rows)))
    worker = Worker(Limits(memory_bytes=110 * MB))
    try:
        with pytest.raises(Refused, match="more memory than allowed"):
            worker.ask("blocks", path, {})
    finally:
        worker.close()


def test_a_child_that_hangs_is_ended_by_the_clock(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "START", "import time; time.sleep(60)")
    worker = Worker(Limits(seconds=1))
    start = time.monotonic()
    with pytest.raises(Refused, match="longer than the 1 seconds allowed"):
        worker.ask("blocks", docx(tmp_path / "a.docx", p("x")), {})
    worker.close()
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "answer", [b"nonsense", b"[]", b"{}", b'{"refused": [1]}', b"\xff"]
)
def test_an_answer_that_makes_no_sense_is_refused(answer):
    with pytest.raises(Refused, match="made no sense"):
        workers._checked(answer, "a.docx")


def test_only_jobs_in_the_registry_are_run(tmp_path, child):
    with pytest.raises(KeyError):
        jobs.job_named("os:system")
    with pytest.raises(Refused):
        child.ask("os:system", docx(tmp_path / "a.docx", p("x")), {})


@pytest.mark.parametrize("name", jobs.JOBS)
def test_every_job_in_the_registry_is_there(name):
    assert callable(jobs.job_named(name))


def test_a_fault_of_the_reader_itself_is_one_sentence(tmp_path, monkeypatch):
    def broken(path, limits):
        raise RuntimeError("names and dates of birth")

    monkeypatch.setattr(child_module.reading, "read", broken)
    monkeypatch.setattr(child_module.cage, "allow_seconds", lambda seconds: None)
    request = {"job": "blocks", "path": str(tmp_path / "a.docx"), "options": {}}
    answer = child_module._answer(request, Limits())

    assert "RuntimeError" in json.dumps(answer)
    assert "birth" not in json.dumps(answer)
