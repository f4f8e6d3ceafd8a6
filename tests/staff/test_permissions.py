import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from accounts.roles import DESK_ROLES, Role
from config.permissions import RIGHTS, grant
from home.models import HomePage

pytestmark = pytest.mark.django_db


def names(permissions):
    return {
        f"{one.content_type.app_label}.{one.codename}" for one in permissions.select_related("content_type")
    }


@pytest.mark.parametrize("role", Role.values)
def test_a_role_may_do_exactly_what_the_table_says(role):
    group = Group.objects.get(name=role)

    assert names(group.permissions) == RIGHTS[role].models
    for home in HomePage.objects.all():
        mine = GroupPagePermission.objects.filter(group=group, page=home)
        assert {row.permission.codename for row in mine} == RIGHTS[role].pages
    mine = Permission.objects.filter(groupcollectionpermission__group=group)
    assert names(mine) == RIGHTS[role].collections


def test_pages_may_be_edited_below_the_front_pages_in_both_languages_only():
    pages = {row.page.specific for row in GroupPagePermission.objects.all()}

    assert {page.locale.language_code for page in pages} == {"da", "en"}
    assert {type(page) for page in pages} == {HomePage}


def test_nobody_enters_the_admin_without_being_a_role_of_the_school():
    holders = Group.objects.filter(permissions__codename="access_admin")

    assert {group.name for group in holders} == DESK_ROLES
    assert not Group.objects.exclude(name__in=Role.values).exists()
    assert not GroupCollectionPermission.objects.exclude(group__name__in=DESK_ROLES).exists()


def test_a_guide_has_no_right_in_the_admin():
    assert not Group.objects.get(name=Role.GUIDE).permissions.exists()


@pytest.mark.parametrize("role", [Role.PAYER, Role.AUDITOR])
def test_those_who_see_the_money_see_nothing_else_of_people(role):
    about_people = {"enrolment", "accounts", "courses", "account", "mfa"}
    about_nobody = {"evaluationform", "principle"}
    of_people = {name for name in RIGHTS[role].models if name.rpartition("_")[2] not in about_nobody}
    assert not {name.split(".")[0] for name in of_people} & about_people
    of_contributors = {"contributor", "skill", "training", "workinggroup", "meeting", "personallimit"}
    assert not {name.split("_", 1)[1] for name in RIGHTS[role].models} & of_contributors


def test_an_auditor_only_reads():
    verbs = {name.split(".")[1].split("_")[0] for name in RIGHTS[Role.AUDITOR].models}
    assert verbs == {"view", "access"}


@pytest.mark.parametrize("role", [Role.EDITOR])
def test_editors_have_no_right_to_anything_about_people(role):
    about_people = {"enrolment", "accounts", "peers", "account", "mfa"}

    about_nobody = {"evaluationform", "principle"}
    of_people = {name for name in RIGHTS[role].models if name.rpartition("_")[2] not in about_nobody}
    assert not {name.split(".")[0] for name in of_people} & about_people


def test_only_administrators_see_accounts():
    may = {role for role, rights in RIGHTS.items() if "accounts.change_user" in rights.models}

    assert may == {Role.ADMINISTRATOR}


@pytest.mark.parametrize("role", Role.values)
def test_no_role_may_write_what_the_machine_writes(role):
    for model in ("runseats", "move"):
        assert not [name for name in RIGHTS[role].models if name.endswith(f"_{model}")]
    assert not [name for name in RIGHTS[role].models if name.endswith("delete_enrolment")]


def test_granting_again_changes_nothing():
    before = {role: names(Group.objects.get(name=role).permissions) for role in Role.values}
    grant(apps)

    assert {role: names(Group.objects.get(name=role).permissions) for role in Role.values} == before
