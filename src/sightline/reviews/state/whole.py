"""Where does a review stand, all of it, as known on a day?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.reviews.state.board import Board, board_in
from sightline.reviews.state.decision import Deciding, deciding_in
from sightline.reviews.state.evidence import Evidence, evidence_in
from sightline.reviews.state.incident import Incident, incident_in
from sightline.reviews.state.learning import Learning, learning_in
from sightline.reviews.state.people import PeoplesPart, people_in
from sightline.reviews.state.told import StepTold
from sightline.reviews.state.workspace import Workspace, workspace_in


@dataclass(frozen=True)
class ReviewState:
    """A review, folded from its steps."""

    steps: tuple[StepTold, ...]
    incident: Incident
    workspace: Workspace
    board: Board
    evidence: Evidence
    deciding: Deciding
    people: PeoplesPart
    learning: Learning


def state_of(steps: Iterable[StepTold]) -> ReviewState:
    """Fold a review's steps; give only those taken by a day to see it as known then."""
    steps = tuple(steps)
    return ReviewState(
        steps,
        incident_in(steps),
        workspace_in(steps),
        board_in(steps),
        evidence_in(steps),
        deciding_in(steps),
        people_in(steps),
        learning_in(steps),
    )
