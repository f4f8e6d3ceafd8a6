"""A file that is handed out, as an answer: to be saved, never shown within the site."""

from django.http import FileResponse, Http404

from courses.models import MaterialVersion


def answer(version: MaterialVersion) -> FileResponse:
    """Return the file under the name it came with. Who may have it is asked before; Http404 if it is gone."""
    try:
        version.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        version.file, as_attachment=True, filename=version.name, content_type=version.content_type
    )
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
