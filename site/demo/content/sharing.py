"""How the seats of some classes are shared, who has them, and what the school's formats begin with."""

from typing import Any

from .shapes import FormatPlan, SharedClass, ShareText

_HALF_FOR_CITIZENS = (
    ShareText("citizen", guaranteed=8, released_days_before=4),
    ShareText("staff", maximum=6),
)

SHARED: dict[str, SharedClass] = {
    "sprog-og-stigma/now/2": SharedClass(
        shares=_HALF_FOR_CITIZENS,
        seated=("staff", "citizen", "staff", "relative", "staff", "citizen", "staff", "citizen", "staff",
                "relative", "citizen", "staff", "citizen"),
        line=("staff", "staff", "paaroerende"),
    ),
    "sprog-og-stigma/now/9": SharedClass(shares=_HALF_FOR_CITIZENS),
    "sprog-og-stigma/next/17": SharedClass(shares=_HALF_FOR_CITIZENS),
    "temamoede-ensomhed/now/3": SharedClass(
        shares=(
            ShareText("citizen", guaranteed=16, released_days_before=7),
            ShareText("relative", guaranteed=8, released_days_before=7),
            ShareText("staff", maximum=14),
        ),
        seated=("citizen", "relative", "staff") * 5 + ("citizen", "other"),
    ),
    "at-lytte-uden-at-fikse/now/2": SharedClass(
        policy={"staff_per_citizen": "1", "staff_from": 2},
        seated=("citizen",) * 6 + ("staff",) * 5,
    ),
    "proev-det-af-sammen/now/6": SharedClass(
        policy={"staff_per_citizen": "1", "staff_from": 1}, seated=("citizen", "staff") * 5
    ),
    "soevn-der-hjaelper/now/2/Aftenhold": SharedClass(policy={"first_timers_first": True}),
    "naar-angsten-fylder/now/1": SharedClass(policy={"lends_seats": True, "lend_hours": 24}),
    "langbord/now/1": SharedClass(policy={"companions": "seat"}),
    "medicin-og-mig/now/3": SharedClass(policy={"companions": "no"}),
}  # fmt: skip
"""By the key of the class plan; the others share nothing: first come, first served."""

_TOGETHER: dict[str, Any] = {"staff_per_citizen": "1", "staff_from": 1}

FORMATS: tuple[FormatPlan, ...] = (
    FormatPlan("course", (ShareText("citizen", guaranteed=50, released_days_before=14),)),
    FormatPlan("workshop", (ShareText("citizen", guaranteed=50, released_days_before=7),)),
    FormatPlan(
        "theme_meeting",
        (
            ShareText("citizen", guaranteed=40, released_days_before=7),
            ShareText("relative", guaranteed=20, released_days_before=7),
            ShareText("staff", maximum=40),
        ),
    ),
    FormatPlan("practice", (ShareText("citizen", guaranteed=40, released_days_before=14),), _TOGETHER),
)
"""What a new class of a format begins with; numbers are percent of the seats."""

COMPANIONS: tuple[tuple[str, str], ...] = (
    ("langbord/now/1", "Min søster"),
    ("langbord/now/1", ""),
    ("haab-i-praksis/now/1", "Kaj"),
    ("recovery-hvad-er-det/now/2", ""),
)
"""Classes in which somebody brings a companion, and the name that is given, if one is."""

PAIRS: tuple[str, ...] = ("paaroerende-pas-paa-dig-selv/now/5",)
"""Classes whose two last on the waiting list only come together."""

PAUSED: tuple[str, ...] = ("mad-paa-lavt-budget/now/2",)
"""Classes in which the second on the waiting list has put it on pause."""

SWITCHING: tuple[tuple[str, str], ...] = (("soevn-der-hjaelper/now/1", "soevn-der-hjaelper/now/2/Aftenhold"),)
"""The class in which somebody has a seat, and the full one they would rather be in."""
