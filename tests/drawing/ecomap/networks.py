"""Invented networks for ecomaps: a family that fourteen agencies know, and others."""

from __future__ import annotations

from sightline.drawing.ecomap.network import (
    AgencyLink,
    Direction,
    Member,
    Network,
    Quality,
    Sector,
    Status,
    Tie,
    Told,
)
from sightline.kernel.partial_dates import PartialDate

day = PartialDate.parse

MEMBERS = (
    Member("c1", "Juniper Quillfeather", "11 weeks", is_child=True),
    Member("c2", "Rowan Quillfeather", "4 years", is_child=True),
    Member("c3", "Sorrel Quillfeather-Ambleside", "9 years", is_child=True),
    Member("a1", "Marigold Quillfeather", "27"),
    Member("a2", "Teasel Ambleside", "31"),
    Member("a3", "Bryony Quillfeather", "52"),
)


def _tie(id_, name, code, sector, worker, role, last, quality, **more):
    return Tie(
        id_,
        name,
        code,
        sector,
        worker,
        role,
        last_contact=day(last),
        quality=quality,
        **more,
    )


H, E, S, J, C, F = (
    Sector.HEALTH,
    Sector.EDUCATION,
    Sector.SOCIAL_CARE,
    Sector.JUSTICE_AND_HOUSING,
    Sector.COMMUNITY,
    Sector.FAMILY_AND_FRIENDS,
)
STRONG, TENUOUS, STRESSFUL, UNKNOWN = Quality

TIES = (
    _tie("hv", "Vale Health Visiting", "HV", H, "P. Plover", "health visitor", "2026-05-20", STRONG,
         for_whom=("c1", "c2"), since=day("2022-03"), next_contact=day("2026-06-20"),
         direction=Direction.TO_FAMILY),
    _tie("mw", "Vale Hospital Maternity", "MW", H, "K. Kestrel", "community midwife", "2026-04-01", STRONG,
         for_whom=("c1",), status=Status.CLOSED, direction=Direction.TO_FAMILY),
    _tie("gp", "Teal Street Surgery", "GP", H, "Dr Dunlin", "GP", "2026-02-11", TENUOUS,
         direction=Direction.TO_FAMILY),
    _tie("ed", "Vale Hospital Emergency Department", "ED", H, "", "", "2026-05-30", UNKNOWN,
         for_whom=("c1",)),
    _tie("amh", "Adult Mental Health Team North", "AMH", H, "W. Wigeon", "care co-ordinator", "2025-11",
         STRESSFUL, for_whom=("a1",), direction=Direction.BOTH, next_contact=day("2026-03-02")),
    _tie("cam", "Child and Adolescent Mental Health Service", "CAMHS", H, "", "", "", UNKNOWN,
         for_whom=("c3",), status=Status.REFERRED_AWAITING),
    _tie("pd", "Community Paediatrics", "PAED", H, "Dr Smew", "paediatrician", "2026-03-15", TENUOUS,
         for_whom=("c2",), status=Status.WAS_NOT_BROUGHT, next_contact=day("2026-07-01")),
    _tie("sch", "Heron Primary School", "SCH", E, "L. Lapwing", "designated safeguarding lead", "2026-06-01",
         STRONG, for_whom=("c3", "c2"), direction=Direction.BOTH),
    _tie("nur", "Little Ducks Nursery", "NUR", E, "", "key worker", "2026-01-20", TENUOUS, for_whom=("c2",),
         status=Status.DECLINED),
    _tie("csc", "Children's Social Care", "CSC", S, "R. Redshank", "social worker", "2026-05-28", STRESSFUL,
         is_lead=True, direction=Direction.BOTH, since=day("2026-04-02"), next_contact=day("2026-06-08")),
    _tie("eh", "Early Help Hub", "EH", S, "T. Turnstone", "family worker", "2025-09-01", TENUOUS,
         status=Status.CLOSED),
    _tie("pol", "Vale Police", "POL", J, "", "", "2026-05-30", STRESSFUL, for_whom=("a2", "a1"),
         direction=Direction.FROM_FAMILY),
    _tie("hou", "Vale Homes", "HOU", J, "S. Sanderling", "housing officer", "2026-04-18", TENUOUS),
    _tie("pro", "Probation Service", "PRO", J, "G. Godwit", "probation officer", "2026-05-25", UNKNOWN,
         for_whom=("a2",)),
    _tie("das", "Harbour Domestic Abuse Service", "DAS", C, "", "", "2026-03-30", TENUOUS, for_whom=("a1",)),
    _tie("fb", "Food bank at the Chapel", "FB", C, "", "", "2026-05-22", STRONG, is_informal=True,
         direction=Direction.TO_FAMILY),
    _tie("gm", "Grandmother, Yarrow Ambleside", "PGM", F, "", "father's mother", "2026-05-31", STRONG,
         is_informal=True, direction=Direction.BOTH),
    _tie("nb", "Neighbour", "NB", F, "", "minds the children", "2026-05-10", UNKNOWN, is_informal=True,
         for_whom=("c2", "c3")),
)  # fmt: skip
LINKS = (
    AgencyLink("hv", "gp", Told.SHARES),
    AgencyLink("sch", "csc", Told.REFERRAL_ACKNOWLEDGED, day("2026-04-01")),
    AgencyLink("ed", "csc", Told.REFERRAL_SENT, day("2026-05-30")),
    AgencyLink("pol", "csc", Told.SHARES),
    AgencyLink("gp", "cam", Told.REFERRAL_RECEIVED, day("2026-02-12")),
    AgencyLink("eh", "hou", Told.REFERRAL_ACKNOWLEDGED, day("2025-06")),
)
FAMILY = Network("Household A, Quillfeather", MEMBERS, TIES, LINKS)
