"""Is the record whole? What is looked at after a kill, in a process that opens it afresh."""

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Count

from sightline.access.database_scope import whole_record
from sightline.access.models import FamilyTie, Involvement
from sightline.record.actions import rebuild
from sightline.record.chain import START, knowledge_text, link, receipt_text
from sightline.record.models import Entry, Knowledge, Receipt
from sightline.record.stored import content_of
from sightline.record.verification import verify
from tests.reliability.work import id_of

LEDGER = {"Entry", "About", "Knowledge", "Receipt", "Checkpoint"}


def look(kept, unknown):
    """After a kill: which acknowledged entries are lost, which unacknowledged are there."""
    return {
        "lost": [number for number in kept if not _there(number)],
        "committed": [number for number in unknown if _there(number)],
        "partial": _partial(),
        "damage": _damage(),
    }


def twice(numbers):
    """Return the numbers among these that are not recorded exactly once."""
    return [n for n in numbers if Entry.objects.filter(id=id_of(n)).count() != 1]


def look_at_everything():
    """Return what is wrong with the chain and the views, and how many entries there are."""
    with transaction.atomic():
        with whole_record():
            wrong = _chain_faults() + [str(fault) for fault in verify().faults]
            before = _views()
            rebuild()
            wrong += [name for name, rows in _views().items() if rows != before[name]]
        transaction.set_rollback(True)  # it was only looked at
    return {"wrong": wrong, "entries": Entry.objects.count(), "partial": _partial()}


def _there(number):
    return Entry.objects.filter(id=id_of(number)).exists()


def _partial():
    """Entries without those they are about, without knowledge, or without a receipt."""
    counts = Entry.objects.annotate(
        a=Count("about", distinct=True),
        k=Count("knowledge", distinct=True),
        r=Count("receipts", distinct=True),
    )
    return (
        counts.filter(a=0).count() + counts.filter(k=0).count() + counts.filter(r=0).count()
    )


def _damage():
    """What the database itself finds wrong; PostgreSQL's checksums speak up when read."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("pragma integrity_check")
        found = [row[0] for row in cursor.fetchall()]
        cursor.execute("pragma foreign_key_check")
        return [text for text in found if text != "ok"] + [
            str(r) for r in cursor.fetchall()
        ]


def _chain_faults():
    """Work out every digest and chain value again, apart from the code that wrote them."""
    brought = _brought()
    faults, previous = [], START
    entries = Entry.objects.order_by("position").prefetch_related("about")
    for place, entry in enumerate(entries.iterator(2_000), start=1):
        chain = link(
            previous,
            position=place,
            digest=content_of(entry).digest,
            origin=entry.origin,
            brought=brought.get(entry.position, []),
        )
        if (entry.position, entry.chain) != (place, chain):
            faults.append(
                f"position {entry.position} does not follow from what is before it"
            )
        previous = entry.chain
    return faults


def _brought():
    found = {}
    for k in Knowledge.objects.select_related("entry"):
        text = knowledge_text(k.entry.id, k.agency_id, k.since, k.how)
        found.setdefault(k.brought_by_id, []).append(text)
    for r in Receipt.objects.select_related("entry"):
        text = receipt_text(r.entry.id, r.agency_id, r.at)
        found.setdefault(r.brought_by_id, []).append(text)
    return found


def _views():
    models = list(apps.get_app_config("record").get_models())
    views = [m for m in models if m.__name__ not in LEDGER] + [FamilyTie, Involvement]
    return {
        view.__name__: sorted(
            str(
                sorted(
                    (name, str(value))
                    for name, value in row.items()
                    if name != "id" or view._meta.pk.get_internal_type() == "CharField"
                )
            )
            for row in view.objects.values()
        )
        for view in views
    }
