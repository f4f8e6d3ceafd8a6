"""Comments that come with a form: ``say-<path>``, ``answer-<id>``, and the buttons that mark one as done."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Comment

from courses.coproduction import comments, versions
from courses.coproduction.drafts import Saved
from courses.views.coproduction.making import Making

SAY, ANSWER = "say-", "answer-"


@dataclass
class Said:
    """What became of the comments in a form. ``trouble`` is why one could not be written; it stays typed."""

    count: int = 0
    anchor: str = ""
    trouble: str = ""
    done: list[str] = field(default_factory=list)

    def left(self, sent: QueryDict) -> QueryDict:
        """The form without the comments that are written."""
        data = sent.copy()
        for name in self.done:
            data.pop(name, None)
        return data


def save(sent: QueryDict, course: Making, paths: set[str]) -> Said:
    """Write every comment and answer that was typed, and mark what was asked to be marked."""
    found = Said()
    for name, typed in sent.items():
        text = "\n".join(str(typed).splitlines()).strip() if name.startswith((SAY, ANSWER)) else ""
        if not text:
            continue
        if len(text) > comments.LONGEST:
            found.trouble = _(
                "A comment may be 2,000 characters long. Yours is still here: shorten it a little."
            )
        elif path := _write(name, text, course, paths):
            found.done.append(name)
            found.count += 1
            found.anchor = f"om-{path}"
    _mark(sent.get("act", ""), course, found)
    return found


def tell(request: HttpRequest, saved: Saved, before: int | None, *, has_said: bool) -> None:
    """Say in words what a save came to."""
    number = saved.revision.pk if saved.revision else None
    if number != before:
        messages.success(request, _("Saved."))
    elif has_said:
        messages.success(request, _("Your comment is there."))
    else:
        messages.info(request, _("Nothing was changed."))
    who = _who(saved.others)
    if saved.merged.theirs:
        what = dict.fromkeys(versions.name_of(name) for name in saved.merged.theirs)
        words = _("While you wrote, %(who)s changed this too: %(what)s. Both are kept.")
        messages.info(request, words % {"who": who, "what": ", ".join(what).lower()})
    if saved.merged.rescued:
        words = _("One of you wrote in a text that the other took out (%(who)s). It stays until you agree.")
        messages.info(request, words % {"who": who})


def _who(names: tuple[str, ...]) -> str:
    return ", ".join(names) or _("another")


def _write(name: str, text: str, course: Making, paths: set[str]) -> str:
    """Write one; return what it is about, "" where there is no such thing."""
    if name.startswith(SAY):
        path = name.removeprefix(SAY)
        if path not in paths:
            return ""
        comments.write(page=course.page, path=path, text=text, by=course.person)
        return path
    comment = _comment(name.removeprefix(ANSWER), course)
    if comment is None:
        return ""
    comments.answer(comment=comment, text=text, by=course.person)
    return str(comment.contentpath)


def _mark(act: str, course: Making, found: Said) -> None:
    verb, _colon, number = act.partition(":")
    if verb not in {"settle", "reopen"}:
        return
    comment = _comment(number, course)
    if comment is None:
        return
    write = comments.settle if verb == "settle" else comments.reopen
    write(comment=comment, by=course.person)
    found.count += 1
    found.anchor = f"om-{comment.contentpath}"


def _comment(number: str, course: Making) -> Comment | None:
    """A comment on this course; numbers longer than any row's are none."""
    if not (number.isascii() and number.isdigit()) or len(number) > 9:
        return None
    return Comment.objects.filter(page_id=course.page.pk, pk=int(number)).first()
