"""What can the child process be asked to do with a file, once it has read it?

A job is a function `(source, options) -> JSON value` that runs inside the child, so that
what understands a hostile file is as caged as what reads it, and only the outcome crosses.

To add one:

1. Write the function anywhere below `documents`, taking a `blocks.Source` and a mapping of
   options (plain JSON values: today's date as text, an agency's name), returning plain JSON
   values: dictionaries, lists, text, numbers, None. Raise `kernel.errors.Refused` for a file
   that cannot be used; the parent gets the faults.
2. Name it in `JOBS`, as "module:function". It is imported in the child, when first asked
   for, so a job may import whatever it needs without slowing the others.
3. Call `opening.run("name", paths, options=…)` and check what comes back as you would any
   input from outside: `Answer.value` has crossed a process and is only JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from sightline.documents.source.blocks import Source

Job = Callable[[Source, Mapping[str, Any]], object]

JOBS = {
    "blocks": "sightline.documents.source.crossing:blocks_job",
    "return": "sightline.documents.returns.sending:return_job",
}


def job_named(name: str) -> Job:
    """The function that the registry has under this name. Raises KeyError for any other."""
    module, _, function = JOBS[name].partition(":")
    job: Job = getattr(import_module(module), function)
    return job
