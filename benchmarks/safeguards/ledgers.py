"""A made-up ledger of any size, the same for the same seed, as Parquet with a world's tables.

A person in ten is a baby, half are adults; families of about three. Entries are spread over
five years, kinds by how often they are recorded, and each is about one or two people of one
family. Nothing here is anyone's: names are numbers.
"""

# ruff: noqa: ANN001, ANN202  (run by hand)

from pathlib import Path

import duckdb

DAY_0, DAYS = 18_262, 1_826  # 2020-01-01, five years
ENTRIES_OF_A_PERSON = 10

# How often each kind is recorded, in a thousand.
KINDS = {
    "contact.made": 230,
    "visit.made": 130,
    "appointment.kept": 90,
    "appointment.missed": 40,
    "concern.noted": 70,
    "injury.seen": 15,
    "incident.attended": 30,
    "referral.made": 60,
    "referral.acknowledged": 40,
    "referral.decided": 50,
    "assessment.opened": 30,
    "assessment.completed": 25,
    "meeting.called": 20,
    "meeting.held": 30,
    "meeting.minutes-shared": 15,
    "plan.agreed": 20,
    "plan.reviewed": 25,
    "plan.ended": 10,
    "supervision.held": 30,
    "oversight.recorded": 20,
    "case.closed": 20,
}
AGENCIES = {
    **{f"csc-{n}": "childrens-social-care" for n in range(4)},
    **{f"hv-{n}": "health-visiting" for n in range(4)},
    **{f"police-{n}": "police" for n in range(3)},
    **{f"school-{n}": "school" for n in range(20)},
    **{f"gp-{n}": "general-practice" for n in range(8)},
    "legal": "legal",
}


def write(folder: Path, entries: int, seed: int = 1) -> None:
    """Write a ledger of so many entries as Parquet."""
    folder.mkdir(parents=True, exist_ok=True)
    people = max(entries // ENTRIES_OF_A_PERSON, 12)
    with duckdb.connect() as db:
        db.execute("SET preserve_insertion_order = false")
        db.execute("SET memory_limit = '6GB'")
        db.execute(f"SET temp_directory = '{folder}'")
        # Repeatable whatever the threads do: every choice is a digest of the row's number.
        db.execute(
            f"CREATE MACRO pick(n, what, many) AS"
            f" CAST(hash(n * 1000003 + what * 7919 + {seed}) % many AS BIGINT)"
        )
        for name, text in _texts(entries, people).items():
            db.execute(f"COPY ({text}) TO '{folder}/{name}.parquet' (FORMAT parquet)")


def _texts(entries, people):
    families = f"(SELECT n FROM range({people}) r(n))"
    return {
        "agency": " UNION ALL ".join(
            f"SELECT '{a}' AS agency, '{s}' AS sector" for a, s in AGENCIES.items()
        ),
        "person": f"""SELECT 'p' || n AS person,
            CASE WHEN n % 3 = 2 THEN NULL ELSE born END AS born_first,
            CASE WHEN n % 3 = 2 THEN NULL WHEN n % 11 = 0 THEN born + 364 ELSE born END
                AS born_last,
            CAST(NULL AS BIGINT) AS expected_first, CAST(NULL AS BIGINT) AS expected_last,
            CASE WHEN n % 3 = 2 THEN NULL ELSE born + 6574 END AS child_until_first,
            CASE WHEN n % 3 = 2 THEN NULL ELSE born + 6938 END AS child_until_last,
            n % 3 = 2 AS grown
            FROM (SELECT n, {DAY_0} + {DAYS} - CASE WHEN n % 3 = 0
                THEN pick(n, 1, 2200) ELSE pick(n, 2, 6000) END AS born FROM {families})""",
        # Three to a family: two children and an adult.
        "family": f"""SELECT 'p' || (n - n % 3 + a) AS person, 'p' || (n - n % 3 + b) AS member
            FROM {families}, range(3) x(a), range(3) y(b)
            WHERE n % 3 = 0 AND n + 2 < {people}""",
        "home": f"""SELECT 'p' || (n - 2 + c) AS child, 'p' || n AS adult,
            CAST({DAY_0} AS BIGINT) AS from_day, CAST(NULL AS BIGINT) AS until_day
            FROM {families}, range(2) x(c) WHERE n % 3 = 2""",
        "circumstance": f"""SELECT 'p' || n AS person,
            CASE WHEN pick(n, 3, 2) = 0 THEN 'not-mobile' ELSE 'looked-after' END AS what,
            {DAY_0} + pick(n, 4, {DAYS}) AS from_day, CAST(NULL AS BIGINT) AS until_day
            FROM {families} WHERE n % 3 <> 2 AND pick(n, 5, 5) = 0""",
        "involved": f"""SELECT 'p' || n AS person, agency, 'other' AS role,
            {DAY_0} + pick(n * 3 + k, 6, {DAYS}) AS from_day,
            CASE WHEN pick(n * 3 + k, 7, 2) = 0
                THEN {DAY_0} + {DAYS} + pick(n, 8, 300) END AS until_day
            FROM (SELECT n, k, list_extract({list(AGENCIES)},
                1 + pick(n * 3 + k, 9, {len(AGENCIES)})) AS agency
                FROM {families}, range(2) x(k) WHERE n % 3 <> 2)""",
        "entry": f"""SELECT n + 1 AS n, 'e' || (n + 1) AS id, kind,
            'e' || (n + 1 - CASE WHEN kind IN ('plan.agreed', 'referral.made') THEN 0
                ELSE n % 5 END) AS thread,
            list_extract({list(AGENCIES)}, 1 + pick(n, 11, {len(AGENCIES)})) AS agency,
            day AS first_day, day + vague AS last_day,
            day * 86400 + second AS first_second,
            (day + vague) * 86400 + CASE WHEN exact THEN second ELSE 86399 END AS last_second,
            day + vague + pick(n, 12, 3) AS recorded_day,
            (day + vague + pick(n, 12, 3)) * 86400 + 61200 AS recorded_second
            FROM {_happened(entries, people)}""",
        "about": f"""SELECT n + 1 AS n, 'p' || person AS person, '' AS part
            FROM {_happened(entries, people)}
            UNION ALL SELECT n + 1, 'p' || (person - person % 3 + 2), 'parent'
            FROM {_happened(entries, people)} WHERE person % 3 <> 2 AND pick(n, 13, 3) = 0
            AND person - person % 3 + 2 < {people}""",
        "told": _told(entries, people),
        "knows": f"""SELECT n + 1 AS n, agency, day + late AS since_day,
            (day + late) * 86400 + 43200 AS since_second,
            CASE WHEN late % 2 = 0 THEN day + late END AS acknowledged_day,
            CASE WHEN late % 2 = 0 THEN (day + late) * 86400 + 43200 END
                AS acknowledged_second
            FROM (SELECT n, day, pick(n, 14, 6) AS late, list_extract({list(AGENCIES)},
                1 + pick(n, 15, {len(AGENCIES)})) AS agency
                FROM {_happened(entries, people)} WHERE pick(n, 16, 4) = 0)""",
    }


def _happened(entries, people):
    ranges, upto = [], 0
    for kind, many in KINDS.items():
        upto += many
        ranges.append(f"WHEN k < {upto} THEN '{kind}'")
    # The entries of one family lie in one stretch of time, and are not all about one of them.
    return f"""(SELECT n, CASE {" ".join(ranges)} END AS kind,
        (n // {ENTRIES_OF_A_PERSON} + pick(n, 17, 3)) % {people} AS person,
        {DAY_0} + (pick(n // {3 * ENTRIES_OF_A_PERSON}, 18, {DAYS - 400})
            + pick(n, 19, 400)) AS day,
        CASE WHEN pick(n, 20, 20) = 0 THEN 30 ELSE 0 END AS vague,
        pick(n, 20, 20) BETWEEN 1 AND 8 AS exact,
        CASE WHEN pick(n, 20, 20) BETWEEN 1 AND 8 THEN 28800 + pick(n, 21, 28800) ELSE 0 END
            AS second
        FROM (SELECT n, pick(n, 22, {upto}) AS k FROM range({entries}) r(n)))"""


def _told(entries, people):
    sector = " ".join(f"WHEN '{a}' THEN '{s}'" for a, s in AGENCIES.items())
    choices = {
        "concern.noted": ("category", ["neglect", "physical", "domestic-abuse", "other"]),
        "injury.seen": ("injury", ["bruise", "burn", "fracture"]),
        "appointment.missed": ("service", ["hospital", "health-visiting"]),
        "referral.made": ("urgency", ["immediate", "same-day", "routine"]),
        "referral.decided": ("decision", ["assessment", "advice", "strategy-discussion"]),
        "assessment.opened": ("type", ["child-in-need", "section-47", "pre-birth"]),
        "meeting.held": ("type", ["strategy", "core-group", "child-in-need"]),
        "meeting.called": ("type", ["strategy", "core-group", "child-in-need"]),
        "plan.agreed": ("type", ["safety", "child-in-need", "child-protection"]),
        "visit.made": ("child_seen", ["true", "true", "false"]),
    }
    rows = [
        f"""SELECT n + 1 AS n, '{field}' AS field, CAST(0 AS BIGINT) AS item,
            CASE WHEN pick(n, 23, 50) = 0 THEN ''
                ELSE list_extract({values}, 1 + pick(n, 24, {len(values)})) END AS value,
            pick(n, 23, 50) <> 0 AS stated
            FROM {_happened(entries, people)} WHERE kind = '{kind}'"""
        for kind, (field, values) in choices.items()
    ]
    agencies = f"list_extract({list(AGENCIES)}, 1 + pick(n * 4 + i, 25, {len(AGENCIES)}))"
    lists = {"meeting.held": "attended", "meeting.called": "invited", "referral.made": "to"}
    for kind, field in lists.items():
        many = 1 if field == "to" else 3
        named = f"""(SELECT n, i, {agencies} AS agency FROM {_happened(entries, people)},
            range({many}) x(i) WHERE kind = '{kind}')"""
        rows.append(f"SELECT n + 1, '{field}', i, agency, TRUE FROM {named}")
        rows.append(
            f"SELECT n + 1, '{field}#sector', i, CASE agency {sector} END, TRUE FROM {named}"
        )
    return " UNION ALL ".join(rows)
