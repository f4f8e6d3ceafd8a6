"""Turns the content's lines into the blocks of a page."""

import re
from html import escape
from typing import Any

from demo.content.shapes import Course, Prose, Quote, Words

Block = tuple[str, Any]


def rich(lines: tuple[str, ...]) -> str:
    """The HTML of lines: `# ` makes a heading, `- ` an item of a list, `*words*` are strong.

    `[words](../page/)` is a link to a page beside this one, so that it stays in its language.
    """
    html: list[str] = []
    for line in lines:
        text = re.sub(
            r"\*([^*]+)\*", r"<b>\1</b>", escape(line.removeprefix("# ").removeprefix("- "), quote=False)
        )
        text = re.sub(r"\[([^]]+)\]\((\.\./[a-z-]+/)\)", r'<a href="\2">\1</a>', text)
        if line.startswith("- "):
            if html and html[-1].endswith("</ul>"):
                html[-1] = html[-1].removesuffix("</ul>")
            else:
                html.append("<ul>")
            html[-1] += f"<li>{text}</li></ul>"
        else:
            html.append(f"<h2>{text}</h2>" if line.startswith("# ") else f"<p>{text}</p>")
    return "".join(html)


def quote(words: Quote) -> Block:
    """Words of a participant, who said yes."""
    return "quote", {"text": words.text, "name": words.name, "agreed": True}


def body(prose: Prose) -> list[Block]:
    """The body of a plain page."""
    return [("text", rich(prose.body))]


def course_texts(words: Words) -> dict[str, Any]:
    """The fields of a course page that are written in a language."""
    blocks: list[Block] = [("text", rich(words.body))]
    if words.quote:
        blocks.append(quote(words.quote))
    return {
        "title": words.title,
        "teaser": words.teaser,
        "body": blocks,
        "gains": "\n".join(words.gains),
        "breaks": words.breaks,
        "next_steps": "\n".join(words.next_steps),
        "search_description": words.teaser,
    }


def course_facts(course: Course) -> dict[str, Any]:
    """The fields of a course page that are the same in every language."""
    return {
        "slug": course.slug,
        "format": course.format,
        "level": course.level,
        "noise": course.noise,
        "may_leave": course.may_leave,
        "sharing": course.sharing,
        "audience": list(course.audience),
        "themes": list(course.themes),
        "life_areas": list(course.life_areas),
        "ects": course.ects,
    }
