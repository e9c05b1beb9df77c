"""Who signs in? A person's account, apart from the posts they hold."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """One person's sign-in; what they may do comes from the post they act in."""
