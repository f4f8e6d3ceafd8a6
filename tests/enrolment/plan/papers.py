"""Reading a PDF as a screen reader and a person do."""

import io
import subprocess

import pikepdf


def words_of(pdf):
    """The text in reading order."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def tags_of(pdf):
    """The kinds of the parts of its structure, in order."""
    found = []

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    with opened(pdf) as paper:
        walk(paper.Root.StructTreeRoot)
    return found
