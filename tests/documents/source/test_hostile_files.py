"""Does the one who asks live on, with one sentence, whatever a file was made to do?"""

from __future__ import annotations

import io
import os
import random
import time
import zipfile

import openpyxl
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.documents.source.blocks import Source
from sightline.documents.source.limits import MB, Limits
from sightline.documents.source.opening import Refusal, read_source, read_sources
from sightline.kernel.errors import Refused
from tests.documents.source.reading_here import grid, read, told
from tests.documents.source.word_files import MAIN, W, docx, p, tbl, tr

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def refusal(path, **more) -> str:
    """The one sentence a file is refused with."""
    with pytest.raises(Refused) as caught:
        read(path, **more)
    (fault,) = caught.value.faults
    assert fault.wrong
    assert fault.right
    assert fault.where == path.name
    return str(fault)


def with_bytes(tmp_path, name, raw):
    (tmp_path / name).write_bytes(raw)
    return tmp_path / name


def with_document(tmp_path, xml: str):
    """A document whose main part is this XML."""
    made = docx(tmp_path / "made.docx", p("x"))
    path = tmp_path / "hostile.docx"
    with (
        zipfile.ZipFile(made) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    return path


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.docx", b"", "it is empty"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "save it as .docx"),
        ("a.ppt", OLE + "PowerPoint Document".encode("utf-16-le"), "slides"),
        ("a.msg", OLE + "__substg1.0_".encode("utf-16-le"), "Outlook"),
        ("a.xls", OLE + "Workbook_VBA_PROJECT".encode("utf-16-le"), "carries macros"),
        ("a.doc", b"{\\rtf1 words}", "save it as .docx"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "it is a picture"),
        ("a.exe", b"MZ\x90\0\x03\0\0\0", "not a kind of file that can be read"),
        ("a.pdf", b"%PDF-1.7\n%broken", "cut short or damaged"),
        ("a.docx", b"PK\x03\x04 and no more", "cut short or damaged"),
        ("a.doc", b"MIME-Version: 1.0\nContent-Type: multipart/related", "web archive"),
        ("a.txt", b"   \n\n", "no words in it"),
    ],
)
def test_each_bad_file_gets_its_own_sentence(tmp_path, name, raw, says):
    assert says in refusal(with_bytes(tmp_path, name, raw))


def test_a_missing_file_a_folder_and_a_pipe_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    assert "no such file" in refusal(tmp_path / "none.docx")
    assert "it is not a file" in refusal(tmp_path)
    assert "it is not a file" in refusal(tmp_path / "pipe.csv")


def test_a_pdf_with_a_password_and_a_scan_are_refused(tmp_path):
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(tmp_path / "scan.pdf")
    writer.encrypt("open sesame", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")

    assert "it is a scan" in refusal(tmp_path / "scan.pdf")
    assert "protected by a password" in refusal(tmp_path / "locked.pdf")


def test_a_file_is_what_it_holds_and_not_what_it_is_called(tmp_path):
    path = docx(tmp_path / "a.xlsx", tbl(tr("3 May", "seen")))
    source = read(path)

    assert source.form == "docx"
    assert "its name ends in .xlsx but it is a Word document; read as that" in told(source)


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        ("word/vbaProject.bin", "carries macros"),
        ("word/activeX/activeX1.xml", "carries macros"),
        ("word/embeddings/oleObject1.bin", "embedded object"),
        ("../outside.xml", "points outside"),
        ("/etc/passwd", "points outside"),
        ("c:\\windows\\x", "points outside"),
    ],
)
def test_what_a_package_may_not_hold(tmp_path, extra, says):
    assert says in refusal(docx(tmp_path / "a.docx", p("x"), extra={extra: b"x"}))


def test_a_macro_document_is_refused_by_its_kind_alone(tmp_path):
    kind = MAIN.replace("vnd.openxmlformats-officedocument.wordprocessingml.document",
                        "vnd.ms-word.document.macroEnabled")  # fmt: skip
    assert "carries macros" in refusal(docx(tmp_path / "a.docm", p("x"), main=kind))


def test_archives_and_archives_in_archives_are_not_opened(tmp_path):
    inner = docx(tmp_path / "inner.docx", p("inner words")).read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as out:
        out.writestr("return.docx", inner)
    assert "unpack it" in refusal(tmp_path / "a.zip")

    held = docx(tmp_path / "a.docx", p("outer"), extra={"word/embeddings/a.docx": inner})
    source = read(held)
    assert [block.text for block in source.paragraphs()] == ["outer"]
    assert "1 files embedded in it were not opened" in told(source)


def test_links_encryption_twins_and_crowds_inside_a_package_are_refused(tmp_path):
    path = docx(tmp_path / "a.docx", p("x"))
    link = zipfile.ZipInfo("word/media/link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "a") as more:
        more.writestr(link, "/etc/passwd")
    assert "points outside" in refusal(path)

    raw = bytearray(docx(tmp_path / "b.docx", p("x")).read_bytes())
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    assert "password" in refusal(with_bytes(tmp_path, "c.docx", bytes(raw)))

    path = docx(tmp_path / "d.docx", p("x"))
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(path, "a") as more,
    ):
        more.writestr("word/document.xml", "other")
    assert "overlap" in refusal(path)

    crowd = docx(tmp_path / "e.docx", p("x"), extra={f"x/{n}": b"" for n in range(40)})
    assert "more than 20 parts" in refusal(crowd, limits=Limits(members=20))


def test_sizes_are_bounded_before_anything_is_unpacked(tmp_path):
    path = docx(tmp_path / "a.docx", p("word " * 300_000))
    assert "MB is the most" in refusal(path, limits=Limits(file_bytes=1000))
    assert "unpacks to more than 1 MB" in refusal(path, limits=Limits(unpacked_bytes=MB))
    assert "packed far tighter" in refusal(path, limits=Limits(ratio=20))
    assert "is the most" in refusal(path, limits=Limits(part_bytes=MB, ratio=5000))


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused_at_once(tmp_path):
    """58 MB of empty paragraphs in about 120 KB, which fill 1.3 GB of a plain reader."""
    path = with_document(
        tmp_path,
        f'<w:document xmlns:w="{W}"><w:body>{"<w:p/>" * 9_700_000}</w:body></w:document>',
    )
    assert path.stat().st_size < 200_000
    start = time.monotonic()
    (outcome,) = read_sources([path])
    assert isinstance(outcome, Refusal)
    assert time.monotonic() - start < 10


CANARY = "canary-4711"
ENTITIES = {
    "external": '<!DOCTYPE x [<!ENTITY e SYSTEM "file://{file}">]>',
    "parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file://{file}"> %p;]>',
    "laughs": '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY e "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    "quadratic": '<!DOCTYPE x [<!ENTITY e "' + "x" * 50_000 + '">]>',
    "remote": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
}


@pytest.mark.parametrize("kind", ENTITIES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_and_nothing_leaks(tmp_path, kind, encoding):
    (tmp_path / "canary.txt").write_text(CANARY)
    opening = ENTITIES[kind].replace("{file}", str(tmp_path / "canary.txt"))
    xml = (f'{opening}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p>'
           "</w:body></w:document>")  # fmt: skip
    said = refusal(with_document(tmp_path, xml.encode(encoding)))

    assert "defines entities" in said
    assert CANARY not in said


def test_nesting_without_end_and_columns_without_number_are_survived(tmp_path):
    deep = "<w:tbl><w:tr><w:tc>" * 5000
    said = refusal(with_document(tmp_path, f'<w:document xmlns:w="{W}"><w:body>{deep}'))
    assert "damaged" in said

    wide = docx(tmp_path / "wide.docx", tbl(tr(*["x"] * 3000)))
    assert "more than 1,000 cells" in refusal(wide, limits=Limits(cells=1000))


def test_formulas_in_a_table_of_text_stay_words(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Date,What\n3 May,\"=cmd|'/c calc'!A0\"\n")

    assert grid(next(read(path).tables()))[1] == ["3 May", "=cmd|'/c calc'!A0"]


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_cut_short_anywhere_it_is_refused(tmp_path, form):
    rows = [[f"{n} May", random.Random(n).randbytes(30).hex()] for n in range(400)]
    if form == "docx":
        whole = docx(tmp_path / "w.docx", tbl(*(tr(*row) for row in rows))).read_bytes()
    else:
        made = openpyxl.Workbook()
        for row in rows:
            made.active.append(row)
        made.save(out := io.BytesIO())
        whole = out.getvalue()
    for length in range(1, len(whole), 1024):
        assert refusal(with_bytes(tmp_path, f"cut.{form}", whole[:length]))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    flips=st.lists(
        st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8
    )
)
@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_flipped_bytes_are_read_or_refused_in_the_child(tmp_path, child, form, flips):
    """Any outcome but a crash: a file with faults in it is common and no reason to stop."""
    whole = tmp_path / f"whole.{form}"
    if not whole.exists():
        made = openpyxl.Workbook()
        made.active.append(["3 May 2031", "seen"])
        made.save(whole) if form == "xlsx" else docx(whole, tbl(tr("3 May", "seen")))
    raw = bytearray(whole.read_bytes())
    for at, byte in flips:
        raw[int(at * len(raw))] = byte
    path = with_bytes(tmp_path, f"flipped.{form}", bytes(raw))
    try:
        child.ask("blocks", path, {})
    except Refused as refused:
        (fault,) = refused.faults
        assert fault.right


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    paths = [docx(tmp_path / f"{n}.docx", p(f"words {n}")) for n in range(5)]
    with_bytes(tmp_path, "2.docx", b"PK\x03\x04")
    outcomes = list(read_sources(paths, workers=2))

    assert [type(outcome) for outcome in outcomes] == [
        Source,
        Source,
        Refusal,
        Source,
        Source,
    ]
    assert [next(o.paragraphs()).text for o in outcomes if isinstance(o, Source)] == [
        "words 0", "words 1", "words 3", "words 4",
    ]  # fmt: skip
    assert str(outcomes[2]).startswith("2.docx: it is cut short or damaged;")


def test_the_way_in_refuses_and_reads_like_the_reader_itself(tmp_path):
    path = docx(tmp_path / "a.docx", p("x") + tbl(tr("3 May", "seen")))

    assert read_source(path) == read(path)
    with pytest.raises(Refused, match="it is empty"):
        read_source(with_bytes(tmp_path, "b.csv", b""))
