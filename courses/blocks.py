"""The content blocks of a school's pages. Each can only be filled so that a page stays readable for all."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

RICH_TEXT = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]
PLAIN_TEXT = ["bold", "ol", "ul", "link"]

FILM_ENDINGS = (".mp4", ".webm")
CAPTION_ENDINGS = (".vtt",)

# Values are names in the site's icon sprite.
FACT_ICONS = [
    ("info", _("Good to know")),
    ("clock", _("Time")),
    ("calendar", _("Date")),
    ("pin", _("Place")),
    ("bus", _("Bus or train")),
    ("car", _("Car and parking")),
    ("wheelchair", _("Step-free")),
    ("lift", _("Lift")),
    ("toilet", _("Toilet")),
    ("ear", _("Hearing")),
    ("quiet", _("Quiet")),
    ("door", _("The door")),
    ("cup", _("Coffee and food")),
    ("people", _("People")),
    ("phone", _("Phone")),
    ("mail", _("E-mail")),
    ("heart", _("Care")),
    ("check", _("Yes")),
]


class PictureBlock(blocks.StructBlock):
    """A picture; its alt text is required, because a picture in a text says something."""

    picture = ImageChooserBlock(label=_("picture"))
    alt = blocks.CharBlock(
        label=_("what the picture shows"),
        max_length=160,
        help_text=_("For those who do not see it: 'Five chairs in a circle by a window'."),
    )
    caption = blocks.CharBlock(label=_("caption"), max_length=160, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "courses/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """Words of a participant who agreed to their being shown; never published without that yes."""

    text = blocks.TextBlock(label=_("words"))
    name = blocks.CharBlock(
        label=_("name shown"),
        max_length=60,
        required=False,
        help_text=_("The name the person wants shown. Empty: 'A participant'."),
    )
    agreed = blocks.BooleanBlock(label=_("The person agreed to these words being shown"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Words of a participant")
        template = "courses/blocks/quote.html"

    def clean(self, value: Any) -> Any:
        """Refuse words without a yes. A draft may wait for it; the template shows nothing until then."""
        result = super().clean(value)
        if not result["agreed"] and not self.is_deferred_validation:
            refusal = ValidationError(_("Ask the person first. Without a yes the words cannot be published."))
            raise blocks.StructBlockValidationError(block_errors={"agreed": refusal})
        return result


class FactBlock(blocks.StructBlock):
    """One practical fact: a sign and a short sentence."""

    icon = blocks.ChoiceBlock(choices=FACT_ICONS, default="info", label=_("sign"))
    text = blocks.CharBlock(label=_("text"), max_length=160)

    class Meta:
        icon = "info-circle"


class PracticalFactsBlock(blocks.StructBlock):
    """What is practical to know, as a list that is read in a glance."""

    title = blocks.CharBlock(label=_("heading"), max_length=80, required=False)
    facts = blocks.ListBlock(FactBlock(label=_("Fact")), label=_("facts"), min_num=1, max_num=12)

    class Meta:
        icon = "list-ul"
        label = _("Practical facts")
        template = "courses/blocks/practical_facts.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add ``pairs``: (icon, text) as the component of facts takes them."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        return {**context, "pairs": [(fact["icon"], fact["text"]) for fact in value["facts"]]}


class NextStepBlock(blocks.StructBlock):
    """One way on from here: a club, a group, a course, an education."""

    text = blocks.CharBlock(label=_("what"), max_length=120)
    about = blocks.CharBlock(label=_("about it"), max_length=200, required=False)
    page = blocks.PageChooserBlock(label=_("page of ours"), required=False)
    url = blocks.URLBlock(label=_("or an address elsewhere"), required=False)

    class Meta:
        icon = "arrow-right"

    def clean(self, value: Any) -> Any:
        """Refuse two targets: a link goes to one place."""
        result = super().clean(value)
        if result["page"] and result["url"]:
            refusal = ValidationError(_("Choose a page or write an address, not both."))
            raise blocks.StructBlockValidationError(block_errors={"url": refusal})
        return result


class NextStepsBlock(blocks.StructBlock):
    """Where to go from here."""

    title = blocks.CharBlock(label=_("heading"), max_length=80, required=False)
    steps = blocks.ListBlock(NextStepBlock(label=_("Step")), label=_("steps"), min_num=1, max_num=8)

    class Meta:
        icon = "arrow-right"
        label = _("Next steps")
        template = "courses/blocks/next_steps.html"


def needs_ending(document: Any, endings: tuple[str, ...]) -> bool:
    """Whether an uploaded file is of another kind than wanted."""
    return document is not None and not document.filename.lower().endswith(endings)


class FilmBlock(blocks.StructBlock):
    """A film kept by the school itself, with captions: nobody else learns who watched it."""

    film = DocumentChooserBlock(label=_("film"), help_text=_("An uploaded file that ends in .mp4 or .webm."))
    captions = DocumentChooserBlock(
        label=_("captions"),
        help_text=_("An uploaded file that ends in .vtt. Without captions a film leaves people out."),
    )
    title = blocks.CharBlock(label=_("what the film is about"), max_length=120)
    poster = ImageChooserBlock(label=_("picture before it starts"), required=False)
    spoken = blocks.RichTextBlock(label=_("what is said, as text"), required=False, features=PLAIN_TEXT)

    class Meta:
        icon = "media"
        label = _("Film with captions")
        template = "courses/blocks/film.html"

    def clean(self, value: Any) -> Any:
        """Refuse a file that is not a film, or captions that are not captions."""
        result = super().clean(value)
        errors = {}
        if needs_ending(result["film"], FILM_ENDINGS):
            errors["film"] = ValidationError(_("Choose a film: a file that ends in .mp4 or .webm."))
        if needs_ending(result["captions"], CAPTION_ENDINGS):
            errors["captions"] = ValidationError(_("Choose captions: a file that ends in .vtt."))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return result


class FilmLinkBlock(blocks.StructBlock):
    """A film elsewhere, as a plain link: nothing of another site is loaded into ours."""

    title = blocks.CharBlock(label=_("what the film is about"), max_length=120)
    url = blocks.URLBlock(label=_("address"))

    class Meta:
        icon = "link-external"
        label = _("Link to a film elsewhere")
        template = "courses/blocks/film_link.html"

    def clean(self, value: Any) -> Any:
        """Refuse an address that is not encrypted: what somebody watches is nobody else's business."""
        result = super().clean(value)
        if result["url"] and urlsplit(result["url"]).scheme != "https":
            refusal = ValidationError(_("The address must start with https://."))
            raise blocks.StructBlockValidationError(block_errors={"url": refusal})
        return result

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add ``host``: whose site opens, which the link says."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        host = urlsplit(value["url"]).hostname or ""
        return {**context, "host": host.removeprefix("www.")}


class BodyBlock(blocks.StreamBlock):
    """What the body of every page is made of."""

    text = blocks.RichTextBlock(
        label=_("Text"), features=RICH_TEXT, icon="pilcrow", template="courses/blocks/text.html"
    )
    picture = PictureBlock()
    quote = QuoteBlock()
    facts = PracticalFactsBlock()
    next_steps = NextStepsBlock()
    film = FilmBlock()
    film_link = FilmLinkBlock()

    class Meta:
        template = "courses/blocks/body.html"
