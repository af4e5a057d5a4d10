"""What the site refuses, each with the status that goes with it."""

from __future__ import annotations

from extract.errors import TownclerkError


class Refused(TownclerkError):
    """A request that gets no page; the message is a sentence for its reader."""

    status = 500


class NotThere(Refused):
    """There is no such thing."""

    status = 404


class Malformed(Refused):
    """What was asked makes no sense."""

    status = 400


class NotAllowed(Refused):
    """The operator does not offer this."""

    status = 403


class Busy(Refused):
    """Too much at once, or it takes too long."""

    status = 503
