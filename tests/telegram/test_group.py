"""The group of an office on Telegram: its officers act on cards; others are told so."""

from bot.model.dossier import Officer
from bot.service.groups import new_link_code
from tests.faults.killing import script
from tests.telegram.group import Group
from tests.telegram.hotline import Hotline
from tests.telegram.phone import Phone, until

BA_DONG = "21496"


async def linked_group(hotline: Hotline, officers_phone: Phone) -> Group:
    """Have an officer link an account and bring the bot into the office's group."""
    officer = Officer("officer-hang", "hang", "Đinh Thị Hằng", BA_DONG)
    await hotline.store.add_officer(officer, "hash")
    code = await new_link_code(hotline.parts, officer)
    await officers_phone.start(f"canbo-{code}")
    await officers_phone.wait_for("Đinh Thị Hằng")
    group = Group(hotline.telegram, 7)
    await group.bring_in(officers_phone)
    await until(group.seen, lambda: "nothing is said in the group")
    assert group.room.is_member
    return group


async def hands_in(hotline: Hotline, phone: Phone) -> str:
    """Give the code of the new dossier."""
    for words in ["/start", *script("Bình")]:
        await phone.say(words)
    await hotline.rests(phone)
    return (await hotline.store.dossiers_of(hotline.chat_of(phone.id)))[0].code


async def test_an_officer_takes_a_dossier_on_with_a_press(hotline: Hotline) -> None:
    hang, sim, passer_by = (hotline.phone(number) for number in (61, 51, 99))
    group = await linked_group(hotline, hang)
    code = await hands_in(hotline, sim)
    await until(lambda: code in group.seen()[-1].text, lambda: str(group.seen()))
    card = group.seen()[-1]
    assert "Đinh Văn Bình" not in card.text
    await group.press(passer_by, card, "Tiếp nhận")
    await until(lambda: len(hotline.telegram.queries.toasts(group.room.id)) == 1, str)
    dossier = (await hotline.store.dossiers_of(hotline.chat_of(sim.id)))[0]
    assert dossier.status == 1
    await group.press(hang, card, "Tiếp nhận")
    await until(lambda: len(hotline.telegram.queries.toasts(group.room.id)) == 2, str)
    assert code in hotline.telegram.queries.toasts(group.room.id)[1]
    dossier = (await hotline.store.dossiers_of(hotline.chat_of(sim.id)))[0]
    assert dossier.status == 2
    await hotline.rests(sim)


async def test_a_group_that_throws_the_bot_out_gets_no_more_cards(hotline: Hotline) -> None:
    hang, sim = hotline.phone(61), hotline.phone(51)
    group = await linked_group(hotline, hang)
    await group.throw_out(hang)
    await until(lambda: not hotline.telegram.inbox.waiting, lambda: "not taken")
    seen = len(group.seen())
    await hands_in(hotline, sim)
    assert len(group.seen()) == seen


async def test_a_group_that_grows_stays_the_offices(hotline: Hotline) -> None:
    hang, sim = hotline.phone(61), hotline.phone(51)
    group = await linked_group(hotline, hang)
    grown = await group.grows(8)
    await until(lambda: not hotline.telegram.inbox.waiting, lambda: "not taken")
    code = await hands_in(hotline, sim)
    await until(lambda: code in str(grown.seen()), lambda: str(grown.seen()))
    assert grown.room.is_member
    assert code not in str(group.seen())


async def test_what_people_say_in_an_offices_group_starts_no_case(hotline: Hotline) -> None:
    hang = hotline.phone(61)
    group = await linked_group(hotline, hang)
    seen = len(group.seen())
    await group.say(hang, "làm khai sinh")
    await until(lambda: not hotline.telegram.inbox.waiting, lambda: "not taken")
    assert (len(group.seen()), group.room.is_member) == (seen, True)
