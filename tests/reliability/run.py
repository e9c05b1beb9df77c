"""Run one campaign on a database of its own, and print its report as JSON.

    python -m tests.reliability.run sqlite|postgresql CAMPAIGN [KEY=VALUE …]

It is a program of its own, so that the processes it forks open no database of the tests'.
"""

import importlib
import json
import os
import sys
import tempfile
from pathlib import Path

import django

from tests.reliability.cluster import Cluster


def run(engine, campaign, options):
    """Make an empty database, run the campaign and return its report."""
    cluster = Cluster() if engine == "postgresql" else None
    with tempfile.TemporaryDirectory(prefix="sightline-kills-", dir="/var/tmp") as folder:
        try:
            _set_up(cluster.address if cluster else "", options.get("folder", folder))
            if options.pop("kill_server", False):
                options["cluster"] = cluster
            # The campaigns import models, which exist only once Django is set up.
            campaigns = importlib.import_module("tests.reliability.campaigns")
            return {"database": engine, **getattr(campaigns, campaign)(**options)}
        finally:
            if cluster:
                cluster.remove()


def _set_up(address, folder):
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "sightline.config.settings",
        "DATABASE_URL": address,
        "SIGHTLINE_DATA": str(Path(folder)),
        "SIGHTLINE_INSECURE_HTTP": "1",
        "SIGHTLINE_SECRET_KEY": "only-for-tests",
    }
    django.setup()


if __name__ == "__main__":
    given = dict(each.split("=", 1) for each in sys.argv[3:])
    told = run(*sys.argv[1:3], {key: json.loads(value) for key, value in given.items()})
    sys.stdout.write(f"{json.dumps(told)}\n")
