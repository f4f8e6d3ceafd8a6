"""A gateway for text messages that keeps them, and one that takes none."""

from typing import NamedTuple

from accounts.told.gateways import NotTaken


class Text(NamedTuple):
    to: str
    text: str
    key: str


TAKEN: list[Text] = []


class Gateway:
    def send(self, *, to: str, text: str, key: str) -> None:
        TAKEN.append(Text(to, text, key))


class Broken:
    def send(self, *, to: str, text: str, key: str) -> None:
        raise NotTaken("the gateway sleeps")
