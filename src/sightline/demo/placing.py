"""How do the agencies, teams, posts and their holders of Northshire come into the directory?"""

from __future__ import annotations

from django.contrib.auth import get_user_model

from sightline.access.directory_file import DirectoryFile, add_directory


def is_northshire_there(directory: DirectoryFile) -> bool:
    """Say whether everyone in the directory was placed before."""
    return len(holders_of(directory)) == len(directory.posts)


def is_anybody_there() -> bool:
    """Say whether anyone has an account in this database, ours or a real person."""
    return get_user_model().objects.exists()


def holders_of(directory: DirectoryFile) -> dict[str, int]:
    """Map each post to the user who holds it; in Northshire they share a name."""
    users = get_user_model().objects.filter(username__in=directory.posts)
    return dict(users.values_list("username", "pk"))


def place(directory: DirectoryFile) -> dict[str, int]:
    """Put everyone in place, and return which user holds which post.

    Nobody gets a password: the demo's own page lets anyone choose who to be.
    """
    add_directory(directory)
    return holders_of(directory)
