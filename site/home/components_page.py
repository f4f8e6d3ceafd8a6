"""/komponenter/: every part of the pages, in every state, for those who work on the site."""

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html

from accounts.models import User
from home.components.atoms import BUTTON_KINDS, THEMES
from home.components.icons import ICONS
from home.components.pieces import PICTURES, Pair

LONG_NAME = "Anne-Margrethe Kirstine Wilhelmine Rosenkrantz-Vestergaard-H"
LONG_WORD = "Ressourceforløbsydelse og arbejdsmarkedsforvaltningens helhedsorienterede plan"
SEAT_WORDS = {
    "free": "Ledige pladser",
    "few": "Få pladser",
    "waiting": "Venteliste",
    "opens": "Åbner 1. december",
    "full": "Fuldt hold",
    "closed": "Tilmeldingen er slut",
    "over": "Afholdt",
    "cancelled": "Aflyst",
    "dropin": "Kom, som du er",
    "mine": "Du er med",
}
FACTS = [
    ("wheelchair", "Trinfri adgang"),
    ("lift", "Elevator"),
    ("toilet", "Handicaptoilet"),
    ("ear", "Teleslynge"),
    ("quiet", "Stille rum"),
    ("bus", "Linje 4 til Fjordvej"),
]
ACTIONS = [
    {"href": "#", "icon": "calendar", "title": "Min kalender", "text": "Alle møder ét sted"},
    {"href": "#", "icon": "chat", "title": "Sådan når I mig"},
]
EVENING = [
    ("calendar", "Fire torsdage kl. 13-15 fra 7. januar"),
    ("pin", "Huset ved Fjorden"),
    ("people", "Alle"),
]
CAFE = [("calendar", "Hver onsdag kl. 15-17"), ("online", "Også online")]


class SampleForm(forms.Form):
    """One of each kind of question."""

    name = forms.CharField(label="Hvad skal vi kalde dig?", help_text="Et fornavn er nok.", max_length=60)
    email = forms.EmailField(label="Din e-mail", help_text="Vi sender en kode hertil.")
    code = forms.CharField(label="Kode fra mailen", max_length=9)
    comes_as = forms.ChoiceField(
        label="Jeg kommer som",
        help_text="Så vi kan holde balancen på holdet.",
        choices=[("citizen", "Borger"), ("relative", "Pårørende"), ("staff", "Medarbejder")],
        widget=forms.RadioSelect,
        required=False,
    )
    helps = forms.MultipleChoiceField(
        label="Hvad kan hjælpe dig?",
        choices=[("seat", "En plads tæt på døren"), ("breaks", "Flere pauser"), ("loop", "Teleslynge")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    place = forms.ChoiceField(label="Sted", choices=[("", "Vælg"), ("1", "Huset"), ("2", "Biblioteket")])
    words = forms.CharField(
        label="Andet, vi bør vide", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    agree = forms.BooleanField(label="Jeg vil være med til skolens fælles aftaler")


@dataclass(frozen=True)
class SampleCard:
    """A card as the catalogue would show it."""

    title: str
    teaser: str
    picture: str
    meta: list[Pair]
    seat: str
    theme: str
    theme_text: str

    @property
    def seat_text(self) -> str:
        return SEAT_WORDS[self.seat]


def sample_picture(name: str) -> str:
    return format_html('<img src="{}" alt="" width="320" height="180">', static(f"samskole/art/{name}.svg"))


def sample_cards() -> list[SampleCard]:
    return [
        SampleCard(
            title="Søvn der hjælper",
            teaser="Små skridt mod bedre nætter, uden løfter om mirakler.",
            picture=sample_picture("window"),
            meta=EVENING,
            seat="few",
            theme="hope",
            theme_text="Håb",
        ),
        SampleCard(
            title=LONG_WORD,
            teaser="Kort.",
            picture=sample_picture("path"),
            meta=EVENING,
            seat="waiting",
            theme="empowerment",
            theme_text="Mod og magt",
        ),
        SampleCard(
            title="Recovery-café",
            teaser="Kaffe, samtale og gode stole. Du behøver ikke dele noget.",
            picture=sample_picture("bench"),
            meta=CAFE,
            seat="dropin",
            theme="connectedness",
            theme_text="Fællesskab",
        ),
    ]


def sample_form_with_errors() -> SampleForm:
    form = SampleForm({"name": "", "email": "alma(at)example", "comes_as": "citizen", "place": "9"})
    form.full_clean()
    form.add_error(None, "Koden er udløbet. Bed om en ny nederst på siden.")
    return form


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
        "facts": FACTS,
        "actions": ACTIONS,
        "trail": [("Kurser", "/kurser/"), ("Søvn der hjælper", "")],
        "first_page": Paginator(range(240), 24).page(1),
        "middle_page": Paginator(range(240), 24).page(5),
        "days": [today, today + timedelta(days=40), date(today.year, 5, 1)],
        "long_name": LONG_NAME,
    }
    return render(request, "components/page.html", context)
