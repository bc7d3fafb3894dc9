"""What is typed: a button's words, a command, an answer, or the opening of something new."""

from dataclasses import replace

from bot.engine import acts, arrivals, asides, drafts, moving, office, review
from bot.engine.answering import answer
from bot.engine.ask import answer_from_plan, ask_whether_still, prompt
from bot.engine.opening import find
from bot.engine.orders import obey
from bot.engine.repair import ask_on
from bot.engine.scene import Scene
from bot.engine.speech import about
from bot.model.conversation import (
    AskingCommune,
    Button,
    ChoosingDraft,
    ChoosingProcedure,
    Confirming,
    Resuming,
)
from bot.model.event import Attachment, Text
from bot.model.reading import About
from bot.understanding import choice
from bot.understanding.spelling.clean import fold, words
from bot.understanding.wishes.commands import Command, command
from bot.understanding.wondering import denies_the_matter, grieves, wondered

LONGEST = 2_000
# At the end of the road no words are an answer, as with a number: "sửa …" always corrects.
AT_THE_END = "number"
_PICKED_BY_NUMBER = (AskingCommune, ChoosingDraft, ChoosingProcedure, Confirming)
# These are meant for the bot even when somebody comes back after a while.
_OF_ANYONE = frozenset(
    {"resume", "status", "human", "urgent", "other", "move", "complaint", "stop"}
)


# What is wished of the question that was just answered has no use any more.
_OF_THE_QUESTION = frozenset({"what", "later", "back", "repeat", "help", "resume", "wait"})


def typed(scene: Scene, sent: Text) -> None:
    """Take the citizen's words."""
    if len(sent.text) > LONGEST:
        scene.echo = scene.word("too_long")
        drafts.ask_again(scene)
        return
    order = _command(scene, sent.text)
    if order is not None and order.name == "urgent":
        obey(scene, order)
    elif _must_hold(scene, order):
        ask_whether_still(scene, Resuming((sent.text,)))
    else:
        _take(scene, sent.text, order)


def _take(scene: Scene, text: str, order: Command | None) -> None:
    button = _button_meant(scene, text)
    if button is not None:
        do(scene, button)
    elif isinstance(scene.conversation.aside, Resuming):
        _still(scene, scene.conversation.aside, text, order)
    elif order is not None:
        _obey_and_answer(scene, order)
    elif _is_another_matter(scene, text):
        drafts.not_this(scene)
    elif grieves(text) and not _is_choice(scene, text):
        office.condole(scene)
    elif scene.conversation.draft is not None and (about_what := wondered(text)):
        answer_from_plan(scene, about_what)
        ask_on(scene)
    elif not asides.typed(scene, text):
        _answer(scene, text)


def _obey_and_answer(scene: Scene, order: Command) -> None:
    """Do what is wished, and take the answer that came along with it: neither is lost."""
    if not order.answer or scene.conversation.draft is None or scene.conversation.aside is not None:
        obey(scene, order)
        return
    if order.name == "edit":
        obey(scene, order)
    spot = scene.route.next
    is_asked = spot is not None and scene.conversation.aside is None
    if order.name != "edit":
        if spot is not None and is_asked:
            answer(scene, spot, order.answer)
        if order.name not in _OF_THE_QUESTION:
            obey(scene, order)
    elif spot is not None and is_asked and spot.key in scene.draft.answers:
        scene.messages.clear()  # the question that the correction asks has its answer already
        answer(scene, spot, order.answer)


def _is_another_matter(scene: Scene, text: str) -> bool:
    """Say whether a draft that has no answer yet is not what was meant."""
    draft, aside = scene.conversation.draft, scene.conversation.aside
    is_fresh = draft is not None and not draft.answers and aside is None
    return is_fresh and denies_the_matter(text) and not _is_choice(scene, text)


def _is_choice(scene: Scene, text: str) -> bool:
    """Say whether these are the very words of a choice that is offered now."""
    spot = scene.route.next if scene.conversation.draft is not None else None
    return spot is not None and bool(choice.exact(words(text), spot.question.choices))


def do(scene: Scene, button: Button) -> None:
    """Do what a button says; "go on" also takes up what was held."""
    aside = scene.conversation.aside
    if isinstance(aside, Resuming) and button.act.verb == "resume":
        take_up(scene, aside)
    else:
        acts.press(scene, button)


def _answer(scene: Scene, text: str) -> None:
    if scene.conversation.draft is None:
        find(scene, text)
        return
    spot = scene.route.next
    if spot is not None:
        answer(scene, spot, text)
    elif scene.route.stop is not None and asides.yes_or_no(scene, text) is True:
        moving.go_back(scene)
    elif scene.route.stop is not None:
        scene.conversation = replace(scene.conversation, current="")
        find(scene, text)
    else:
        _at_the_end(scene, text)


def _at_the_end(scene: Scene, text: str) -> None:
    """At the review a plain yes agrees to a card; sending takes the words for it (R35)."""
    asking = scene.conversation.shown.asking
    is_sending = asking in {"#review send", "#review supplement"}
    said = asides.yes_or_no(scene, text, consent=is_sending)
    if said is True and is_sending:
        office.send(scene)
    elif said is True and asking.startswith("#review "):
        review.agree(scene)
        prompt(scene)
    else:
        scene.echo = scene.word("review.how")
        prompt(scene)


def _command(scene: Scene, text: str) -> Command | None:
    kind, known = "", About(scene.today)
    if scene.conversation.draft is not None and scene.conversation.aside is None:
        spot = scene.route.next
        kind = spot.question.kind if spot is not None else AT_THE_END
        # The words of a choice are that choice, whatever else they might order.
        known = about(scene, spot) if spot is not None else known
    elif isinstance(scene.conversation.aside, Confirming):
        kind = "yes_no"
    return command(text, kind, known) or _as_we_taught(scene, text)


def _as_we_taught(scene: Scene, text: str) -> Command | None:
    """Let "để sau", and "sửa" with an answer's very name, work wherever one stands."""
    if scene.conversation.draft is None:
        return None
    if fold(text) == fold(scene.book.say("buttons.later")):
        return Command("later")
    order = command(text, AT_THE_END, About(scene.today))
    is_edit = order is not None and order.name == "edit"
    return order if order and is_edit and moving.is_name(scene, order.rest) else None


def _button_meant(scene: Scene, text: str) -> Button | None:
    """Find the button whose words were typed, or in a menu its number (R4, R16)."""
    buttons = scene.conversation.shown.buttons
    wanted = fold(text)
    for button in buttons:
        if wanted and fold(button.label) == wanted:
            return button
    is_place = wanted.isdecimal() and 1 <= int(wanted) <= len(buttons)
    return buttons[int(wanted) - 1] if is_place and _is_menu(scene) else None


def _is_menu(scene: Scene) -> bool:
    """Say whether a bare number can only mean a button here."""
    if isinstance(scene.conversation.aside, _PICKED_BY_NUMBER):
        return True
    return scene.conversation.draft is None or scene.route.next is None


def _must_hold(scene: Scene, order: Command | None) -> bool:
    if isinstance(scene.conversation.aside, Resuming) or not drafts.is_back(scene):
        return False
    return order is None or order.name not in _OF_ANYONE


def _still(scene: Scene, resuming: Resuming, text: str, order: Command | None) -> None:
    """Hear whether it is still this draft; what was held is taken up then."""
    if order is not None and order.name != "resume":
        _keep_files(scene, resuming, order)
        obey(scene, order)
        return
    said = True if order is not None else asides.yes_or_no(scene, text)
    if said is None:
        ask_whether_still(scene, replace(resuming, texts=(*resuming.texts, text)))
        return
    if said is False:
        drafts.leave(scene)
        return
    take_up(scene, resuming)


def _keep_files(scene: Scene, resuming: Resuming, order: Command) -> None:
    """Keep what was sent for the officer, when the talk turns to something else of this draft."""
    if order.name == "other":
        return
    for attachment, _ in resuming.files:
        arrivals.keep_aside(scene, attachment)
    scene.turn_aside(replace(resuming, files=()))


def take_up(scene: Scene, resuming: Resuming) -> None:
    """Go on with the draft, and with what was said before that was clear."""
    if not (resuming.texts or resuming.files or resuming.act):
        drafts.resume(scene)
        return
    scene.conversation = replace(scene.conversation, misses=0, aside=None)
    if resuming.act is not None:
        acts.press(scene, Button(resuming.label, resuming.act))
        if not scene.messages and not scene.effects:
            prompt(scene)  # it settled a doubt that is gone: the question is asked again
    for text in resuming.texts:
        scene.messages.clear()
        _take(scene, text, _command(scene, text))
    for attachment, kind in resuming.files:
        scene.messages.clear()
        arrivals.attachment(scene, Attachment(attachment, kind))
