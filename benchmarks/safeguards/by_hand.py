"""What would someone write by hand for one question, and what is the least that it costs?

"A referral is decided within so many working days", with none of what a safeguard also asks:
no date that is not exact, no age, no excuse, no owner. In SQL on the same columns, in
PostgreSQL, as a loop in Python, and as one pass in C over two sorted columns (numpy where
there is no compiler), which is as near to the limit as can be come.
"""

# ruff: noqa: ANN001, ANN201, ANN202  (run by hand, not imported by the product)

import ctypes
import shutil
import subprocess
import tempfile
import time
from array import array
from pathlib import Path

START, ANSWER = "referral.made", "referral.decided"

IN_SQL = """
WITH s AS (SELECT n, child, first_day FROM subject WHERE kind = {start}),
a AS (SELECT child, first_day FROM subject WHERE kind = {answer}),
found AS (
    SELECT s.n, s.child, s.first_day, MIN(a.first_day) AS answered
    FROM s LEFT JOIN a ON a.child = s.child AND a.first_day >= s.first_day
    GROUP BY s.n, s.child, s.first_day)
SELECT d.due, CASE WHEN f.answered IS NULL THEN 'missed'
    WHEN f.answered <= d.due THEN 'met' ELSE 'late' END AS status, COUNT(*)
FROM found f JOIN deadline d ON d.unit_id = {unit} AND d.day = f.first_day
GROUP BY 1, 2"""

IN_C = r"""
#include <stdint.h>
/* Starts and answers sorted by child and day; due[day - first] in days. */
void judge(const int32_t *sc, const int32_t *sd, int64_t ns,
           const int32_t *ac, const int32_t *ad, int64_t na,
           const int32_t *due, int32_t first, int64_t *out) {
    int64_t j = 0;
    for (int64_t i = 0; i < ns; i++) {
        while (j < na && (ac[j] < sc[i] || (ac[j] == sc[i] && ad[j] < sd[i]))) j++;
        int found = j < na && ac[j] == sc[i];
        out[found ? (ad[j] <= due[sd[i] - first] ? 0 : 1) : 2]++;
    }
}
"""


def in_duckdb(connection, codes, unit):
    """Time the statement by hand on the prepared columns; twice, and give the second."""
    text = IN_SQL.format(start=codes[START], answer=codes[ANSWER], unit=unit)
    for _ in range(2):
        begun = time.perf_counter()
        connection.execute(text).fetchall()
        taken = time.perf_counter() - begun
    return taken


def columns(connection, codes):
    """Give (child, day) of starts and of answers, sorted, as arrays of whole numbers."""
    found = []
    for kind in (START, ANSWER):
        rows = connection.execute(
            "SELECT child, first_day FROM subject WHERE kind = ? ORDER BY child, first_day",
            [codes[kind]],
        ).fetchall()
        found += [
            array("i", (row[0] for row in rows)),
            array("i", (row[1] for row in rows)),
        ]
    return found


def in_c(held, due, first):
    """Time one pass in C over the sorted columns; None where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "judge.c"
        source.write_text(IN_C, encoding="utf-8")
        built = source.with_suffix(".so")
        subprocess.run(
            [compiler, "-O3", "-shared", "-fPIC", "-o", built, source], check=True
        )
        judge = ctypes.CDLL(str(built)).judge
        starts, days, answers, answered = held
        out = (ctypes.c_int64 * 3)()
        given = [
            _pointer(starts), _pointer(days), ctypes.c_int64(len(starts)),
            _pointer(answers), _pointer(answered), ctypes.c_int64(len(answers)),
            _pointer(due), ctypes.c_int32(first), out,
        ]  # fmt: skip
        for _ in range(2):
            begun = time.perf_counter()
            judge(*given)
            taken = time.perf_counter() - begun
    return taken


def in_python(held, due, first):
    """Time the same pass as a loop in Python over the same sorted columns."""
    starts, days, answers, answered = held
    begun, at, out = time.perf_counter(), 0, [0, 0, 0]
    for child, day in zip(starts, days, strict=True):
        while at < len(answers) and (answers[at], answered[at]) < (child, day):
            at += 1
        found = at < len(answers) and answers[at] == child
        out[(0 if answered[at] <= due[day - first] else 1) if found else 2] += 1
    return time.perf_counter() - begun


def _pointer(values):
    return (ctypes.c_int32 * len(values)).from_buffer(values)
