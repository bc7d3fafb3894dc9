"""The ten statuses of a dossier: which may follow which, and what officers can do."""

from collections.abc import Mapping
from enum import StrEnum

from bot.model.dossier import Status


class Action(StrEnum):
    """What an officer does with a dossier."""

    ACCEPT = "accept"
    SUPPLEMENT = "supplement"
    REFUSE = "refuse"
    PROCESS = "process"
    PAYMENT = "payment"
    STOP = "stop"
    READY = "ready"
    HAND_OVER = "hand_over"
    WITHDRAW = "withdraw"
    RESUME = "resume"


CLOSED = frozenset({Status.REFUSED, Status.WITHDRAWN, Status.HANDED_OVER})
RUNNING = frozenset({Status.ACCEPTED, Status.IN_PROGRESS})

# Source: the notes on the ten national statuses; to be confirmed with each commune.
_TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.SENT: frozenset(
        {Status.ACCEPTED, Status.REFUSED, Status.WAITING_FOR_PAPERS, Status.WITHDRAWN}
    ),
    Status.ACCEPTED: frozenset(
        {
            Status.IN_PROGRESS,
            Status.WAITING_FOR_PAPERS,
            Status.WAITING_FOR_PAYMENT,
            Status.WITHDRAWN,
            Status.STOPPED,
            Status.READY,  # simple same-day procedures
        }
    ),
    Status.REFUSED: frozenset(),
    Status.IN_PROGRESS: frozenset(
        {
            Status.WAITING_FOR_PAPERS,
            Status.WAITING_FOR_PAYMENT,
            Status.WITHDRAWN,
            Status.STOPPED,
            Status.READY,
        }
    ),
    Status.WAITING_FOR_PAPERS: frozenset(
        {Status.ACCEPTED, Status.IN_PROGRESS, Status.WITHDRAWN, Status.STOPPED}
    ),
    Status.WAITING_FOR_PAYMENT: frozenset(
        {Status.IN_PROGRESS, Status.WITHDRAWN, Status.STOPPED, Status.READY}
    ),
    Status.WITHDRAWN: frozenset(),
    Status.STOPPED: frozenset({Status.IN_PROGRESS, Status.WITHDRAWN}),
    Status.READY: frozenset({Status.HANDED_OVER, Status.IN_PROGRESS}),  # a result may have an error
    Status.HANDED_OVER: frozenset(),
}

_LEADS_TO: Mapping[Action, Status] = {
    Action.ACCEPT: Status.ACCEPTED,
    Action.SUPPLEMENT: Status.WAITING_FOR_PAPERS,
    Action.REFUSE: Status.REFUSED,
    Action.PROCESS: Status.IN_PROGRESS,
    Action.PAYMENT: Status.WAITING_FOR_PAYMENT,
    Action.STOP: Status.STOPPED,
    Action.READY: Status.READY,
    Action.HAND_OVER: Status.HANDED_OVER,
    Action.WITHDRAW: Status.WITHDRAWN,
    Action.RESUME: Status.IN_PROGRESS,
}

_RESUMED_FROM = frozenset(
    {Status.WAITING_FOR_PAPERS, Status.WAITING_FOR_PAYMENT, Status.STOPPED, Status.READY}
)
# The citizen must learn why, or how much is to be paid and where.
_WITH_REASON = frozenset({Status.REFUSED, Status.STOPPED, Status.WAITING_FOR_PAYMENT})


def may_go(before: Status, after: Status, came_from: Status | None) -> bool:
    """Say whether a dossier may change its status so.

    `came_from` is the status it had before `before`: only a dossier that was sent back before it
    was accepted can be accepted out of `WAITING_FOR_PAPERS`.
    """
    if (before, after) == (Status.WAITING_FOR_PAPERS, Status.ACCEPTED):
        return came_from is Status.SENT
    return after in _TRANSITIONS[before]


def after(action: Action, status: Status, came_from: Status | None) -> Status | None:
    """Give the status an action leads to, or None where it is not to be had."""
    if action is Action.RESUME and status not in _RESUMED_FROM:
        return None
    target = _LEADS_TO[action]
    return target if may_go(status, target, came_from) else None


def actions(status: Status, came_from: Status | None) -> tuple[Action, ...]:
    """List what an officer is offered in a status; going on after a wait is called resuming."""
    return tuple(
        action
        for action in Action
        if after(action, status, came_from) is not None
        and not (action is Action.PROCESS and status in _RESUMED_FROM)
    )


def needs_reason(target: Status) -> bool:
    return target in _WITH_REASON
