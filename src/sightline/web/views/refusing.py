"""Where on a form is it shown that the record refused what was sent?"""

from __future__ import annotations

from django import forms

from sightline.kernel.errors import Refused


def show_faults(form: forms.Form, refused: Refused) -> None:
    """Put every fault on the form: at its field where the form asks it, else at the top."""
    for fault in refused.faults:
        name = fault.where.rpartition(".")[2]
        said = f"{fault.wrong[:1].upper()}{fault.wrong[1:]}: {fault.right}"
        if name in form.fields:
            form.add_error(name, said)
        elif not fault.where:
            form.add_error(None, said)
        else:
            form.add_error(
                None,
                f"{fault.where[:1].upper()}{fault.where[1:]}: {fault.wrong}; {fault.right}",
            )
