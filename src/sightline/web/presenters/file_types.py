"""As what is a chronology sent, by the ending of its name?"""

from __future__ import annotations

from collections.abc import Mapping

FILE_TYPES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "case.json": "application/json; charset=utf-8",
}
