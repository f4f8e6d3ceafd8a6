"""What an uploaded file must be, before it is kept.

Pictures: Wagtail reads their content and compares it with the name. Documents: the first bytes must fit.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from courses.coproduction import approved_files
from courses.file_kinds import is_what_it_says
from courses.picture_traces import without_traces

LARGEST_DOCUMENT = 200 * 1024 * 1024


def damaged() -> ValidationError:
    """What is said of a picture that breaks off or makes no sense."""
    return ValidationError(
        _("The picture is damaged and cannot be shown. Choose another file."), code="damaged"
    )


def refuse_where_approved(given: Any) -> None:
    """Raise ValidationError for a new file in the place of one that two have approved a course with."""
    course = approved_files.course_with(given) if given.pk else None
    if course is not None:
        said = _(
            "“%(title)s” was approved with the file that is there. Upload the new one by itself, and choose "
            "it in the course, which then is approved again."
        )
        raise ValidationError(said, code="approved", params={"title": course.title})


class WholePictureField(WagtailImageField):
    """Wagtail's field, which lets a picture that breaks off in its head pass as an error of the server."""

    def to_python(self, data: Any) -> Any:
        """Return the file, or refuse it."""
        try:
            return super().to_python(data)
        except OSError as error:
            raise damaged() from error


class PictureForm(BaseImageForm):
    """The form of a picture: it must say what it shows, and tells nothing of who took it where."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = WholePictureField(
                label=given.label, widget=given.widget, required=given.required
            )
        if "description" in self.fields:
            self.fields["description"].required = True
            self.fields["description"].label = _("What the picture shows")
            self.fields["description"].help_text = _(
                "One sentence for those who do not see it: 'Five chairs in a circle by a window'."
            )

    def clean_file(self) -> Any:
        """Refuse what cannot be shown whole; take out what a camera wrote into it."""
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        refuse_where_approved(self.instance)
        file.seek(0)
        try:
            clean = without_traces(file.read())
        except OSError as error:
            raise damaged() from error
        file.seek(0)
        return file if clean is None else SimpleUploadedFile(file.name or "", clean, file.content_type or "")


class DocumentForm(BaseDocumentForm):
    """The form of a document: its content must be what its name says."""

    def clean_file(self) -> Any:
        """Refuse a file whose content is of another kind, or that is too large to be served."""
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        refuse_where_approved(self.instance)
        if (file.size or 0) > LARGEST_DOCUMENT:
            raise ValidationError(
                _("The file is larger than 200 MB. Make it smaller first."), code="too_large"
            )
        if not is_what_it_says(file):
            raise ValidationError(
                _("The content of this file is not what its name says. Save it anew, and choose it again."),
                code="wrong_content",
            )
        return file
