"""The ground that the other tests stand on."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.template import Context, Origin, Template
from wagtail.models import Locale, Page

from tests.harness.templates import UndefinedTemplateVariable


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("run", [1, 2])
def test_a_transactional_test_leaves_the_database_as_the_migrations_made_it(run):
    assert Page.objects.filter(depth=1).count() == 1
    assert Locale.objects.exists()
    assert not Group.objects.filter(name="left behind").exists()
    Page.objects.all().delete()
    Group.objects.create(name="left behind")


def test_many_rounds_may_start_from_the_same_database(renew_database):
    for _ in range(2):
        assert not Group.objects.filter(name="left behind").exists()
        Group.objects.create(name="left behind")
        renew_database()


def render(text, origin, **context):
    return Template(text, origin=Origin(str(origin))).render(Context(context))


OURS = settings.SITE_DIR / "templates" / "home" / "page.html"


@pytest.mark.parametrize(
    "text",
    [
        "{{ missing }}",
        "{{ given.missing }}",
        "{{ missing|default:'x' }}",
        "{% load i18n %}{% blocktranslate %}Hello {{ missing }}{% endblocktranslate %}",
        "{% with a=missing %}{% endwith %}",
    ],
)
def test_a_template_of_ours_may_not_use_what_is_not_there(text):
    with pytest.raises(UndefinedTemplateVariable, match=r"templates/home/page.html uses .*missing"):
        render(text, OURS, given={})


def test_a_changed_setting_that_makes_the_engines_anew_changes_nothing_of_it(settings):
    settings.DEBUG = not settings.DEBUG
    with pytest.raises(UndefinedTemplateVariable):
        render("{{ missing }}", OURS)


def test_a_template_of_ours_may_ask_whether_it_is_there():
    assert render("{% if missing %}yes{% else %}no{% endif %}", OURS) == "no"


def test_templates_of_others_rely_on_the_empty_string():
    assert render("{{ missing }}{{ missing|default:'x' }}", "/elsewhere/admin.html") == "x"
