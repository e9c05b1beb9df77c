"""What the record is measured beside: the least that does comparable work, with no policy."""

# ruff: noqa: ANN001, ANN201, ANN202, ANN204, ANN205  (run by hand, not imported)

import json

from django.db import connection
from django.http import HttpResponse
from django.template import Context, Template
from django.urls import include, path

from sightline.access.database_scope import whole_record
from sightline.access.write_queue import transaction_in_turn
from sightline.record.models import Entry, NameKey, Person, Relationship

ROWS = 50
PAGE = Template("""<!doctype html><title>Bare</title>
<ul>{% for p in people %}<li>{{ p.name }} {{ p.born }} {{ p.sex }}</li>{% endfor %}</ul>
<ul>{% for t in ties %}<li>{{ t.from_person }} {{ t.type }} {{ t.to_person }}</li>{% endfor %}</ul>
<table>{% for e in entries %}<tr><td>{{ e.happened }}<td>{{ e.kind }}<td>{{ e.agency.name }}
<td>{{ e.says }}</tr>{% endfor %}</table>""")


def bare_page(request, ref):
    """As many people and entries as the family page shows, from plain queries."""
    with transaction_in_turn(), whole_record():
        return HttpResponse(PAGE.render(Context(_shown(ref))))


def _shown(ref):
    ids = [ref.rsplit("-", 1)[0] + f"-{place}" for place in range(12)]
    entries = Entry.objects.filter(about__person=ids[0]).select_related("agency")
    return {
        "people": Person.objects.filter(pk__in=ids),
        "ties": Relationship.objects.filter(to_person__in=ids),
        "entries": entries.order_by("-happened_at", "-position")[:ROWS],
    }


urlpatterns = [
    path("bare/<str:ref>/", bare_page),
    path("", include("sightline.config.urls")),
]


def search_by_equality(word):
    """The people with exactly this word in a name."""
    found = NameKey.objects.filter(word=word).values("person")[:51]
    return list(Person.objects.filter(pk__in=list(found.values_list("person", flat=True))))


class BareInsert:
    """The rows of one ordinary entry, written again at the end with nothing around them."""

    def __init__(self):
        with transaction_in_turn(), whole_record():
            self.tables = self._rows()

    @staticmethod
    def _rows():
        last = Entry.objects.order_by("-position").first()
        return {
            table: _row_of(table, column, last.position)
            for table, column in (
                ("record_entry", "position"),
                ("record_about", "entry_id"),
                ("record_knowledge", "entry_id"),
                ("record_receipt", "entry_id"),
            )
        }

    def __call__(self, name):
        with transaction_in_turn(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("select set_config('sightline.scope', 'whole', true)")
                # The same turn is taken, or two writers would want the same position.
                cursor.execute("select pg_advisory_xact_lock(5104010)")
            cursor.execute("select max(position) from record_entry")
            position = cursor.fetchone()[0] + 1
            for table, rows in self.tables.items():
                for row in rows:
                    new = {
                        k: position if k in ("position", "entry_id", "brought_by_id") else v
                        for k, v in row.items()
                        if not (k == "id" and table != "record_entry")
                    }
                    if table == "record_entry":
                        new |= {"id": name, "thread": name, "corrects": None}
                    cursor.execute(
                        f"insert into {table} ({', '.join(new)}) values"
                        f" ({', '.join(['%s'] * len(new))})",
                        list(new.values()),
                    )


def _row_of(table, column, position):
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {table} where {column} = %s", [position])
        names = [each[0] for each in cursor.description]
        return [
            {name: _plain(value) for name, value in zip(names, row, strict=True)}
            for row in cursor.fetchall()
        ]


def _plain(value):
    return json.dumps(value) if isinstance(value, dict | list) else value
