"""Steps for tests of the folds, told in a line each."""

from datetime import UTC, datetime, timedelta

from sightline.reviews.state.told import StepTold

BEGUN = datetime(2026, 3, 27, 9, 0, tzinfo=UTC)  # a Friday


class Story:
    """Tells steps an hour apart: `story("return.received", agency="hv", file="f1")`."""

    def __init__(self) -> None:
        self.steps: list[StepTold] = []

    def __call__(
        self, kind: str, *, by_post: str = "manager", corrects=None, **data
    ) -> str:
        number = len(self.steps) + 1
        at = BEGUN + timedelta(hours=number - 1)
        said = {name.rstrip("_"): value for name, value in data.items()}
        step = StepTold(
            f"s{number}", number, kind, at, "p", by_post, by_post, said, corrects
        )
        self.steps.append(step)
        return step.id


def noticed(story: Story, **more) -> str:
    """Begin a story with a baby who died."""
    said = {"child": "baby", "happened": "2026-03-26", "aware_on": "2026-03-27"}
    said |= {"harm": "death", "died": True, "what": "found unresponsive"}
    return story("incident.noticed", **(said | more))


def opened(story: Story, **more) -> str:
    """Open a rapid review that counts from the day the panel was notified."""
    said = {"type_": "rapid-review", "starts_from": "notified", "starts_on": "2026-03-27"}
    return story("review.opened", **(said | more))
