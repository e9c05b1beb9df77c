"""Is the line told the line it stands on? Whatever the layout."""

from hypothesis import given
from hypothesis import strategies as st

from sightline.safeguards.language.lines import lines_of

TEXT = '''\
# A comment with [brackets] and "quotes
a = 1   # [b]

[b]
c.d = "x # not a comment ]"
list = [
  "one", # first
  { e = 1, f = [2,
    3] },
]
text = """
[no.table]
g = 1
"""

[[rows]]
h = 'x'
[[rows]]
"i j" = { k = { l = true } }
[rows.m]
n = 2026-01-05
[[rows.deep]]
o = 1
'''


def test_each_word_is_found_where_it_stands():
    lines = lines_of(TEXT)
    rows = TEXT.splitlines()

    def stands(*path):
        return rows[lines.of(path) - 1]

    assert stands("a").startswith("a = 1")
    assert stands("b") == "[b]"
    assert stands("b", "c", "d").startswith("c.d")
    assert stands("b", "list", 0).strip().startswith('"one"')
    assert stands("b", "list", 1, "e").strip().startswith("{ e")
    assert stands("b", "list", 1, "f", 1) == "    3] },"
    assert stands("b", "text").startswith("text")
    assert lines.of(("rows", 0)) < lines.of(("rows", 1))
    assert stands("rows", 1, "i j", "k", "l").startswith('"i j"')
    assert stands("rows", 1, "m", "n").startswith("n = ")
    assert stands("rows", 1, "deep", 0, "o") == "o = 1"
    assert ("no", "table") not in lines.at


def test_what_is_not_there_is_told_by_what_contains_it():
    lines = lines_of(TEXT)

    assert lines.of(("b", "never")) == lines.of(("b",))
    assert lines.of(("never",)) == 1


VALUES = st.recursive(
    st.sampled_from(["1", "true", "2026-01-05", '"a # ] }"', "'b, c'", '"""x\ny"""', '""']),
    lambda inner: st.lists(inner, max_size=3).map(
        lambda items: "[" + ",\n ".join(items) + "]"
    ),
    max_leaves=5,
)


@given(st.lists(VALUES, min_size=1, max_size=6), st.integers(0, 3))
def test_no_value_shifts_the_lines_of_what_comes_after(values, blank):
    """Each key begins its own line, whatever came before it."""
    gap = "\n" * blank + "# a comment\n" * (blank % 2)
    text = "[top]\n" + gap.join(f"key{n} = {value}\n" for n, value in enumerate(values))
    rows = text.split("\n")

    lines = lines_of(text)

    for n in range(len(values)):
        assert rows[lines.of(("top", f"key{n}")) - 1].startswith(f"key{n} = ")
