"""How do the settings differ while tests run?

`SIGHTLINE_TEST_DATABASE` chooses the database: `sqlite`, or the address of a PostgreSQL
database; where it is absent `DATABASE_URL` is used, and where that is absent, SQLite.
SQLite tests run on a file, not in memory, so that a second thread or process sees what a
real one would see; the folder is in memory where the machine offers that.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")  # noqa: S108  (a private folder is made inside it)


def _roomy(folder: Path) -> bool:
    # Containers often have a token 64 MB there, which a generated population would fill.
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > 500_000_000


_FOLDER = tempfile.mkdtemp(
    prefix="sightline-tests-", dir=_MEMORY if _roomy(_MEMORY) else None
)
Path(_FOLDER, "static").mkdir()
_OWNER = os.getpid()


def _tidy() -> None:
    # A forked child leaves by the same door and must not take the folder with it.
    if os.getpid() == _OWNER:
        shutil.rmtree(_FOLDER, ignore_errors=True)


atexit.register(_tidy)

_chosen = os.environ.get("SIGHTLINE_TEST_DATABASE") or os.environ.get(
    "DATABASE_URL", "sqlite"
)
os.environ["DATABASE_URL"] = "" if _chosen == "sqlite" else _chosen
os.environ["SIGHTLINE_DATA"] = _FOLDER
os.environ["SIGHTLINE_INSECURE_HTTP"] = "1"
os.environ["SIGHTLINE_SECRET_KEY"] = "only-for-tests"  # noqa: S105
# Playwright keeps an event loop in the thread that runs the tests, which Django would
# otherwise take for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from sightline.config.settings import *  # noqa: E402, F403
from sightline.config.settings import DATABASES  # noqa: E402

if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": f"{_FOLDER}/test.sqlite3"}

ALLOWED_HOSTS = ["*"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# A password is checked hundreds of times in a run; the real hasher is slow on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
