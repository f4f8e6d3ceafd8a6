"""The questions of "My contribution". None of them asks for a diagnosis, and none ever will."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from peers import portraits, uploads
from peers.models import Contributor, Skill, Training
from peers.states import Basis, Hours, SkillKind
from peers.words import skill_name

_WRONG_PICTURES = {
    "too_large": _("The picture is too large. Choose one of at most 10 MB."),
    "too_small": _("The picture is too small to be seen well. Choose a larger one."),
    "damaged": _("This is no picture that we can show. Choose another file: JPEG, PNG or WebP."),
}
UNDER_WAY, FINISHED = "under-way", "finished"


class IntroductionForm(forms.ModelForm[Contributor]):
    """Name, basis, organisation."""

    class Meta:
        model = Contributor
        fields = ("public_name", "basis", "organisation")
        labels = {
            "public_name": _("The name people see"),
            "basis": _("What you build on"),
            "organisation": _("Whom you come from"),
        }
        help_texts = {
            "public_name": _("It stands where you teach. A first name is enough."),
            "basis": _("Lived experience and professional knowledge count the same."),
            "organisation": _("Only if you come from an association or a partner."),
        }
        widgets = {"basis": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["basis"]
        if isinstance(field, forms.ChoiceField):
            field.choices = Basis.choices


class StoryForm(forms.ModelForm[Contributor]):
    """The story, and the yes to showing it."""

    shown = forms.BooleanField(label=_("Yes, show my story to everybody"), required=False)

    class Meta:
        model = Contributor
        fields = ("story",)
        labels = {"story": _("My story")}
        help_texts = {"story": _("At most 600 characters. Only you see it until you say yes.")}
        widgets = {"story": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown"].initial = self.instance.story_shown_at is not None

    def clean(self) -> dict[str, Any]:
        """A yes to nothing is asked about once more."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("shown") and not data.get("story") and "story" not in self.errors:
            self.add_error("story", _("Write the story before it is shown."))
        return data


class PortraitForm(forms.Form):
    """A picture, read before it is believed; and the yes to showing it."""

    portrait = forms.FileField(
        label=_("A picture of you"),
        help_text=_("JPEG, PNG or WebP, at most 10 MB. We cut it square."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
        error_messages={"required": _("Choose a picture."), "empty": _WRONG_PICTURES["damaged"]},
    )
    shown = forms.BooleanField(label=_("Yes, show my picture to everybody"), required=False)

    def clean_portrait(self) -> dict[int, bytes]:
        """Return the pictures that are kept, by size."""
        file = self.cleaned_data["portrait"]
        if not isinstance(file, UploadedFile) or (file.size or 0) > uploads.LARGEST:
            raise forms.ValidationError(_WRONG_PICTURES["too_large"], code="too_large")
        try:
            return portraits.read(file.read())
        except portraits.NotAPortrait as no:
            raise forms.ValidationError(_WRONG_PICTURES[no.reason], code=no.reason) from no


class SkillField(forms.ModelMultipleChoiceField[Skill]):
    """The school's own words, in the language of the reader."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Skill) -> str:
        """Return the name of a skill."""
        return skill_name(obj)


class OfferForm(forms.Form):
    """What one can, knows about and speaks, when one has time, and whether one may be asked."""

    can = SkillField(queryset=Skill.objects.none(), label=_("What I can and like to do"), required=False)
    area = SkillField(queryset=Skill.objects.none(), label=_("What I know about"), required=False)
    other_skills = forms.CharField(
        label=_("Something else"), required=False, max_length=200, help_text=_("In your own words.")
    )
    languages = forms.CharField(
        label=_("Languages"),
        required=False,
        max_length=120,
        help_text=_("For example: Danish, Arabic, sign language."),
    )
    hours = forms.MultipleChoiceField(
        label=_("Times that suit me"),
        choices=Hours.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    may_be_asked = forms.BooleanField(label=_("I may be asked"), required=False)

    def __init__(self, *args: Any, contributor: Contributor, **kwargs: Any) -> None:
        chosen = [skill.pk for skill in contributor.skills.all()]
        kwargs["initial"] = {
            "can": chosen,
            "area": chosen,
            "other_skills": contributor.other_skills,
            "languages": contributor.languages,
            "hours": contributor.hours,
            "may_be_asked": contributor.may_be_asked,
        }
        super().__init__(*args, **kwargs)
        skills = Skill.objects.order_by("name")
        for name, kind in (("can", SkillKind.CAN), ("area", SkillKind.AREA)):
            field = self.fields[name]
            if isinstance(field, SkillField):
                field.queryset = skills.filter(kind=kind)

    def answers(self) -> dict[str, Any]:
        """Return what ``profiles.offer`` takes."""
        data = dict(self.cleaned_data)
        return {"skills": [*data.pop("can"), *data.pop("area")], **data}


class TrainingForm(forms.ModelForm[Training]):
    """A peer training, finished or under way."""

    state = forms.ChoiceField(
        label=_("How far are you?"),
        choices=[(UNDER_WAY, _("I am still at it")), (FINISHED, _("I have finished"))],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Training
        fields = ("title", "state", "finished_on")
        labels = {"title": _("What is the training called?"), "finished_on": _("When did you finish?")}
        help_texts = {"finished_on": _("About is fine."), "title": ""}
        widgets = {"finished_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, contributor: Contributor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.contributor = contributor
        if self.instance.pk:
            self.fields["state"].initial = FINISHED if self.instance.finished_on else UNDER_WAY
        self.order_fields(["title", "state", "finished_on"])

    def clean(self) -> dict[str, Any]:
        """A day belongs to what is finished, and to nothing else."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("state") == UNDER_WAY:
            data["finished_on"] = None
        elif (
            data.get("state") == FINISHED and not data.get("finished_on") and "finished_on" not in self.errors
        ):
            self.add_error("finished_on", _("Choose a day, about when it was."))
        return data

    def clean_title(self) -> str:
        """Refuse a training that stands on the list already."""
        title: str = self.cleaned_data["title"]
        others = Training.objects.filter(contributor=self.instance.contributor).exclude(pk=self.instance.pk)
        if others.filter(title__iexact=title).exists():
            raise forms.ValidationError(_("This training is on the list already."), code="twice")
        return title


class WishForm(forms.Form):
    """What somebody would like to do; empty is fine."""

    words = forms.CharField(
        label=_("What would you like to do?"),
        help_text=_("A few words are enough, and you may leave it empty. We will call or write to you."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WelcomeForm(forms.ModelForm[Contributor]):
    """What the coordinator agrees with somebody who would like to contribute."""

    class Meta:
        model = Contributor
        fields = ("public_name", "basis", "organisation", "relation")
