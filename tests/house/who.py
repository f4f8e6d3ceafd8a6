"""Kinds of doors, and who passes them: what the rows of ``addresses.py`` say."""

from enum import Enum

from accounts.roles import DESK_ROLES, Role

SUPERUSER = "superuser"
CITIZENS = frozenset({"alma", "bo", "peer"})
STAFF = frozenset({*DESK_ROLES, SUPERUSER})
GUIDES = frozenset({Role.GUIDE.value})


class Who(Enum):
    """Kinds of doors: who passes, and what the others meet."""

    EVERYONE = "everyone, signed in or not"
    VISITORS = "whoever is not signed in; others are sent on"
    SIGNED_IN = "whoever is signed in; visitors are sent to sign in"
    OWN = "whoever it belongs to; 404 to others, visitors are sent to sign in"
    NOBODY = "nobody: the way leads to our own sign-in"
    NOTHING = "nobody: it answers 404"
    STAFF = "every role of the school's desk"
    COLLEAGUES = "every role of the school, guides too"
    GUIDES = "guides, of those who said yes to them"
    PAGES = "those who write pages"
    PICTURES = "those who put up pictures"
    IDEAS = "those who write pages, and those who run classes"
    MAKING = "those who make the course; 404 to others, visitors are sent to sign in"
    PUBLISHING = "those who write pages, and leaders"
    READING = "those who may approve the course, those who write pages, and leaders"
    CLASSES = "those who run classes and know the people in them"
    ASKED = "a teacher who is asked; 404 to others, visitors are sent to sign in"
    SCORING = "those who contribute, and the school's desk; 404 to others, visitors are sent to sign in"
    CONTRIBUTING = "those who contribute; 404 to others, visitors are sent to sign in"
    TEACHERS = "those who teach the class; 404 to others, coordinators too"
    TEACHING = "those who teach the class, and those who run classes"
    COMING = "those with a seat in the class, who teach it, and those who run classes"
    MEMBERS = "those in the group, and those who run classes; 404 to others, visitors are sent to sign in"
    LEADING = "those who set the rules"
    BOOKS = "those who read the ledger: payers, leaders, auditors"
    PAYING = "those who pay"
    FORMATS = "those who pay, and auditors"
    OWED = "those who approve, pay or audit what is owed"
    ADMINISTERING = "administrators"
    SUPERUSER = "superusers"
    DEMO = "everyone, in demo mode alone; else 404"

    @property
    def passes(self) -> frozenset[str]:
        """The people (as in ``belongings``) who get through."""
        return _PASSES[self]


_WRITING = frozenset({Role.EDITOR, Role.ADMINISTRATOR, SUPERUSER})
_CLASSES = frozenset({Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR, SUPERUSER})
_PAYING = frozenset({Role.PAYER, Role.ADMINISTRATOR, SUPERUSER})
_PUBLISHING = _WRITING | {Role.LEADER}
_PASSES: dict[Who, frozenset[str]] = {
    Who.EVERYONE: frozenset({"visitor"}) | CITIZENS | STAFF | GUIDES,
    Who.VISITORS: frozenset({"visitor"}) | CITIZENS | STAFF | GUIDES,
    Who.DEMO: frozenset({"visitor"}) | CITIZENS | STAFF | GUIDES,
    Who.SIGNED_IN: CITIZENS | STAFF | GUIDES,
    Who.OWN: frozenset({"alma"}),
    Who.NOBODY: frozenset(),
    Who.NOTHING: frozenset(),
    Who.STAFF: STAFF,
    Who.COLLEAGUES: STAFF | GUIDES,
    Who.GUIDES: GUIDES,
    Who.PAGES: _WRITING,
    Who.PICTURES: _WRITING | _CLASSES,
    Who.IDEAS: _WRITING | _CLASSES,
    Who.MAKING: _WRITING | _CLASSES | {"alma"},
    Who.PUBLISHING: _PUBLISHING,
    Who.READING: _PUBLISHING | {"alma"},
    Who.CLASSES: _CLASSES,
    Who.ASKED: frozenset({"peer"}),
    Who.SCORING: STAFF | {"alma", "peer"},
    Who.CONTRIBUTING: frozenset({"alma", "peer"}),
    Who.TEACHERS: frozenset({"peer"}),
    Who.TEACHING: _CLASSES | {"peer"},
    Who.COMING: _CLASSES | {"peer", "alma"},
    Who.MEMBERS: _CLASSES | {"alma"},
    Who.LEADING: frozenset({Role.LEADER, Role.ADMINISTRATOR, SUPERUSER}),
    Who.BOOKS: _PAYING | {Role.LEADER, Role.AUDITOR},
    Who.PAYING: _PAYING,
    Who.FORMATS: _PAYING | {Role.AUDITOR},
    Who.OWED: _CLASSES | _PAYING | {Role.AUDITOR},
    Who.ADMINISTERING: frozenset({Role.ADMINISTRATOR, SUPERUSER}),
    Who.SUPERUSER: frozenset({SUPERUSER}),
}
