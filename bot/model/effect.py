"""What a turn wants done: data, carried out by the service in the same transaction."""

from dataclasses import dataclass, field

from bot.model.conversation import Draft
from bot.model.dossier import DossierPaper


@dataclass(frozen=True, slots=True)
class Submit:
    """Put this draft into the office queue (status 1)."""

    draft: Draft
    papers: tuple[DossierPaper, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Supplement:
    """Bring the answers of this draft to the dossier that asked for them."""

    draft: Draft
    papers: tuple[DossierPaper, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadStatus:
    """Look up this chat's dossiers, or only the one with `code`."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class CallOfficer:
    """A citizen wants a human; `urgent` for the emergency words (R65)."""

    about: str = ""  # slug or dossier code, never words of the citizen
    urgent: bool = False
    office: str = ""  # code of the one that is called


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete this draft and its attachments for good."""

    draft: str


@dataclass(frozen=True, slots=True)
class MakeMoveCode:
    """Make a code that moves the current draft to another phone."""

    draft: str


@dataclass(frozen=True, slots=True)
class TakeMoveCode:
    """Bring here the draft this code stands for."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DrawForms:
    """Draw the forms of this draft, as pictures to look at or as files to keep.

    None: those of the dossier this chat sent last, as long as nobody else typed it.
    """

    draft: Draft | None
    as_files: bool = False


Effect = (
    Submit | Supplement | ReadStatus | CallOfficer | Forget | MakeMoveCode | TakeMoveCode
    | DrawForms
)  # fmt: skip
