"""What a form of evaluation is built of: a scale, a choice, or a question answered in own words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def _asked() -> list[tuple[str, Any]]:
    return [
        ("text", blocks.CharBlock(label=_("question"), max_length=160)),
        ("text_en", blocks.CharBlock(label=_("in English"), max_length=160, required=False)),
    ]


class ScaleBlock(blocks.StructBlock):
    """Five steps between two ends."""

    def __init__(self, local_blocks: Any = None, **options: Any) -> None:
        parts = [
            *_asked(),
            ("low", blocks.CharBlock(label=_("the low end"), max_length=40)),
            ("high", blocks.CharBlock(label=_("the high end"), max_length=40)),
            ("low_en", blocks.CharBlock(label=_("the low end in English"), max_length=40, required=False)),
            ("high_en", blocks.CharBlock(label=_("the high end in English"), max_length=40, required=False)),
        ]
        super().__init__([*parts, *(local_blocks or ())], **options)

    class Meta:
        icon = "order"
        label = _("Scale of five steps")


class AnswerBlock(blocks.StructBlock):
    """One answer to choose."""

    text = blocks.CharBlock(label=_("answer"), max_length=80)
    text_en = blocks.CharBlock(label=_("in English"), max_length=80, required=False)


class ChoiceBlock(blocks.StructBlock):
    """One of some answers, or several of them."""

    def __init__(self, local_blocks: Any = None, **options: Any) -> None:
        parts = [
            *_asked(),
            ("choices", blocks.ListBlock(AnswerBlock(), label=_("answers"), min_num=2, max_num=8)),
            ("several", blocks.BooleanBlock(label=_("one may choose several"), required=False)),
        ]
        super().__init__([*parts, *(local_blocks or ())], **options)

    class Meta:
        icon = "list-ul"
        label = _("Choice")


class WordsBlock(blocks.StructBlock):
    """A question answered in own words."""

    def __init__(self, local_blocks: Any = None, **options: Any) -> None:
        super().__init__([*_asked(), *(local_blocks or ())], **options)

    class Meta:
        icon = "edit"
        label = _("Own words")


class QuestionsBlock(blocks.StreamBlock):
    """The questions, in the order asked; each may be passed over by who answers."""

    scale = ScaleBlock()
    choice = ChoiceBlock()
    words = WordsBlock()

    class Meta:
        min_num = 1
        max_num = 8
