"""Makes a variable that is not there an error, in our own templates."""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.test import signals as _first  # noqa: F401 - engines are made anew by a receiver of its own


class UndefinedTemplateVariable(AssertionError):
    """A template of ours prints or passes on a variable that the view never gave it."""


class _Refusal(str):
    """Stands in for Django's `string_if_invalid`, and raises where the template is ours.

    Django asks whether it is true, whether it contains "%s", and then formats it with the name.
    Templates of Wagtail and allauth rely on the empty string, so for those it is just that.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        return _template_of_ours() is not None

    def __contains__(self, text: object) -> bool:
        return bool(self) if text == "%s" else super().__contains__(str(text))

    def __mod__(self, name: object) -> str:
        template = _template_of_ours()
        if template is None:
            return ""
        raise UndefinedTemplateVariable(
            f"{template.relative_to(settings.SITE_DIR)} uses {name}, which is not there."
        )


def refuse_undefined_variables() -> None:
    """Turn the refusal on in every template engine, and in those that a changed setting makes anew."""
    setting_changed.connect(_refuse_again, dispatch_uid="refuse undefined variables")
    _refuse()


def _refuse_again(**changed: Any) -> None:
    if changed["setting"] in {"DEBUG", "INSTALLED_APPS", "TEMPLATES"}:  # as django.test.signals has it
        _refuse()


def _refuse() -> None:
    for engine in engines.all():
        if isinstance(engine, DjangoTemplates):
            engine.engine.string_if_invalid = _Refusal()


def _template_of_ours() -> Path | None:
    """Return the template being rendered, if it is ours: the node nearest up the stack knows its file."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_name == "render_annotated":
            origin = Path(str(frame.f_locals["self"].origin))
            return origin if origin.is_relative_to(settings.SITE_DIR / "templates") else None
        frame = frame.f_back
    return None
