"""The questions of a form, as they stood when it was sent. No ORM here.

A frozen question is {"id", "kind", "text", "text_en", "choices": [{"key", "text", "text_en"}], "several"}.
The choices of a scale are its five steps, of which the first and the last have words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

SCALE_STEPS = 5
GOOD_FROM = 4
"""The steps of a scale from here on are the high end."""


class Kind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    CHOICE = "choice"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen; a step of a scale without words has its number alone."""

    key: str
    text: str
    text_en: str = ""

    def said(self, language: str) -> str:
        """Return the words in a language, or in Danish where there are none."""
        return self.text_en or self.text if language == "en" else self.text


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``several``: one may choose more than one of the choices."""

    id: str
    kind: Kind
    text: str
    text_en: str = ""
    choices: tuple[Choice, ...] = ()
    several: bool = False

    def said(self, language: str) -> str:
        """Return the question in a language, or in Danish where it is not translated."""
        return self.text_en or self.text if language == "en" else self.text

    def language(self, wanted: str) -> str:
        """Return in which language ``said`` gives it."""
        return "en" if wanted == "en" and self.text_en else "da"

    @property
    def low(self) -> Choice:
        """The low end of a scale."""
        return self.choices[0]

    @property
    def high(self) -> Choice:
        """The high end of a scale."""
        return self.choices[-1]


def freeze(stream: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the questions of a form's stream as they are kept with a sending."""
    return [_frozen(block) for block in stream]


def thawed(questions: Iterable[Mapping[str, Any]]) -> tuple[Question, ...]:
    """Return the questions of a sending."""
    return tuple(
        Question(
            id=one["id"],
            kind=Kind(one["kind"]),
            text=one["text"],
            text_en=one["text_en"],
            choices=tuple(Choice(**choice) for choice in one["choices"]),
            several=one["several"],
        )
        for one in questions
    )


def _frozen(block: Any) -> dict[str, Any]:
    value, kind = block.value, Kind(block.block_type)
    return {
        "id": str(block.id),
        "kind": kind.value,
        "text": value["text"],
        "text_en": value["text_en"] or "",
        "choices": _choices(kind, value),
        "several": bool(value.get("several")),
    }


def _choices(kind: Kind, value: Mapping[str, Any]) -> list[dict[str, str]]:
    if kind == Kind.SCALE:
        ends = {1: ("low", "low_en"), SCALE_STEPS: ("high", "high_en")}
        steps = ((step, ends.get(step)) for step in range(1, SCALE_STEPS + 1))
        return [
            {"key": str(step), "text": value[end[0]], "text_en": value[end[1]] or ""}
            if end
            else {"key": str(step), "text": "", "text_en": ""}
            for step, end in steps
        ]
    return [
        {"key": str(number), "text": one["text"], "text_en": one["text_en"] or ""}
        for number, one in enumerate(value.get("choices") or (), start=1)
    ]
