"""What is a briefing called that another partnership published?"""

import pytest

from sightline.learning.elsewhere import UNTITLED, title_in


@pytest.mark.parametrize(
    ("told", "title"),
    [
        (
            {"title": {"words": "Six weeks old"}, "kind": {"words": "briefing"}},
            "Six weeks old",
        ),
        (
            {
                "title": None,
                "kind": {"words": "learning briefing"},
                "partnership": {"name": "", "short": "VSCP"},
            },
            "Learning briefing, VSCP (it has no title)",
        ),
        (
            {"partnership": {"name": "Vale Partnership"}},
            "Vale Partnership (it has no title)",
        ),
        ({"title": None, "kind": None, "partnership": None}, UNTITLED),
    ],
)
def test_it_has_its_title_or_is_told_by_what_it_is_and_whose(told, title):
    assert title_in(told) == title
