"""What a person fills in to sign up for a class."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models import CourseRun
from enrolment.forms import NAME_MISSING
from enrolment.models import Agreement, Pair
from enrolment.signing_up import pairs
from enrolment.states import ComesAs, Companions
from enrolment.words.outlook import EVERYBODY, Outlook

UNKNOWN_CODE = _(
    "We know no such code for this class, or it has been used. Ask the other for it again, or leave this "
    "empty."
)


class SignUpForm(forms.Form):
    """A name, an address and a tick; the rest may be left out. ``person`` is None for who is not signed in.

    ``pair`` is the one that a link leads to; its second person is asked nothing more about it.
    """

    name = forms.CharField(
        label=_("What may we call you?"),
        help_text=_("The name the others hear. It need not be your full name."),
        max_length=60,
        error_messages={"required": NAME_MISSING},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send a code to it, and your invitation. Others do not see it."),
        max_length=254,
        error_messages={
            "required": _("Write your e-mail address, or call us if you have none."),
            "invalid": _("This does not look like an e-mail address. It should look like name@example.org."),
        },
    )
    comes_as = forms.ChoiceField(
        label=_("I come as"),
        help_text=_(
            "We only use it to share the seats fairly. Neither those who teach nor the others in the class "
            "see it. If you would rather not say, that is fine: the seats that are open to all are open to "
            "you too."
        ),
        required=False,
        widget=forms.RadioSelect,
    )
    companion = forms.BooleanField(label=_("I bring somebody with me"), required=False)
    companion_name = forms.CharField(label=_("What is your companion called?"), required=False, max_length=60)
    together = forms.BooleanField(
        label=_("We are two who will only come together"),
        help_text=_(
            "Either both of you get a seat, or you wait together. You get a link for the other, who signs up "
            "too; until then you wait."
        ),
        required=False,
    )
    pair_code = forms.CharField(
        label=_("Did the other give you a code?"),
        help_text=_("Then you are the second of the two. Write it here."),
        required=False,
        max_length=20,
    )
    need = forms.CharField(
        label=_("What can help you?"),
        help_text=_(
            "For example a seat by the door, a break, or the text in large letters. Only those who teach the "
            "class and the school see it. We delete it 30 days after the class ends."
        ),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    agreement = forms.BooleanField(
        label=_("Yes, I will help to keep our agreement"),
        error_messages={"required": _("Read our agreement and put a tick, so that we can keep it together.")},
    )

    def __init__(
        self,
        *args: Any,
        run: CourseRun,
        person: User | None,
        agreement: Agreement | None,
        outlook: Outlook,
        pair: Pair | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.run, self.version, self.outlook, self.pair = run, agreement, outlook, pair
        self._leave_out(person)
        self._say_what_it_brings()

    def clean_email(self) -> str:
        """Return the address in small letters, as it is stored."""
        return str(self.cleaned_data["email"]).lower()

    def clean_pair_code(self) -> str:
        """Return the code of a pair that waits for its second person, or nothing."""
        code = pairs.as_typed(self.cleaned_data["pair_code"])
        if code and pairs.find_open(code, run=self.run) is None:
            raise forms.ValidationError(UNKNOWN_CODE)
        return code

    def clean(self) -> dict[str, Any]:
        """Whoever names a companion brings one; whoever has a code is the second of two, not the first."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["companion"] = bool(cleaned.get("companion") or cleaned.get("companion_name"))
        code = self.pair.code if self.pair else cleaned.get("pair_code", "")
        cleaned |= {"pair_code": code, "together": bool(cleaned.get("together")) and not code}
        return cleaned

    @property
    def wish(self) -> dict[str, Any]:
        """What was written, as the domain takes it."""
        texts = ("name", "comes_as", "need", "companion_name", "pair_code")
        wish: dict[str, Any] = {name: self.cleaned_data.get(name, "") for name in texts}
        wish |= {name: bool(self.cleaned_data.get(name)) for name in ("companion", "together")}
        return wish | {"agreement": self.version.pk if self.version else None}

    @property
    def depends(self) -> bool:
        """Whether what one comes as decides if there is a seat.

        Of two together it hangs on the other as well, whose group is not told.
        """
        return self.outlook.depends and self.pair is None

    @property
    def is_two(self) -> bool:
        """Whether the part about coming as two has something in it, and is shown open."""
        names = ("companion", "companion_name", "together", "pair_code")
        return any(name in self.fields and (self[name].value() or self[name].errors) for name in names)

    @property
    def has_more(self) -> bool:
        """Whether the folded rest has something in it, or a mistake."""
        return any(self[name].value() or self[name].errors for name in ("comes_as", "need"))

    def _leave_out(self, person: User | None) -> None:
        left_out = {"email": person is not None, "name": bool(person and person.chosen_name)}
        left_out |= {"agreement": self.version is None}
        left_out |= dict.fromkeys(("companion", "companion_name"), not self.outlook.takes_companions)
        left_out |= dict.fromkeys(("together", "pair_code"), self.pair is not None)
        for name, is_out in left_out.items():
            if is_out:
                del self.fields[name]

    def _say_what_it_brings(self) -> None:
        """Say at each choice what it means now, where that is not the same for all."""
        field = self.fields["comes_as"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(group, self._choice(group)) for group in EVERYBODY]
        if "companion" in self.fields and self.outlook.companions == Companions.SEAT:
            self.fields["companion"].help_text = gettext(
                "Your companion uses a seat too: you get both, or wait for both."
            )
        elif "companion" in self.fields:
            self.fields["companion"].help_text = gettext(
                "Your companion uses no seat, so it changes nothing."
            )

    def _choice(self, group: str) -> str:
        label = str(ComesAs(group).label) if group else gettext("I would rather not say")
        if not self.depends:
            return label
        return f"{label} – {self.outlook.words(group)}"
