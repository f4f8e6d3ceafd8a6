"""No field, page, letter or address of ours names what else somebody lives on."""

import re

from django.apps import apps

from tests.house.sources import files, name

# Kinds of public support, as stems, in both languages: none of them is our business.
KINDS = re.compile(
    r"kontanthj|dagpenge|førtidspension|folkepension|efterløn|fleksjob|fleksløn|ressourceforløb|"
    r"ledighedsydelse|uddannelseshjælp|boligstøtte|jobafklaring|revalidering|"
    r"unemployment benefit|sick pay|disability (?:benefit|pension)|housing benefit|social assistance",
    re.IGNORECASE,
)
PLACES = ("peers/", "courses/honorarium", "site/templates/peers", "site/locale", "site/accounts")


def test_no_kind_of_support_is_named_anywhere():
    named = [
        f"{name(path)}: {found[0]}"
        for path in files(".py", ".html", ".txt", ".po", ".js", ".typ")
        if name(path).startswith(PLACES)
        for found in KINDS.finditer(path.read_text(encoding="utf-8"))
    ]

    assert not named


def test_no_column_is_about_it():
    columns = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_app_config("peers").get_models()
        for field in model._meta.get_fields()
        if re.search(r"benefit|support|income|welfare|pension|allowance|cpr|diagnos", field.name)
    ]

    assert not columns
