"""What the models may point at, and what they may never know."""

import re

from django.apps import apps

from tests.house.sources import APPS

# Health, public benefits and identity numbers: what we do not have cannot leak.
NEVER_KNOWN = re.compile(
    r"diagnos|cpr|social_security|referr|henvis|ydelse|social_benefit|medic|illness|symptom"
)


def models_of_ours():
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in APPS]


def test_keys_run_the_same_way_as_imports():
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in models_of_ours()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is not None
        if field.related_model._meta.app_label in APPS
        if APPS.index(field.related_model._meta.app_label) > APPS.index(model._meta.app_label)
    ]
    assert wrong == []


def test_no_model_knows_why_a_person_is_at_the_school():
    names = [
        f"{model._meta.label}.{field.name}"
        for model in models_of_ours()
        for field in model._meta.get_fields()
    ]
    assert [name for name in names if NEVER_KNOWN.search(name.lower())] == []
