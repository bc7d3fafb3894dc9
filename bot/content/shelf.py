"""What a flow may refer to, when it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.content.tree import Table
from bot.model.book import Calendar, Fee, Paper, Procedure
from bot.model.reading import Lexicon


@dataclass(frozen=True, slots=True)
class Shelf:
    """The catalogue as flows see it."""

    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    papers: Mapping[str, Paper] = field(default_factory=dict)
    fees: Mapping[str, Fee] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=Calendar)
    lexicon: Lexicon = field(default_factory=Lexicon)
    blocks: Table | None = None
    past_fees: frozenset[str] = frozenset()  # named by an old flow, gone from the catalogue

    @property
    def fee_slots(self) -> dict[str, object]:
        """Give the sums as texts name them: `phi.ban_sao_trich_luc`."""
        past: dict[str, object] = {f"phi.{name}": "" for name in self.past_fees}
        return past | {f"phi.{fee.id}": fee.amount_vnd for fee in self.fees.values()}

    @property
    def amounts(self) -> dict[str, int | None]:
        """Give the sums in dong; None for what is no sum any more."""
        in_force = {fee.id: fee.amount_vnd for fee in self.fees.values()}
        return {**dict.fromkeys(self.past_fees), **in_force}
