"""Which tests run in one process, where several processes share out the run?"""

from xdist.scheduler import LoadScopeScheduling

# They look at one thing that takes long to put up: Northshire, and a folder that holds it.
TOGETHER = {
    "tests/demo/test_building.py": "northshire",
    "tests/demo/test_groups.py": "northshire",
    "tests/demo/test_reviews.py": "northshire",
    "tests/demo/test_command.py": "folder",
}


class SharingOut(LoadScopeScheduling):
    """Shares tests out one by one, and those that belong together as one."""

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER.get(nodeid.partition("::")[0], nodeid)
