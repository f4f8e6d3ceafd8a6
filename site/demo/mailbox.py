"""A mail backend that keeps every mail in the database, and pages to read mails and texts (demo only)."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_not_required
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from demo.models import Letter

SHOWN = 60


class MailboxBackend(BaseEmailBackend):
    """Puts each mail into the mailbox instead of sending it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the mails; return how many."""
        letters = [
            Letter(
                to=", ".join(message.recipients())[:400],
                subject=str(message.subject)[:400],
                raw=message.message().as_bytes(),
            )
            for message in email_messages
        ]
        Letter.objects.bulk_create(letters)
        return len(letters)


@never_cache
@login_not_required
def mailbox(request: HttpRequest) -> HttpResponse:
    """List the newest mails and texts, of one address or number (``?til=``) or all."""
    letters = Letter.objects.defer("raw")
    address = request.GET.get("til", "").strip().replace("\x00", "")[:200]
    if address:
        letters = letters.filter(to__icontains=address)
    return render(request, "demo/mailbox.html", {"letters": letters[:SHOWN], "address": address})


@never_cache
@login_not_required
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one mail or text message, a mail with its calendar and HTML parts to open."""
    found = get_object_or_404(Letter, pk=pk)
    return render(
        request,
        "demo/letter.html",
        {
            "letter": found,
            "text": found.part("plain"),
            "calendar": found.part("calendar"),
            "has_html": found.part("html") is not None,
        },
    )


@never_cache
@login_not_required
def letter_part(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Serve the calendar file, or the HTML part in a sandbox."""
    content = get_object_or_404(Letter, pk=pk).part("calendar" if kind == "ics" else "html")
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="text/calendar" if kind == "ics" else "text/html")
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups"
    )
    return response
