"""Which model of practice gives the headings of forms, and is there such a model?"""

from django.core.exceptions import ImproperlyConfigured

from sightline.vocabulary.practice_model import PRACTICE_MODELS


def practice_model(code: str) -> str:
    """Return the code of a model there is; refuse to start on any other, naming them all."""
    if code not in PRACTICE_MODELS:
        raise ImproperlyConfigured(
            f"SIGHTLINE_PRACTICE_MODEL: there is no practice model '{code}'. "
            f"Set it to one of: {', '.join(PRACTICE_MODELS)}."
        )
    return code
