"""/komponenter/: every part of the pages, in every state, for those who work on the site."""

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html

from accounts.models import User
from home.components.atoms import BUTTON_KINDS, SEAT_ICONS, THEMES
from home.components.icons import ICONS
from home.components.pieces import PICTURES, Pair

LONG_NAME = "Anne-Margrethe Kirstine Wilhelmine Rosenkrantz-Vestergaard-H"
LONG_WORD = "Ressourceforløbsydelse og arbejdsmarkedsforvaltningens helhedsorienterede plan"
SEAT_WORDS = dict(
    zip(
        SEAT_ICONS,
        (
            "Ledige pladser", "Få pladser", "Venteliste", "Åbner 1. december",
            "Fuldt hold", "Tilmeldingen er slut", "Afholdt", "Aflyst", "Kom, som du er", "Du er med",
        ),
        strict=True,
    )
)  # fmt: skip


class SampleForm(forms.Form):
    """One of each kind of question."""

    name = forms.CharField(label="Hvad skal vi kalde dig?", help_text="Et fornavn er nok.", max_length=60)
    email = forms.EmailField(label="Din e-mail", help_text="Vi sender en kode hertil.")
    code = forms.CharField(label="Kode fra mailen", max_length=9)
    comes_as = forms.ChoiceField(
        label="Jeg kommer som",
        help_text="Så vi kan holde balancen på holdet.",
        choices=[("citizen", "Borger"), ("relative", "Pårørende"), ("staff", "Medarbejder"), ("other", "Andet")],
        widget=forms.RadioSelect,
        required=False,
    )
    helps = forms.MultipleChoiceField(
        label="Hvad kan hjælpe dig?",
        choices=[("seat", "En plads tæt på døren"), ("breaks", "Flere pauser"), ("loop", "Teleslynge")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    place = forms.ChoiceField(label="Sted", choices=[("", "Vælg"), ("1", "Huset ved Fjorden"), ("2", "Biblioteket")])
    words = forms.CharField(label="Andet, vi bør vide", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    agree = forms.BooleanField(label="Jeg vil være med til skolens fælles aftaler")


@dataclass(frozen=True)
class SampleCard:
    """A card as the catalogue would show it."""

    title: str
    teaser: str
    picture: str
    meta: list[Pair]
    seat: str
    seat_text: str
    theme: str
    theme_text: str


def sample_picture(name: str) -> str:
    return format_html('<img src="{}" alt="" width="320" height="180">', static(f"samskole/art/{name}.svg"))


def sample_cards() -> list[SampleCard]:
    evening = [("calendar", "Fire torsdage kl. 13-15 fra 7. januar"), ("pin", "Huset ved Fjorden"), ("people", "Alle")]
    return [
        SampleCard(
            "Søvn der hjælper", "Små skridt mod bedre nætter, uden løfter om mirakler.", sample_picture("window"),
            evening, "few", "Få pladser", "hope", "Håb",
        ),
        SampleCard(
            LONG_WORD, "Kort.", sample_picture("path"), evening, "waiting", "Venteliste", "empowerment", "Mod og magt",
        ),
        SampleCard(
            "Recovery-café", "Kaffe, samtale og gode stole. Du behøver ikke dele noget.", sample_picture("bench"),
            [("calendar", "Hver onsdag kl. 15-17"), ("online", "Også online")], "dropin", "Kom, som du er",
            "connectedness", "Fællesskab",
        ),
    ]  # fmt: skip


def sample_form_with_errors() -> SampleForm:
    form = SampleForm({"name": "", "email": "alma(at)example", "comes_as": "citizen", "place": "9"})
    form.full_clean()
    form.add_error(None, "Koden er udløbet. Bed om en ny nederst på siden.")
    return form


def missing_assets() -> list[str]:
    """Files the pages need that have not been built."""
    return [name for name in ("site.css", "site.js", "icons.svg") if finders.find(f"samskole/{name}") is None]


def components_page(request: HttpRequest) -> HttpResponse:
    """Show all parts. Staff only: raises PermissionDenied for others."""
    if not isinstance(request.user, User) or not request.user.is_school_staff:
        raise PermissionDenied
    today = timezone.localdate()
    context = {
        "kinds": BUTTON_KINDS,
        "icons": sorted(ICONS),
        "seats": list(SEAT_WORDS.items()),
        "themes": THEMES,
        "pictures": PICTURES,
        "cards": sample_cards(),
        "form": SampleForm(),
        "wrong": sample_form_with_errors(),
        "facts": [
            ("wheelchair", "Trinfri adgang"), ("lift", "Elevator"), ("toilet", "Handicaptoilet"),
            ("ear", "Teleslynge"), ("quiet", "Stille rum"), ("bus", "Linje 4 til Fjordvej"),
        ],
        "actions": [
            {"href": "#", "icon": "calendar", "title": "Min kalender", "text": "Alle møder i din egen kalender"},
            {"href": "#", "icon": "chat", "title": "Sådan når I mig"},
        ],
        "trail": [("Kurser", "/kurser/"), ("Søvn der hjælper", "")],
        "first_page": Paginator(range(240), 24).page(1),
        "middle_page": Paginator(range(240), 24).page(5),
        "days": [today, today + timedelta(days=40), date(today.year, 5, 1)],
        "long_name": LONG_NAME,
    }  # fmt: skip
    return render(request, "components/page.html", context)
