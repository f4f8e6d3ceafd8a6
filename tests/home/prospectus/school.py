"""A small school with something for every part of a catalogue, and ways to look into its papers."""

import io
import re
import subprocess
from dataclasses import dataclass

from django.utils import timezone
from pikepdf import Dictionary, Pdf

from courses.models import TeamMember
from courses.states import MemberState
from enrolment.models import Agreement
from home.prospectus import making
from home.prospectus.choices import Choice
from peers.models import Basis
from tests.factories import make_contributor, make_course, make_run, make_term, make_venue
from tests.home.pictures import make_picture

LONG = "Ressourceforløbsydelsesmodtagernes arbejdsmarkedsfællesskab i Fjordby"


@dataclass
class School:
    """What the tests hold on to."""

    term: object
    sleep: object
    run: object
    named: object
    unnamed: object


def make_school() -> School:
    """Three courses under two themes and none, a café, teachers of whom one is shown, and an agreement."""
    term = make_term("Forår i Fjordby")
    named = make_contributor("Mette Holm", consented_at=timezone.now(), story="Jeg kender nætterne.")
    named.story_shown_at = timezone.now()
    named.save()
    unnamed = make_contributor("Jens Hemmelig", basis=Basis.PROFESSIONAL)
    sleep = make_course(
        "Søvn der hjælper",
        slug="soevn",
        themes=["hope", "meaning"],
        gains="Ro til natten\nTre øvelser",
        picture=make_picture(),
    )
    TeamMember.objects.create(
        course=sleep, contributor=named, basis=Basis.LIVED, state=MemberState.JOINED, joined_at=timezone.now()
    )
    run = make_run(course=sleep, term=term, capacity=11, teachers=(named, unnamed), label="Aftenhold")
    make_run(course=make_course(LONG, themes=["identity"]), term=term)
    make_run(course=make_course("At lytte", themes=["hope"]), term=term, venue=make_venue("Fjordhuset"))
    make_run(course=make_course("Åben café", format="cafe"), term=term)
    Agreement.objects.create(version=1, text_da="Skolen lover\nAt lytte efter\n\nDu lover\nAt sige til")
    return School(term, sleep, run, named, unnamed)


def choice(term, **fields) -> Choice:
    """Return the catalogue of that term, A4 and Danish unless something else is said."""
    return Choice(term, **fields)


def paper(term, **fields) -> bytes:
    """Make a catalogue and return its bytes."""
    return making.make(choice(term, **fields), now=timezone.now(), told=lambda _done, _total: None).content


def words_of(content: bytes) -> str:
    """Return the text of a PDF as ``pdftotext`` reads it, in the order of reading."""
    read = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return re.sub(r"\s+", " ", read.stdout.decode().replace("\u2060", ""))


def opened(content: bytes) -> Pdf:
    """Return a PDF to look into."""
    return Pdf.open(io.BytesIO(content))


def tags(pdf: Pdf) -> list[tuple[str, Dictionary]]:
    """Return every element of the tree of tags with its name, in reading order."""
    found = []

    def walk(node):
        if "/S" in node:
            found.append((str(node.S)[1:], node))
        kids = node.get("/K", [])
        for kid in kids if hasattr(kids, "__iter__") and not isinstance(kids, Dictionary) else [kids]:
            if isinstance(kid, Dictionary) and ("/S" in kid or "/K" in kid):
                walk(kid)

    walk(pdf.Root.StructTreeRoot)
    return found
