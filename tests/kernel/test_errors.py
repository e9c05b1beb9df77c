"""Does a refusal say everything that is wrong, and what would be right?"""

import pytest

from sightline.kernel.errors import Fault, Refused

MONTH = Fault("entries[3].happened", "“2026-13” has no month 13", "use months 01 to 12")
KIND = Fault(
    "entries[4].kind", "there is no kind “referal.made”.", "write “referral.made”."
)


def test_a_fault_reads_as_one_sentence():
    """Where, what is wrong and what would be right, in that order."""
    assert str(MONTH) == (
        "entries[3].happened: “2026-13” has no month 13; use months 01 to 12."
    )


def test_a_fault_has_one_full_stop():
    """Parts that were written as sentences are joined into one."""
    assert str(KIND) == (
        "entries[4].kind: there is no kind “referal.made”; write “referral.made”."
    )


def test_a_fault_without_a_place_or_a_remedy_leaves_them_out():
    """Nothing is said of what is not known."""
    assert str(Fault("", "the file is empty", "")) == "the file is empty."


def test_a_refusal_lists_every_fault_on_its_own_line():
    """Everything can be put right in one go."""
    with pytest.raises(Refused) as refused:
        raise Refused(MONTH, KIND)

    assert refused.value.faults == (MONTH, KIND)
    assert str(refused.value).splitlines() == [str(MONTH), str(KIND)]


def test_a_refusal_without_faults_still_says_something():
    """An empty refusal does not print as nothing."""
    assert str(Refused()) == "Refused, without a reason given."
