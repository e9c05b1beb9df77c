"""Whoever listens is told in the transaction that writes, and can take the entry back."""

import pytest

from sightline.access.database_scope import whole_record
from sightline.record import listening
from sightline.record.actions import rebuild
from sightline.record.models import Entry
from tests.cast import Scribe, make_directory, make_rowans

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    make_directory()
    return Scribe()


def _listen(monkeypatch, after_entries, rebuilt=lambda progress: None):
    listener = listening.Listener(after_entries, rebuilt)
    monkeypatch.setattr(listening, "_listeners", [listener])


def test_every_new_entry_is_told_once_in_order(record, monkeypatch):
    told: list[str] = []
    _listen(
        monkeypatch,
        lambda entries: told.extend(entry.id for entry in entries),
        lambda progress: told.append("rebuilt"),
    )
    make_rowans(record)
    rebuild()
    with whole_record():
        written = list(Entry.objects.order_by("position").values_list("id", flat=True))
    assert told == [*written, "rebuilt"]


def test_an_entry_whose_listener_fails_is_not_there(record, monkeypatch):
    def fail(entries):
        raise RuntimeError("could not")

    _listen(monkeypatch, fail)
    with pytest.raises(RuntimeError, match="could not"):
        make_rowans(record)
    with whole_record():
        assert not Entry.objects.exists()


def test_many_are_told_of_together_at_the_end(record, monkeypatch):
    """What is written inside is told once, whole and in order; after it, at once again."""
    told: list[list[int]] = []
    _listen(monkeypatch, lambda entries: told.append([e.position for e in entries]))
    with listening.told_together():
        make_rowans(record)
        assert told == []
    assert told == [sorted(told[0])]
    record("health-visitor", "voice.recorded", "robin", words="smiles", how="observed")
    assert len(told) == 2
