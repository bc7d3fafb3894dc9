"""A citizen who answers, errs, wanders off and comes back, and at last goes straight on."""

import asyncio
from collections.abc import Callable
from datetime import date
from random import Random

from bot.channels.talk import Reply
from bot.engine.route import Spot
from bot.engine.scene import VIETNAM
from bot.model.answer import Value
from bot.model.conversation import Button, Confirming, Pieces, Resuming
from bot.model.event import Press, Sticker
from tests.talking import Citizen, Commune
from tests.walks.ledger import Ledger
from tests.walks.sayings import saying

ENOUGH = 120  # turns in which plain answers must lead to the review or a stop
TURNS_BACK = 12  # from stops, before a walk ends at one
MOST_CARDS = 40
MOST_NIGHTS = 3
ANSWERS = frozenset({"answer", "yes", "no", "suggest"})
DOUBTS = frozenset({"right", "option", "keep_value"})
AVOIDED = ANSWERS | DOUBTS | {"erase", "send", "new", "start", "back_to_menu"}
SMALL_TALK = (
    "cái này là gì", "nhắc lại", "trợ giúp", "tới đâu rồi", "gặp cán bộ", "cảm ơn", "đợi chút",
    "chào", "dừng", "hủy", "@@",
)  # fmt: skip
WAYS_ON = {"#resume": "tiếp", "": "tiếp", "#cancel": "Giữ lại", "#stop": "lùi"}

Order = dict[str, str]


class Walk:
    """One citizen on the way through a flow. `orders` is what was said, as `talk --json` takes it.

    With `plain` the citizen does only what can be said so.
    """

    def __init__(
        self, town: Commune, runner: asyncio.Runner, chance: Random, *, plain: bool = False
    ) -> None:
        self.chance, self.clock = chance, town.clock
        self.sim = town.hermit()
        self.ledger = Ledger(self.sim, runner)
        self.orders: list[Order] = []
        self.replies: list[Reply] = []
        self.nights = 0
        self._acts: list[tuple[int, Callable[[], None]]] = [
            (10, self.answers), (2, self.goes_back), (2, self.corrects), (2, self.puts_off),
            (2, self.chats), (2, self.presses_anything), (1, self.pauses), (1, self.sends_photo),
            (1, self.starts_over),
        ]  # fmt: skip
        if not plain:
            self._acts += [(1, self.sends_sticker), (1, self.presses_an_old_button)]

    def wanders(self, slug: str, turns: int) -> None:
        """Begin, and do whatever comes to mind for a while."""
        self.sim.begins(slug)
        self.ledger.check()
        for _ in range(turns):
            asking = self.sim.reply.asking or ""
            if (asking.startswith("#") or not asking) and self.chance.randrange(3):
                self.goes_on(asking)
            else:
                self._some_act()()
            self.ledger.check()

    def goes_straight(self) -> str:
        """Answer plainly until the review or a stop; give where it ended."""
        back = TURNS_BACK
        for _ in range(ENOUGH + TURNS_BACK):
            asking = self.sim.reply.asking or ""
            if asking.startswith("#review "):
                return asking
            if asking.startswith("#stop "):
                back -= 1
                if back < 0:
                    return asking
            self.goes_on(asking)
            self.ledger.check()
        raise AssertionError(f"no end in sight, at {self.sim.reply.asking}: {self.sim.heard}")

    def reviews_and_sends(self) -> None:
        """Look through the cards, fill in what is missing, send."""
        for _ in range(MOST_CARDS):
            asking = self.sim.reply.asking or ""
            if asking == "#review send":
                self.ledger.check_cards(self._today())
                self.presses(self._label("send"))
                self.ledger.check_dossier(self.sim.dossier)
                return
            if asking.startswith("#stop "):
                return
            self.goes_on(asking)
            self.ledger.check()
        raise AssertionError(f"never sent, at {self.sim.reply.asking}: {self.sim.heard}")

    # ---- What is due ----

    def goes_on(self, asking: str) -> None:
        """Do what the bot waits for."""
        kind = asking.partition(" ")[0]
        if asking == "#review missing":
            self.presses(self.chance.choice(self._buttons()[:-1]).label)
        elif asking == "#review send":
            self.presses("Sửa")
        elif kind == "#review":
            self.presses("Đúng hết")
        elif kind in WAYS_ON:
            self.says(WAYS_ON[kind])
        elif kind.startswith("#"):
            self.presses(self.chance.choice(self._buttons()).label)
        else:
            self.answers()

    def answers(self) -> None:
        """Answer what is asked, by word, by button or with a photo."""
        spot = self._asked()
        aside = self.sim.conversation.aside
        if spot is None:
            self.goes_on(self.sim.reply.asking or "")
        elif isinstance(aside, Resuming):
            self.says("tiếp")  # "có" would only mean that it is still this draft
        elif isinstance(aside, Pieces):
            self._answer_in_pieces(spot)
        elif isinstance(aside, Confirming) and self._doubts():
            self._settle(spot)
        elif spot.question.kind == "photo" and self.chance.randrange(3):
            self.sends_photo()
        else:
            self._answer(spot)

    # ---- What else comes to mind ----

    def goes_back(self) -> None:
        self.says("lùi")

    def corrects(self) -> None:
        """Name any answer of the road; from wherever one stands it is asked again."""
        route = self.ledger.route()
        said = [s for s in route.spots if s.key in self.ledger.said] if route else []
        spots = [s for s in said if s.question.is_shown and not s.question.consent]
        if not spots:
            return
        spot = self.chance.choice(spots)
        self.says(f"sửa {spot.question.label.lower()}")
        assert self.sim.reply.asking in {spot.key, "#edit", "#resume"}, self.sim.heard

    def puts_off(self) -> None:
        self.says("để sau")

    def chats(self) -> None:
        self.says(self.chance.choice(SMALL_TALK))

    def presses_anything(self) -> None:
        """Press a button that is no answer."""
        others = [button for button in self._buttons() if button.act.verb not in AVOIDED]
        if others:
            self.presses(self.chance.choice(others).label)

    def pauses(self) -> None:
        """Put the phone away; come back with "go on", or with an answer at once."""
        if self.nights < MOST_NIGHTS and self.chance.randrange(2):
            self.nights += 1
            self._waits("P2D", days=2)
        else:
            self._waits("PT40M", minutes=40)
        if self.chance.randrange(2):
            self.says("tiếp")

    def starts_over(self) -> None:
        if self.chance.randrange(4) == 0:
            self.says("làm lại từ đầu")
            if self.sim.reply.asking == "#cancel":
                self.presses("Xóa luôn")
                self.ledger.said.clear()
                self.ledger.cards.clear()

    def sends_photo(self) -> None:
        self._did({"photo": ""}, self.sim.sends_photo())

    def sends_sticker(self) -> None:
        spot = self._asked()
        self.sim.does(Sticker(self.chance.choice("😀👍🙏")))
        # A thumb up is a yes, and may bring another item.
        if spot is not None and not self.ledger.has_made_room(spot):
            self.ledger.note_if_taken(spot)

    def presses_an_old_button(self) -> None:
        step = self.sim.conversation.shown.step - 2 - self.chance.randrange(5)
        self.sim.does(Press(step, self.chance.randrange(3)))

    # ---- How it is said ----

    def says(self, text: str) -> None:
        self._did({"text": text}, self.sim.says(text))

    def presses(self, label: str) -> None:
        self._did({"press": label}, self.sim.presses(label))

    def _waits(self, duration: str, **by: float) -> None:
        self._did({"wait": duration}, self.sim.waits(**by))

    def _did(self, order: Order, sim: Citizen) -> None:
        self.orders.append(order)
        self.replies.append(sim.reply)
        self.ledger.note_photos()
        self.ledger.note_card()

    def _answer(self, spot: Spot) -> None:
        buttons = [button for button in self._buttons() if button.act.verb in ANSWERS]
        if buttons and self.chance.randrange(2):
            button = self.chance.choice(buttons)
            self.presses(button.label)
            is_choice = button.act.verb == "answer"
            self._taken(spot, button.act.to if is_choice else None)
            return
        said = saying(spot.question, self.chance, self._today())
        self.says(said.text)
        self._taken(spot, said.value)

    def _taken(self, spot: Spot, value: Value | None) -> None:
        """See an answer through: away for a while, in doubt, or kept."""
        if self.sim.reply.asking == "#resume":
            self.ledger.check()
            self.says("tiếp")
        aside = self.sim.conversation.aside
        if isinstance(aside, Confirming):
            assert aside.key == spot.key
            if self.chance.randrange(4):
                self._settle(spot)
            return
        if self.ledger.has_made_room(spot):
            return
        self.ledger.note(spot.key, value)

    def _settle(self, spot: Spot) -> None:
        """Say which reading was meant, or that none was."""
        confirming = self.sim.conversation.aside
        assert isinstance(confirming, Confirming)
        doubts = self._doubts()
        if self.chance.randrange(5) == 0:
            self.presses(self._label("wrong"))
            self._resumes()
            return
        button = self.chance.choice(doubts)
        if len(doubts) == 1 and self.chance.randrange(3) == 0:
            self.says("đúng rồi")
        else:
            self.presses(button.label)
        if self.sim.reply.asking == "#resume":
            self.says("tiếp")  # what the doubt was about is asked again
            return
        self._taken(spot, confirming.options[int(button.act.to)])

    def _answer_in_pieces(self, spot: Spot) -> None:
        pieces = self.sim.conversation.aside
        assert isinstance(pieces, Pieces)
        if pieces.year is None:
            self.says("2019" if spot.question.limits.of == "be" else "1988")
        elif pieces.month is None:
            self.says("4")
        else:
            self.says("17")
            self._taken(spot, f"{pieces.year}-{pieces.month:02}-17")
        self._resumes()

    def _resumes(self) -> None:
        if self.sim.reply.asking == "#resume":
            self.says("tiếp")

    # ---- What is seen ----

    def _asked(self) -> Spot | None:
        route = self.ledger.route()
        return route.spot(self.sim.reply.asking or "") if route else None

    def _buttons(self) -> list[Button]:
        return list(self.sim.conversation.shown.buttons)

    def _doubts(self) -> list[Button]:
        return [button for button in self._buttons() if button.act.verb in DOUBTS]

    def _label(self, verb: str) -> str:
        return next(button.label for button in self._buttons() if button.act.verb == verb)

    def _today(self) -> date:
        return self.clock().astimezone(VIETNAM).date()

    def _some_act(self) -> Callable[[], None]:
        return self.chance.choice([act for weight, act in self._acts for _ in range(weight)])
