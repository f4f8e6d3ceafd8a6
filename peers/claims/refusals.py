"""What cannot be done with a claim, each said in a plain sentence."""

from django.utils.translation import gettext as _


class ClaimRefused(Exception):
    """Something cannot be done with a claim; ``str()`` says why."""


class NotNow(ClaimRefused):
    """The claim is not in a state for it: somebody was faster, or it is too late."""

    def __init__(self) -> None:
        super().__init__(_("This has changed since you saw it. Look at it once more."))


class OwnClaim(ClaimRefused):
    """Nobody approves, gives back or reverses what they are paid themselves."""

    def __init__(self) -> None:
        super().__init__(_("This is your own honorarium. Somebody else has to do it."))


class NotYours(ClaimRefused):
    """It belongs to another contributor."""

    def __init__(self) -> None:
        super().__init__(_("This belongs to somebody else."))


class Stale(ClaimRefused):
    """It was changed after it was read: ``version`` is what was asked about, ``newest`` what there is."""

    def __init__(self, version: int, newest: int) -> None:
        super().__init__(_("Somebody has changed this since you opened it. Nothing is lost; see both."))
        self.version, self.newest = version, newest


class NotOwed(ClaimRefused):
    """The work was not agreed as paid, or is not done."""

    def __init__(self) -> None:
        super().__init__(_("This work was not agreed as paid."))


class Unexplained(ClaimRefused):
    """It differs from what was agreed, and nothing says why."""

    def __init__(self) -> None:
        super().__init__(_("Write shortly why it is not as it was agreed."))


class NoReason(ClaimRefused):
    """Whoever sends back or reverses says why."""

    def __init__(self) -> None:
        super().__init__(_("Write the reason."))


class NotAnAmount(ClaimRefused):
    """Nothing at all, or more than a line may be."""

    def __init__(self) -> None:
        super().__init__(_("Write an amount above 0."))


class NoReceipt(ClaimRefused):
    """A cost has no picture of its receipt."""

    def __init__(self) -> None:
        super().__init__(_("Add a picture of the receipt."))


class NotThatMonth(ClaimRefused):
    """The month is over, or earlier than it can be paid."""

    def __init__(self) -> None:
        super().__init__(_("It cannot be paid in that month. Choose another."))


class NotThatLong(ClaimRefused):
    """Work takes between a minute and a day."""

    def __init__(self) -> None:
        super().__init__(_("Write between one minute and 24 hours."))
