"""LIX: the Scandinavian measure of how hard a text is to read (Björnsson 1968)."""

import re


def lix(text: str) -> float:
    """Words per sentence plus the percentage of words longer than six letters; below 35 is easy."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
    sentences = [part for part in re.split(r"[.!?:]+", text) if re.search(r"\w", part)]
    longer = sum(len(word) > 6 for word in words)
    return len(words) / len(sentences) + 100 * longer / len(words)
