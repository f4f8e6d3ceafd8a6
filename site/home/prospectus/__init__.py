"""The printed catalogue: all courses of a term as a booklet, and one course as a poster.

``reading`` asks the database, ``wording`` puts it into plain words, ``setting`` has typst set them, and
``files`` keeps the result until something that it says has changed.
"""
