"""Before sending, everything is shown once more, a card at a time (R45)."""

from dataclasses import dataclass, replace
from hashlib import sha256

from bot.engine.plan import Due, forms_of, papers_due
from bot.engine.route import Spot
from bot.engine.scene import Scene
from bot.engine.speech import label, shown, spoken
from bot.engine.supplement import collecting
from bot.model.answer import Standing
from bot.model.conversation import Act, Button
from bot.model.flow import Card, Later, Repeat

LONGEST_LABEL = 20


@dataclass(frozen=True, slots=True)
class Face:
    """A card as it is shown: one person or subject, in a repeat one item."""

    id: str
    card: Card
    item: str
    spots: tuple[Spot, ...]


def show(scene: Scene) -> None:
    """Show the first card nobody has agreed to yet; after the last, offer to send."""
    if scene.draft.supplement_to:
        _offer_supplement(scene)
        return
    face = next_face(scene)
    if face is None:
        offer_sending(scene)
        return
    lines = [spoken(scene, face.card.title, face.item)]
    lines += [_line(scene, spot) for spot in face.spots]
    buttons = [scene.button("card_right", face.id)]
    if _can_be_dropped(scene, face):
        buttons.append(scene.button("drop_item", f"{face.card.repeat}#{face.item}"))
    buttons += [_edit_button(scene, spot) for spot in face.spots]
    buttons += _form_buttons(scene)
    scene.ask("\n".join(lines), buttons, asking=f"#review {face.id}")


def _can_be_dropped(scene: Scene, face: Face) -> bool:
    """Say whether this is one of several items that the citizen counts."""
    repeats = [s for s in scene.flow.steps if isinstance(s, Repeat) and s.id == face.card.repeat]
    items = scene.route.facts.items.get(face.card.repeat, ())
    return any(r.count is None and len(items) > max(r.least, 1) for r in repeats)


def next_face(scene: Scene) -> Face | None:
    told = scene.draft.told
    return next((face for face in faces(scene) if _mark(scene, face) not in told), None)


def faces(scene: Scene) -> list[Face]:
    """Lay out the cards of this case; answers without a card of their own join the last one."""
    flow, route = scene.flow, scene.route
    known = {card.id for card in flow.cards}
    last = flow.cards[-1].id if flow.cards else ""
    laid: list[Face] = []
    for card in flow.cards:
        items = route.facts.items.get(card.repeat, ()) if card.repeat else ("",)
        for item in items:
            spots = tuple(
                spot
                for spot in route.spots
                if _belongs(spot, card.id, known, last) and spot.item in ("", item)
                and _is_shown(scene, spot)
            )  # fmt: skip
            if spots:
                laid.append(Face(f"{card.id}#{item}" if item else card.id, card, item, spots))
    return laid


def card_of(spot: Spot) -> str:
    return spot.question.card or spot.question.id.partition(".")[0]


def agree(scene: Scene) -> None:
    """Take the card on show as seen and right."""
    face = next_face(scene)
    if face is not None:
        draft = scene.draft
        scene.put(replace(draft, told=(*draft.told, _mark(scene, face))))


def missing(scene: Scene) -> tuple[Spot, ...]:
    """Give what was put off and must be there before sending."""
    return tuple(s for s in scene.route.postponed() if s.question.later is not Later.OFFICE)


def offer_sending(scene: Scene) -> None:
    """Ask for the pledge and the sending; it is an act of the citizen, never a default."""
    lacking = missing(scene)
    if lacking:
        names = [label(scene, spot) for spot in lacking]
        buttons = [_fill_button(scene, spot) for spot in lacking[:5]]
        scene.ask(
            scene.word("review.missing", con_thieu=names),
            [*buttons, scene.button("stop")],
            asking="#review missing",
        )
        return
    later = [label(scene, spot) for spot in scene.route.postponed()]
    bring = [scene.book.papers[due.rule.paper].name for due in _to_bring(scene)]
    buttons = [_send_button(scene), scene.button("edit"), scene.button("stop")]
    buttons += _form_buttons(scene)
    key = "review.visit" if scene.flow.visit else "review.send"
    text = scene.word(key, de_sau=later, mang_theo=bring)
    scene.ask(text, buttons, asking="#review send")


def _offer_supplement(scene: Scene) -> None:
    wanted = {name for item in scene.draft.wanted for name in collecting(scene.flow, item)}
    asked = [s for s in scene.route.spots if wanted & {s.key, s.question.id}]
    names = [label(scene, spot) for spot in asked]
    buttons = [scene.button("send"), scene.button("edit"), scene.button("stop")]
    text = scene.word("review.supplement", ma=scene.draft.supplement_to, ten=names)
    scene.ask(text, buttons, asking="#review supplement")


def _to_bring(scene: Scene) -> list[Due]:
    answered = {
        spot.question.id for spot in scene.route.spots
        if isinstance(scene.route.values.get(spot.key), tuple)
    }  # fmt: skip
    return [due for due in papers_due(scene.flow, scene.route) if due.rule.question not in answered]


def _mark(scene: Scene, face: Face) -> str:
    """Name what was agreed to by its content: once it changes, the card is shown again."""
    content = repr([(spot.key, scene.route.values.get(spot.key)) for spot in face.spots])
    return f"card:{face.id}:{sha256(content.encode()).hexdigest()[:12]}"


def _belongs(spot: Spot, card: str, known: set[str], last: str) -> bool:
    own = card_of(spot)
    return own == card if own in known else card == last


def _is_shown(scene: Scene, spot: Spot) -> bool:
    answer = scene.draft.answers.get(spot.key)
    is_later = answer is not None and answer.standing is Standing.LATER
    # What is silent speaks only once somebody has said it: until then it follows from others.
    is_said = spot.question.is_shown or spot.key in scene.draft.answers
    # Whether there is another item is no answer of the flow's own, and is not shown.
    is_telling = is_said and spot.question.id in scene.flow.by_id and not spot.question.consent
    return is_telling and (is_later or spot.key in scene.route.values)


def _line(scene: Scene, spot: Spot) -> str:
    value = scene.route.values.get(spot.key)
    if value is None:
        return scene.word("review.later", ten=spot.question.label)
    said = shown(scene, spot, value)
    # A name stands alone on its line, so that each accent can be checked (R36).
    key = "review.name" if spot.question.kind == "person_name" else "review.line"
    return scene.word(key, ten=spot.question.label, gia_tri=said)


def _edit_button(scene: Scene, spot: Spot) -> Button:
    text = scene.book.say("buttons.edit_line", ten=spot.question.label)
    return Button(_short(text), Act("edit", spot.key))


def _send_button(scene: Scene) -> Button:
    """Offer to send; an appointment is no statement, so nothing is pledged with it."""
    key = "buttons.send_visit" if scene.flow.visit else "buttons.send"
    return Button(scene.book.say(key), Act("send"))


def _form_buttons(scene: Scene) -> list[Button]:
    """Offer to see the forms; once they were seen, also to keep them."""
    if not forms_of(scene.flow, scene.route):
        return []
    keep = [scene.button("form_file")] if scene.draft.drawn else []
    return [scene.button("form"), *keep]


def _fill_button(scene: Scene, spot: Spot) -> Button:
    return Button(_short(label(scene, spot)), Act("edit", spot.key))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"
