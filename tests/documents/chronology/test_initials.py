"""Are initials guessed only where one person fits, and doubted; and roles nobody names told?"""

from sightline.documents.chronology.merging import merge
from tests.documents.returns.building import File


def merged(*rows):
    named = File("police.docx").table(
        ["Date", "Event"],
        ["3/5/21", "Tansy QUILLWORT seen at home."],
        ["4/5/21", "Osric QUILLWORT seen at school."],
    )
    other = File("nursery.docx").table(["Date", "Event"], *rows)
    return merge([named.understood(), other.understood()], title="Test")


def about(chronology, says):
    event = next(one for one in chronology.events if one.says == says)
    names = {one.key: one.name for one in chronology.people}
    return [names[key] for key in event.people], [one.why for one in event.doubts]


def test_initials_that_fit_one_person_are_taken_for_them_and_doubted():
    said = "T.Q. rang; TQ will collect."
    people, whys = about(merged(["5/5/21", said], ["6/5/21", "Fees paid."]), said)
    assert people == ["Tansy Quillwort"]
    assert whys
    assert all("initials" in why and "Tansy Quillwort" in why for why in whys)


def test_letters_of_other_words_are_no_initials():
    said = "GP letter, OQT form and TQ/4 filed."
    assert about(merged(["5/5/21", said], ["6/5/21", "Fees paid."]), said) == ([], [])


def test_a_role_that_no_return_names_is_told_once():
    told = merged(["5/5/21", "Mother rang."], ["6/5/21", "Mother collected."])
    whats = [one.what for one in told.notices]
    assert whats == ["“mother” is named in no return, and was kept as that"]
