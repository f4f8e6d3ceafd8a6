"""Several people write at random for a while: every word that anybody typed is in some version in the end."""

import json
import random

import pytest

from courses.coproduction import drafts
from courses.coproduction.drafts import Conflict
from courses.coproduction.merging import BODY
from tests.courses.making.people_and_drafts import again, make_draft
from tests.factories import make_people

pytestmark = pytest.mark.django_db

FIELDS = ("title", "teaser", "gains", "breaks")


class Writer:
    """Somebody with the page open, who types words that nobody else types."""

    def __init__(self, page, person, dice):
        self.page, self.person, self.dice = page, person, dice
        self.typed = []
        self.open()

    def open(self):
        self.base = drafts.load(again(self.page)).base
        self.fields = {name: value for name, value in self.base.values.items() if name != "picture"}

    def type(self):
        word = f"ord{self.person.pk}x{len(self.typed)}"
        self.typed.append(word)
        texts = [f"body.{key}" for key in self.fields[BODY] if self.fields[f"body.{key}"]["type"] == "text"]
        name = self.dice.choice([*FIELDS, *texts, "new"])
        if name == "new":
            key = f"ny-{word}"
            place = self.dice.randint(0, len(self.fields[BODY]))
            self.fields[BODY] = [*self.fields[BODY][:place], key, *self.fields[BODY][place:]]
            self.fields[f"body.{key}"] = {"type": "text", "value": f"<p>{word}</p>"}
        elif name in FIELDS:
            self.fields[name] += f" {word}"
        else:
            block = self.fields[name]
            self.fields[name] = {**block, "value": f"{block['value']}<p>{word}</p>"}

    def move(self):
        order = list(self.fields[BODY])
        self.dice.shuffle(order)
        self.fields[BODY] = order

    def save(self):
        """Save; where another wrote the same, put both together, as people do."""
        try:
            drafts.write(page=self.page, fields=self.fields, base=self.base, by=self.person)
        except Conflict as conflict:
            together = conflict.put_together()
            for name, theirs in conflict.theirs.items():
                together[name] = joined(theirs, self.fields[name])
            together.pop("picture")
            drafts.write(page=self.page, fields=together, base=conflict.now, by=self.person)
        self.open()


def joined(theirs, mine):
    if isinstance(mine, str):
        return f"{theirs} {mine}"
    return {**mine, "value": theirs["value"] + mine["value"]}


@pytest.mark.parametrize("seed", range(8))
def test_no_word_is_lost(seed):
    dice = random.Random(seed)
    page = make_draft(teaser="Find ro", gains="Ro")
    writers = [Writer(page, person, dice) for person in make_people(3)]
    for _ in range(30):
        writer = dice.choice(writers)
        dice.choice([writer.type, writer.type, writer.type, writer.move, writer.save])()
    for writer in writers:
        writer.save()

    newest = again(page).latest_revision.content
    written = json.dumps(newest)
    assert [word for writer in writers for word in writer.typed if word not in written] == []
    ids = [block["id"] for block in json.loads(newest["body"])]
    assert len(ids) == len(set(ids))
