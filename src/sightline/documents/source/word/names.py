"""The names that WordprocessingML gives to what a document is made of."""

from __future__ import annotations

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL = f"{WORD}val"
ID = f"{WORD}id"
BODY = f"{WORD}body"
P = f"{WORD}p"
PPR = f"{WORD}pPr"
R = f"{WORD}r"
RPR = f"{WORD}rPr"
T = f"{WORD}t"
TBL = f"{WORD}tbl"
TR = f"{WORD}tr"
TC = f"{WORD}tc"
SDT = f"{WORD}sdt"
SDT_PR = f"{WORD}sdtPr"
SDT_CONTENT = f"{WORD}sdtContent"
BOX = f"{WORD}txbxContent"

OFF = frozenset(("0", "false", "off", "none"))


def is_on(element: object) -> bool:
    """Is a switch such as `<w:strike/>` there, and not there only to say no?"""
    return element is not None and element.get(VAL) not in OFF  # type: ignore[attr-defined]
