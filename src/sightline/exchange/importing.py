"""How does a case file come into the record? Whole, or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import transaction

from sightline.access.database_scope import whole_record
from sightline.exchange.arriving import arrivals_in
from sightline.exchange.case_file.prefixing import prefixed
from sightline.exchange.case_file.told import CaseFile, EntryTold
from sightline.exchange.meeting_the_record import Meeting, meet
from sightline.kernel.errors import Fault
from sightline.record import holdings, ledger
from sightline.record.actions import write_told
