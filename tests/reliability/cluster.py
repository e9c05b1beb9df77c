"""How is a whole PostgreSQL server killed at once, and started again on what it left?"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import postgresql


class Cluster:
    """A server of one's own, with checksums and fsync on."""

    def __init__(self):
        self.programs = postgresql.find_or_get()
        self.account = postgresql._account()
        self.folder = Path(tempfile.mkdtemp(prefix="sightline-kills-", dir="/var/tmp"))
        if self.account:
            os.chown(self.folder, self.account.pw_uid, self.account.pw_gid)
        self.options = postgresql._options_for(self.folder, self.account)
        postgresql._create_cluster(self.programs, self.folder, self.options)
        self.port = postgresql._free_port()
        self._run()
        postgresql._create_roles(self.port, self.process, self.folder / "log")

    @property
    def address(self):
        """Where the empty database is."""
        return f"postgres://sightline_owner@127.0.0.1:{self.port}/sightline"

    def kill(self):
        """End the server and every process of it at once."""
        family = [self.process.pid, *_children_of(self.process.pid)]
        for pid in family:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue  # ended by itself, as the server's children do when it is gone
        self.process.wait()
        while any(Path(f"/proc/{pid}").exists() for pid in family):
            time.sleep(0.005)

    def start_again(self):
        """Start on what is left, and wait until it has recovered and answers."""
        self._run()
        address = f"postgres://postgres@127.0.0.1:{self.port}/postgres"
        postgresql._wait_for(address, self.process, self.folder / "log")

    def remove(self):
        """Stop it and remove everything."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self):
        command = postgresql._command(self.programs, self.folder, self.port)
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command,
                **self.options,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=postgresql._stop_with_parent,
            )


def _children_of(pid):
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in found.split()]
