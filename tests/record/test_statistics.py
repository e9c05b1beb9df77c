"""When SQLite is told what is in its tables, so that it takes the index that serves."""

import pytest
from django.db import connection

from sightline.record.statistics import FIRST, sample_if_doubled

pytestmark = pytest.mark.django_db


def sampled():
    """How many indexes SQLite has figures for."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from sqlite_master where name = 'sqlite_stat1'")
        return cursor.fetchone()[0]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL does it by itself")
def test_it_samples_when_the_ledger_has_doubled_and_not_before():
    """Every entry asks; only one in twice as many as the last time does the work."""
    sample_if_doubled(FIRST - 2, FIRST - 1)
    sample_if_doubled(FIRST + 1, FIRST + 2)
    assert not sampled()

    sample_if_doubled(FIRST - 1, FIRST)

    assert sampled()
