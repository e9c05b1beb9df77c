"""The names that OpenDocument gives to what a text is made of."""

from __future__ import annotations

BASE = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{BASE}office:1.0}}"
TEXT = f"{{{BASE}text:1.0}}"
TABLE = f"{{{BASE}table:1.0}}"
STYLE = f"{{{BASE}style:1.0}}"
DRAW = f"{{{BASE}drawing:1.0}}"
LINK = "{http://www.w3.org/1999/xlink}"
EXTENSION = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
AUTHOR = "{http://purl.org/dc/elements/1.1/}"
