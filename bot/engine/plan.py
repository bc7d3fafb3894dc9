"""What the case at hand needs: papers, money, days; and what the officer should notice."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.engine.route import Route
from bot.engine.scene import Scene
from bot.model.dossier import DossierPaper
from bot.model.expression import UNKNOWN
from bot.model.flow import Flow, Form, PaperRule, Text


@dataclass(frozen=True, slots=True)
class Due:
    """A paper that is due; `is_certain` is False while the answers cannot tell."""

    rule: PaperRule
    is_certain: bool


def papers_due(flow: Flow, route: Route) -> tuple[Due, ...]:
    """List the papers of this case. What cannot be told yet is listed, never left out."""
    dues = []
    for rule in flow.papers:
        holds = True if rule.when is None else rule.when.holds(route.facts)
        if holds is not False:
            dues.append(Due(rule, is_certain=holds is True))
    return tuple(dues)


def forms_of(flow: Flow, route: Route) -> tuple[Form, ...]:
    """List the forms this case is known to need."""
    return tuple(
        form for form in flow.forms if form.when is None or form.when.holds(route.facts) is True
    )


def dossier_papers(flow: Flow, route: Route) -> tuple[DossierPaper, ...]:
    """List the papers of a dossier with what was sent of each, and any other paper sent."""
    sent = _sent(route)
    due = {
        due.rule.paper: "bring" if due.is_certain else "unknown" for due in papers_due(flow, route)
    }
    return tuple(
        DossierPaper(paper, sent.get(paper, ()), "sent" if paper in sent else due[paper])
        for paper in (*due, *(other for other in sent if other not in due))
    )


def _sent(route: Route) -> dict[str, tuple[str, ...]]:
    """Give the photos of each paper."""
    sent: dict[str, tuple[str, ...]] = {}
    for spot in route.spots:
        photos = route.values.get(spot.key)
        if spot.question.paper and isinstance(photos, tuple):
            sent[spot.question.paper] = sent.get(spot.question.paper, ()) + photos
    return sent


def flags_of(flow: Flow, route: Route) -> tuple[str, ...]:
    """List the circumstances for the officer; one that cannot be told is marked with "?"."""
    flags = []
    for rule in flow.flags:
        holds = rule.when.holds(route.facts)
        if holds is UNKNOWN:
            flags.append(f"{rule.id}?")
        elif holds:
            flags.append(rule.id)
    return tuple(flags)


def plan_slots(scene: Scene, named: Mapping[str, object]) -> dict[str, object]:
    """Say papers (`giay`), money (`tien`) and days (`thoi_han`), adapted to the answers."""
    flow = scene.flow
    fees: dict[str, object] = {f"phi.{fee.id}": fee.amount_vnd for fee in scene.book.fees.values()}
    told = dict(named) | fees
    money = [line for text in flow.money if (line := _line(text, told))]
    return fees | {
        "giay": "\n".join(_paper_lines(scene)),
        "tien": "\n".join(money),
        "thoi_han": _line(flow.days, told) if flow.days else "",
    }


def _paper_lines(scene: Scene) -> list[str]:
    dues = papers_due(scene.flow, scene.route)
    return [_paper_line(scene, due) for due in dues]


def _paper_line(scene: Scene, due: Due) -> str:
    name = scene.book.papers[due.rule.paper].name
    instead = [scene.book.papers[paper].name for paper in due.rule.instead]
    key = "plan.shown" if due.rule.shown else "plan.paper"
    if not due.is_certain:
        key = "plan.maybe"
    return scene.word(key, ten=name, thay=instead).strip()


def _line(text: Text, slots: Mapping[str, object]) -> str:
    return text(**slots).strip()
