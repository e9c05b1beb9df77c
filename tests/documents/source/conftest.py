"""One child process for all the tests that need a real one."""

from __future__ import annotations

import pytest

from sightline.documents.source.limits import Limits
from sightline.documents.source.workers import Worker


@pytest.fixture(scope="session")
def child():
    worker = Worker(Limits())
    yield worker
    worker.close()
