"""When do the kill tests run? Only when asked for by their mark, because they take minutes."""

import pytest

MARK = "kills"


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known, so that a misspelled one is an error."""
    config.addinivalue_line("markers", f"{MARK}: kills processes and servers for minutes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the kill tests out of every run that does not name them."""
    if MARK in (config.option.markexpr or ""):
        return
    asked = [item for item in items if not item.get_closest_marker(MARK)]
    config.hook.pytest_deselected(items=[i for i in items if i.get_closest_marker(MARK)])
    items[:] = asked
