"""Who may reach the board, figures, evaluation, plans, paths and papers; read as ``addresses.py`` is."""

from tests.house.who import Who

_BOARD: dict[str, Who] = {}
_FIGURES: dict[str, Who] = {}
_EVIDENCE: dict[str, Who] = {}
_EVALUATION: dict[str, Who] = {}
_PLAN: dict[str, Who] = {}
_PATHS: dict[str, Who] = {}
_PROSPECTUS: dict[str, Who] = {}

SHOWING: dict[str, Who] = {
    **_BOARD,
    **_FIGURES,
    **_EVIDENCE,
    **_EVALUATION,
    **_PLAN,
    **_PATHS,
    **_PROSPECTUS,
}
