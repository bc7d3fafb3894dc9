"""The state of one chat between two turns. The position in a flow is not here: it is derived."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.model.answer import Answer, TypedBy, Value


@dataclass(frozen=True, slots=True)
class Act:
    """What a button does: a verb and what it is done to, e.g. `answer` "me", `edit` "be.ten#1"."""

    verb: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A button as it was shown. Its label, typed, does the same (R16)."""

    label: str
    act: Act


@dataclass(frozen=True, slots=True)
class Shown:
    """What this chat was shown last: old buttons are told by their step."""

    step: int = 0
    buttons: tuple[Button, ...] = ()
    asking: str = ""  # key of the answer that was asked for
    pressed: int | None = None  # led away from the step before: a second tap is silence


@dataclass(frozen=True, slots=True)
class SaidAhead:
    """Words that came before they were asked for; they answer once their question is due."""

    kind: str  # of the question they answer
    said: str = field(repr=False)
    card: str = ""  # the person they are about; empty: the one the whole case is about
    name: str = ""  # a name the question must go by, where its kind does not tell enough


@dataclass(frozen=True, slots=True)
class Lately:
    """The last words taken as an answer: what follows within seconds may be the rest of them."""

    key: str
    said: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A dossier in the making. Keys of answers: `be.ngay_sinh`, in a repeat `be.ten#1`."""

    id: str
    flow: str
    version: str
    answers: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # repeats the citizen counts
    ahead: tuple[SaidAhead, ...] = ()
    tray: tuple[tuple[str, str], ...] = ()  # (attachment id, paper or "") that answer no question
    drawn: tuple[str, ...] = ()  # files of its forms, as they were last drawn
    typed_by: TypedBy = TypedBy.CITIZEN
    office: str = ""
    supplement_to: str = ""  # code of the dossier this draft completes
    wanted: tuple[str, ...] = ()  # keys and papers a supplement asks for
    reason: str = field(default="", repr=False)
    told: tuple[str, ...] = ()  # ids of one-time texts and checks already dealt with
    lowest_total: int = 0  # of questions, as shown so far; a higher one is not shown (R7)


@dataclass(frozen=True, slots=True)
class Confirming:
    """One reading, or a few, waits for the citizen's word (R28)."""

    key: str
    options: tuple[Value, ...] = field(repr=False)
    said: str = field(repr=False)
    check: str = ""  # the cross-check that made us ask (R30)
    kind: Literal["confirming"] = "confirming"


@dataclass(frozen=True, slots=True)
class Pieces:
    """A date asked in pieces after two misunderstandings (R31): year, month, day as they come."""

    key: str
    year: int | None = None
    month: int | None = None
    kind: Literal["pieces"] = "pieces"


@dataclass(frozen=True, slots=True)
class Cancelling:
    """The citizen wants this draft gone; one confirmation is due (R47)."""

    draft: str
    again: bool = False  # and then start anew
    kind: Literal["cancelling"] = "cancelling"


@dataclass(frozen=True, slots=True)
class ChoosingDraft:
    """Which of several drafts to go on with."""

    kind: Literal["choosing_draft"] = "choosing_draft"


@dataclass(frozen=True, slots=True)
class ChoosingProcedure:
    """Which of these procedures (slugs) the citizen means."""

    candidates: tuple[str, ...]
    kind: Literal["choosing_procedure"] = "choosing_procedure"


@dataclass(frozen=True, slots=True)
class ChoosingAnswer:
    """Which of these answers (keys) is to be corrected."""

    keys: tuple[str, ...]
    kind: Literal["choosing_answer"] = "choosing_answer"


@dataclass(frozen=True, slots=True)
class NamingPhoto:
    """A photo came unasked: which paper is it (R41)."""

    attachment: str
    kind: Literal["naming_photo"] = "naming_photo"


@dataclass(frozen=True, slots=True)
class Resuming:
    """Back after a while: the citizen is asked whether it is still this draft (R52).

    What they typed, pressed or sent before saying so is held.
    """

    texts: tuple[str, ...] = field(default=(), repr=False)
    act: Act | None = None
    label: str = ""  # of the button that was pressed
    files: tuple[tuple[str, str], ...] = ()  # (attachment id, kind)
    kind: Literal["resuming"] = "resuming"


@dataclass(frozen=True, slots=True)
class AskingCode:
    """The citizen wants to bring a draft here and is asked for the six figures."""

    kind: Literal["asking_code"] = "asking_code"


@dataclass(frozen=True, slots=True)
class AskingCommune:
    """Which commune the citizen belongs to; `then` was wanted and is done once it is known."""

    then: Act | None = None
    options: tuple[str, ...] = ()  # codes of the communes that were offered
    misses: int = 0
    kind: Literal["asking_commune"] = "asking_commune"


Aside = (
    Confirming | Pieces | Cancelling | ChoosingDraft | ChoosingProcedure | ChoosingAnswer
    | NamingPhoto | Resuming | AskingCode | AskingCommune
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything one chat has on its mind."""

    office: str = ""  # code; empty until it is known which commune this is about
    drafts: tuple[Draft, ...] = ()
    current: str = ""  # id of the draft being worked on
    tray: tuple[str, ...] = ()  # photos that came before any draft: they join the next one
    ahead: tuple[SaidAhead, ...] = ()  # told at the opening: for the draft that begins with it
    lately: Lately | None = None
    aside: Aside | None = None
    shown: Shown = Shown()
    misses: int = 0  # answers in a row that were not understood
    is_helping: bool = False  # somebody types for another person
    seen_at: datetime | None = None
    calm_at: datetime | None = None  # when rudeness was last met with the offer of a human

    @property
    def draft(self) -> Draft | None:
        for draft in self.drafts:
            if draft.id == self.current:
                return draft
        return None
