"""The content blocks of a school's pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

RICH_TEXT = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]


class PictureBlock(blocks.StructBlock):
    """A picture; its alt text is required, because a picture in a text says something."""

    picture = ImageChooserBlock(label=_("picture"))
    alt = blocks.CharBlock(label=_("what the picture shows"), max_length=160)
    caption = blocks.CharBlock(label=_("caption"), max_length=160, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "courses/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """Words of a participant who agreed to their being shown."""

    text = blocks.TextBlock(label=_("words"))
    name = blocks.CharBlock(label=_("name shown"), max_length=60, required=False)
    agreed = blocks.BooleanBlock(label=_("The person agreed to these words being shown"))

    class Meta:
        icon = "openquote"
        label = _("Words of a participant")
        template = "courses/blocks/quote.html"


class BodyBlock(blocks.StreamBlock):
    """What the body of every page is made of."""

    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT)
    picture = PictureBlock()
    quote = QuoteBlock()
