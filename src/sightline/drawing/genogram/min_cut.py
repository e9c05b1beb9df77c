"""Which set of people is it cheapest to move together? A minimum cut between two camps."""

from __future__ import annotations

from collections import deque

ENDLESS = 1 << 40


class Network:
    """Places joined by pipes of a given capacity; the last two are the source and the sink."""

    def __init__(self, places: int) -> None:
        self.source, self.sink = places, places + 1
        self._pipes: list[list[int]] = [[] for _ in range(places + 2)]
        self._end: list[int] = []
        self._room: list[int] = []

    def join(self, start: int, end: int, room: int) -> None:
        """Lay a pipe from start to end, and a dry one back."""
        self._pipes[start].append(len(self._end))
        self._end.append(end)
        self._room.append(room)
        self._pipes[end].append(len(self._end))
        self._end.append(start)
        self._room.append(0)

    def source_side(self) -> set[int]:
        """Send as much as will go, and give the places still reached from the source."""
        while True:
            came = self._search()
            if came[self.sink] < 0:
                return {place for place, pipe in enumerate(came) if pipe >= 0} | {
                    self.source
                }
            self._send(came)

    def _search(self) -> list[int]:
        """Find by which pipe each place is first reached, or -1."""
        end, room, sink = self._end, self._room, self.sink
        came = [-1] * len(self._pipes)
        waiting = deque([self.source])
        while waiting:
            place = waiting.popleft()
            for pipe in self._pipes[place]:
                onward = end[pipe]
                if room[pipe] and came[onward] < 0 and onward != self.source:
                    came[onward] = pipe
                    if onward == sink:
                        return came
                    waiting.append(onward)
        return came

    def _send(self, came: list[int]) -> None:
        path, place = [], self.sink
        while place != self.source:
            path.append(came[place])
            place = self._end[came[place] ^ 1]
        amount = min(self._room[pipe] for pipe in path)
        for pipe in path:
            self._room[pipe] -= amount
            self._room[pipe ^ 1] += amount
