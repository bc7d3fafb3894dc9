"""Between the citizen and the office: sending, news of a dossier, status, a human."""

from dataclasses import replace
from datetime import date, timedelta

from bot.engine import communes
from bot.engine.ask import menu, prompt
from bot.engine.moving import reopen
from bot.engine.plan import dossier_papers, flags_of, forms_of
from bot.engine.review import missing, next_face
from bot.engine.scene import Scene
from bot.engine.speech import label, planned
from bot.engine.supplement import collecting
from bot.model.conversation import Act, Button, Draft, Resuming
from bot.model.dossier import Status
from bot.model.effect import CallOfficer, ReadStatus, Submit, Supplement
from bot.model.event import News, StatusRead, Submitted
from bot.model.message import Priority
from bot.model.reading import About
from bot.understanding import kinds

CALM = timedelta(hours=12)


def send(scene: Scene) -> None:
    """Hand the draft in: only from the end of the road, all seen and nothing missing."""
    draft, route = scene.draft, scene.route
    if route.next is not None or route.stop is not None:
        prompt(scene)
    elif draft.supplement_to:
        papers, flags = dossier_papers(scene.flow, route), flags_of(scene.flow, route)
        scene.effects.append(Supplement(draft, papers, flags))
    elif next_face(scene) is not None or missing(scene):
        prompt(scene)
    else:
        papers, flags = dossier_papers(scene.flow, route), flags_of(scene.flow, route)
        scene.effects.append(Submit(draft, papers, flags))


def receipt(scene: Scene, submitted: Submitted) -> None:
    """Tell the code. Said only once the office queue holds the dossier."""
    draft = next((d for d in scene.conversation.drafts if d.id == submitted.draft), None)
    bring, buttons = "", [scene.button("status"), scene.button("human")]
    scene.spoken_for = draft.office if draft is not None else ""
    if draft is not None and not draft.supplement_to:
        scene.conversation = replace(scene.conversation, current=draft.id)
        bring = planned(scene, scene.flow.bring) if scene.flow.bring else ""
        if forms_of(scene.flow, scene.route):
            buttons.append(scene.button("form_file"))
    left = tuple(d for d in scene.conversation.drafts if d.id != submitted.draft)
    scene.conversation = replace(scene.conversation, drafts=left, current="", aside=None)
    text = scene.word(_receipt(scene, draft), ma=submitted.code, gio=scene.office.hours)
    lines = "\n".join(line for line in (text, bring) if line)
    scene.ask(lines, buttons)


def _receipt(scene: Scene, draft: Draft | None) -> str:
    if draft is not None and draft.supplement_to:
        return "sent.supplement"
    is_visit = draft is not None and scene.book.versions[draft.flow, draft.version].visit
    return "sent.visit" if is_visit else "sent.dossier"


def tell_news(scene: Scene, news: News) -> None:
    """Tell what the office has decided. No personal data: the phone may be shared (R53)."""
    # A chat may have dossiers in several communes: the news come from the one that holds it.
    status, scene.spoken_for = Status(news.status), news.office
    slots: dict[str, object] = {
        "ma": news.code,
        "ly_do": news.reason,
        "hen": _day(scene, news.due_on),
        "gio": scene.office.hours,
        "so": scene.office.phone,
    }
    wanted: list[str] = []
    if status is Status.WAITING_FOR_PAPERS and news.draft is not None:
        wanted = _lay_out_supplement(scene, news.draft)
    text = scene.word(_news_key(scene, news, status), **slots, thu=wanted)
    if wanted and news.draft is not None:
        supply = Button(scene.book.say("buttons.supply"), Act("draft", news.draft.id))
        scene.ask(text, [supply], priority=Priority.RECEIPT)
        return
    scene.tell(text, Priority.RECEIPT)


def _news_key(scene: Scene, news: News, status: Status) -> str:
    """Name the words for this news; where they differ for an appointment, those."""
    flow = scene.book.flows.get(news.procedure)
    of_visit = f"news.{status.name.lower()}_visit"
    is_visit = flow is not None and flow.visit and of_visit in scene.book.words
    return of_visit if is_visit else f"news.{status.name.lower()}"


def _lay_out_supplement(scene: Scene, draft: Draft) -> list[str]:
    """Lay the supplement ready as a draft of its own; give the names of all that is wanted."""
    here = scene.conversation.current
    others = [d for d in scene.conversation.drafts if d.supplement_to != draft.supplement_to]
    scene.conversation = replace(
        scene.conversation, drafts=(*others, draft), current=draft.id, aside=None
    )
    keys = _wanted_keys(scene, draft.wanted)
    names = [label(scene, spot) for spot in scene.route.spots if spot.key in keys]
    for key in keys:
        reopen(scene, key)
    left = here if any(d.id == here for d in scene.conversation.drafts) else draft.id
    scene.conversation = replace(scene.conversation, current=left)
    return names


def _wanted_keys(scene: Scene, wanted: tuple[str, ...]) -> list[str]:
    """Turn wanted papers into the questions that collect them; questions stay as they are."""
    names = {name for item in wanted for name in collecting(scene.flow, item)}
    return [s.key for s in scene.route.spots if names & {s.key, s.question.id}]


def ask_status(scene: Scene, code: str) -> None:
    scene.effects.append(ReadStatus(code))


def tell_status(scene: Scene, read: StatusRead) -> None:
    """List this chat's dossiers; somebody else's code and a wrong one sound the same."""
    if not read.found:
        scene.echo = scene.word("status.none", ma=read.asked)
    else:
        lines = [
            scene.word(
                "status.line",
                ma=code,
                ten=scene.book.procedures[slug].plain if slug in scene.book.procedures else "",
                trang_thai=scene.book.say(f"statuses.{Status(status).name.lower()}"),
                hen=_day(scene, due),
            )
            for code, slug, status, due in read.found
        ]
        scene.echo = "\n".join(lines)
    _go_on(scene)


def call_human(scene: Scene) -> None:
    """Bring in a human, from any step; the draft stays as it is (W10)."""
    scene.drop_aside()
    if communes.is_unknown(scene):
        communes.ask(scene, Act("human"))
        return
    draft = scene.conversation.draft
    scene.effects.append(CallOfficer(draft.flow if draft else "", office=scene.office.code))
    office = scene.office
    text = scene.word("human", so=office.phone, gio=office.hours, dia_chi=office.address)
    # Whether it is still this draft has not been said yet: that question stays open.
    asking = "#resume" if isinstance(scene.conversation.aside, Resuming) else ""
    scene.ask(text, [scene.button("resume" if draft else "back_to_menu")], asking)


def call_urgently(scene: Scene) -> None:
    """Someone is in danger: public numbers and a human at once, no form (R65)."""
    scene.turn_aside(None)
    if communes.is_unknown(scene):
        communes.ask(scene, Act("urgent"), scene.word("urgent_anywhere"))
        return
    scene.effects.append(CallOfficer(urgent=True, office=scene.office.code))
    way_on = "resume" if scene.conversation.draft else "back_to_menu"
    scene.ask(scene.word("urgent", so=scene.office.phone), [scene.button(way_on)])


def condole(scene: Scene) -> None:
    """Answer that a child has died: no form and no further question, but a human."""
    scene.spoken_for = scene.office.code
    scene.conversation = replace(scene.conversation, current="", aside=None)
    if communes.is_unknown(scene):
        communes.ask(scene, Act("grief"), scene.word("grief_anywhere"))
        return
    scene.effects.append(CallOfficer(urgent=True, office=scene.office.code))
    scene.ask(scene.word("grief", so=scene.office.phone), [scene.button("back_to_menu")])


def stay_calm(scene: Scene) -> None:
    """No reaction to the tone; a human is offered once (R67)."""
    calm_at = scene.conversation.calm_at
    if calm_at is not None and scene.now - calm_at < CALM:
        prompt(scene)
        return
    scene.conversation = replace(scene.conversation, calm_at=scene.now)
    scene.say("calm")
    prompt(scene)


def complain(scene: Scene) -> None:
    scene.drop_aside()
    scene.ask(scene.word("complaint", so=scene.office.phone), [scene.button("human")])


def _go_on(scene: Scene) -> None:
    if scene.conversation.draft is not None:
        prompt(scene)
    else:
        menu(scene)


def _day(scene: Scene, iso: str) -> str:
    if not iso:
        return ""
    return kinds.echo("date", date.fromisoformat(iso).isoformat(), About(scene.today))
