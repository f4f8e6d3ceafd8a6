"""What each role may do in ``/redaktion/``: the one table, given to the groups by migrations.

A migration that adds a model calls ``grant`` again; what is not there yet is passed over, and
``tests/staff/test_permissions.py`` compares the table with what the groups have in the end.
"""

from collections.abc import Iterable
from itertools import product
from typing import Any, NamedTuple

from django.apps.registry import Apps

from accounts.roles import Role


class Rights(NamedTuple):
    """Permissions of models as ``app.codename``, of pages below the front pages, of all collections."""

    models: frozenset[str]
    pages: frozenset[str] = frozenset()
    collections: frozenset[str] = frozenset()

    def __or__(self, other: "Rights") -> "Rights":
        return Rights(*(mine | theirs for mine, theirs in zip(self, other, strict=True)))


def _every(
    app: str, *models: str, verbs: Iterable[str] = ("add", "change", "delete", "view")
) -> frozenset[str]:
    return frozenset(f"{app}.{verb}_{model}" for model, verb in product(models, verbs))


_ADMIN = frozenset({"wagtailadmin.access_admin"})

_EDITOR = Rights(
    models=_ADMIN
    | _every("wagtailredirects", "redirect", verbs=("add", "change", "delete"))
    | _every("wagtailsearchpromotions", "searchpromotion", verbs=("add", "change", "delete"))
    | {"home.change_schoolsettings", "home.change_prospectuswords", "wagtail_localize.submit_translation"}
    | _every("home", "prospectusfile", verbs=("add", "view"))
    | _every("courses", "path")
    | _every("enrolment", "evaluationform")
    | _every("peers", "principle")
    | _every("courses", "proposal", "teammember", "approval", "emergencypublication", verbs=("view",)),
    pages=frozenset({"add_page", "change_page", "publish_page", "lock_page", "unlock_page"}),
    collections=frozenset(
        f"{app}.{verb}_{model}"
        for (app, model), verb in product(
            [("wagtailimages", "image"), ("wagtaildocs", "document")], ["add", "change", "choose"]
        )
    ),
)

_MONEY_MODELS = (
    *("account", "budget", "budgetlift", "claim", "closing", "engagement", "entry", "exportmapper", "offer"),
    *("paycode", "paymentline", "paymentrun", "payrollanswer", "period", "posting", "project", "rate"),
)

_COORDINATOR = Rights(
    models=_ADMIN
    | _every("courses", "courserun", "session", "term", "venue")
    | _every("peers", "contributor", "skill")
    | _every("peers", "engagement", "offer", verbs=("add", "change", "view"))
    | _every("peers", "claim", verbs=("change", "view"))
    | _every("peers", "workinggroup", "groupmember", "meeting", verbs=("add", "change", "view"))
    | _every("peers", "meetingpresence", verbs=("change", "view"))
    | _every("peers", "budget", "project", "rate", "paycode", "ceilingconsent", verbs=("view",))
    | _every("courses", "proposal", "teammember", verbs=("add", "change", "view"))
    | _every("courses", "teachingassignment", "material", verbs=("add", "change", "view"))
    | _every("courses", "approval", "handover", "staffingoverride", verbs=("view",))
    | _every("enrolment", "enrolment", "notice", verbs=("add", "change", "view"))
    | _every("enrolment", "attendance", "welfarecall", "guestseat", "dropincount", verbs=("change", "view"))
    | _every("enrolment", "kiosk", verbs=("add", "change", "view"))
    | _every("courses", "path")
    | _every("enrolment", "evaluation", verbs=("add", "change", "view"))
    | _every("enrolment", "evaluationform", verbs=("view",))
    | _every("enrolment", "evaluationtext", verbs=("change", "view"))
    | _every("enrolment", "textcode")
    | _every("enrolment", "requirementwaived", verbs=("add", "view"))
    | _every("peers", "assessment", "fidelityreview", "principle", verbs=("view",))
    | _every("home", "prospectusfile", verbs=("add", "view"))
    | {"insight.view_board", "insight.view_figures"},
    # The picture of a venue's door.
    collections=frozenset({"wagtailimages.add_image", "wagtailimages.choose_image"}),
)

_LEADER = _COORDINATOR | Rights(
    models=frozenset({"enrolment.change_enrolmentsettings", "enrolment.change_formatrules"})
    | _every("courses", "approver")
    | _every("courses", "emergencypublication", "staffingoverride", verbs=("add", "view"))
    | _every("enrolment", "agreement", verbs=("add", "change", "view"))
    | _every("enrolment", "evaluationform")
    | _every("peers", "assessment", verbs=("add", "change"))
    | _every("peers", "fidelityreview", "principle")
    | _every("peers", "budget", "project", verbs=("add", "change"))
    | _every("peers", "rate", "budgetlift", verbs=("add", "view"))
    | _every("peers", "paycode", "honorariumsettings", "ceilingconsent", verbs=("change", "view"))
    | _every("peers", "account", "closing", "entry", "posting", "period", verbs=("view",))
    | _every("peers", "paymentrun", "paymentline", verbs=("view",))
)

_PAYER = Rights(
    models=_ADMIN
    | _every("peers", *_MONEY_MODELS, verbs=("view",))
    | _every("peers", "paymentrun", "exportmapper", verbs=("add", "change"))
    | _every("peers", "paymentline", verbs=("change",))
    | _every("peers", "payrollanswer", "period", verbs=("add",))
    | {"peers.delete_exportmapper"}
)

# Reads the money, and writes nothing.
_AUDITOR = Rights(models=_ADMIN | _every("peers", *_MONEY_MODELS, verbs=("view",)))

_ADMINISTRATOR = (
    _EDITOR
    | _LEADER
    | _PAYER
    | Rights(
        models=_every("accounts", "user", verbs=("add", "change", "view"))
        | _every("wagtailcore", "site", "locale", "collection", verbs=("add", "change", "delete")),
        pages=frozenset({"bulk_delete_page"}),
    )
)

RIGHTS: dict[str, Rights] = {
    Role.EDITOR: _EDITOR,
    Role.COORDINATOR: _COORDINATOR,
    Role.LEADER: _LEADER,
    Role.PAYER: _PAYER,
    Role.AUDITOR: _AUDITOR,
    Role.ADMINISTRATOR: _ADMINISTRATOR,
    # A guide never enters ``/redaktion/``.
    Role.GUIDE: Rights(models=frozenset()),
}


def grant(apps: Apps) -> None:
    """Give every role that is there exactly its rights, with the models of a migration or today's."""
    for role, rights in RIGHTS.items():
        group = apps.get_model("auth", "Group").objects.filter(name=role).first()
        if group is None:
            continue
        group.permissions.set(_permissions(apps, rights.models))
        _set_pages(apps, group, rights.pages)
        _set_collections(apps, group, rights.collections)


def _permissions(apps: Apps, names: frozenset[str]) -> list[Any]:
    """Return the permissions that exist so far among ``app.codename``."""
    pairs = {tuple(name.split(".")) for name in names}
    found = apps.get_model("auth", "Permission").objects.select_related("content_type")
    found = found.filter(codename__in={codename for _, codename in pairs})
    return [one for one in found if (one.content_type.app_label, one.codename) in pairs]


def _set_pages(apps: Apps, group: Any, codenames: frozenset[str]) -> None:
    """Let the group do this below the front page of each language, and nowhere else."""
    rights = apps.get_model("wagtailcore", "GroupPagePermission").objects
    rights.filter(group_id=group.pk).delete()
    permissions = _permissions(apps, frozenset(f"wagtailcore.{codename}" for codename in codenames))
    homes = apps.get_model("home", "HomePage").objects.values_list("pk", flat=True)
    for home, permission in product(homes, permissions):
        rights.create(group_id=group.pk, page_id=home, permission_id=permission.pk)


def _set_collections(apps: Apps, group: Any, names: frozenset[str]) -> None:
    """Let the group do this with pictures and documents in every collection."""
    rights = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    rights.filter(group_id=group.pk).delete()
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for permission in _permissions(apps, names):
        rights.create(group_id=group.pk, collection_id=root.pk, permission_id=permission.pk)
