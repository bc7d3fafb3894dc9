"""The 12 figures of a personal number: place, century and sex, year, and six at random."""

import re
from collections.abc import Iterable, Iterator

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import yes_no
from bot.understanding.numbers.figure_runs import Run, spans, spoken_runs, typed_runs
from bot.understanding.spelling.clean import every_word, fold
from bot.understanding.spelling.phrases import Phrases

_NO = frozenset({"no", "later"})
_LENGTH = 12
_OLD_LENGTH = 9
_FEW = 6  # figures: not yet a number
_FIRST_OF_2100S = 4
_FIRST_ABROAD = "100"  # born abroad: numbers of countries begin here
_PAST_ALL_COUNTRIES = "500"  # no list of countries is that long
_NONE = Phrases(
    {
        "none": "không có · chưa có · mất · mất rồi · bị mất · đang làm · chưa làm · không có số"
        " · chưa đủ tuổi làm · chưa đủ tuổi · không có căn cước · chưa có căn cước · hổng có"
        " · chưa làm căn cước · ko có · làm mất · mất thẻ · chưa có thẻ · không có thẻ · hết hạn"
        " · k có · hông có · hok có · chưa làm được · rớt mất · rớt mất rồi · làm rớt · thất lạc"
        " · đang làm lại · đang chờ · chưa lấy · chưa lấy được · chưa cấp · đang xin cấp"
        " · không có cccd · chưa có cccd · ko có cccd · chưa đủ 14 tuổi · còn nhỏ · chưa đủ 14"
        " · chưa tới tuổi · cháy mất · bị cháy · trôi mất · chưa được cấp · đi làm rồi chưa lấy"
        " · không làm · để ở nhà · không mang theo · quên mang · không mang · chưa đi làm · quá hạn"
        " · mất cccd · mất căn cước · chỉ có cmnd · chỉ có chứng minh · còn cmnd cũ · hỏng thẻ"
        " · quên số · không nhớ số · không thuộc số",
    }
)
_UNSURE = re.compile(r"\b(?:hinh nhu|khong chac|ko chac|hong chac|khong nho ro|mang mang)\b")
_DAY = re.compile(r"(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}")
_PHONE = re.compile(r"0[2-9][0-9]{8,9}")


def read(text: str, about: About) -> Reading:
    """Read 12 figures; they are checked for sense, never against a register."""
    typed = typed_runs(text)
    found = _whole(typed)
    spoken = [] if found else spoken_runs(text)
    found = found or _whole(spoken)
    if len(found) > 1:
        return Doubtful(tuple(found)[:3], "citizen_id.two")
    if not found:
        longest = max(map("".join, [*typed, *spoken]), key=len, default="")
        return _without(text, longest, about)
    number, is_alone = next(iter(found.items()))
    reading = _sensible(number, about)
    is_unsure = not is_alone or _UNSURE.search(fold(text))
    if is_unsure and isinstance(reading, Understood):
        return Doubtful((number,), "citizen_id.sure")
    return reading


def echo(value: Value, _about: About) -> str:
    return " ".join(re.findall(".{1,3}", str(value)))


def _whole(runs: Iterable[Run]) -> dict[str, bool]:
    """Give each number of 12 figures, and whether no stray figures stand beside it."""
    found: dict[str, bool] = {}
    for run in runs:
        for number, is_alone in _of_run(run):
            found[number] = is_alone or found.get(number, False)
    return found


def _of_run(run: Run) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in spans(run):
        number = "".join(run[start:end])
        if start >= at and len(number) == _LENGTH:
            yield number, _is_other(run[at:start]) and _is_other(run[end:])
            at = end


def _is_other(groups: Run) -> bool:
    """Say whether figures beside a number are plainly something else: a day, a phone number."""
    joined = "".join(groups)
    is_card = len(joined) in {0, _LENGTH, _OLD_LENGTH}
    return is_card or bool(_DAY.fullmatch(joined) or _PHONE.fullmatch(joined))


def _without(text: str, longest: str, about: About) -> Reading:
    """Say what is lacking where no 12 figures stand together."""
    if len(longest) < _FEW:
        has_none = (
            yes_no.meaning(text) in _NO or _NONE.meaning(text) or _NONE.heard(every_word(text))
        )
        return Doubtful((), "citizen_id.none") if has_none else Unread("citizen_id.unclear")
    if len(longest) == _OLD_LENGTH:
        return Doubtful((), "citizen_id.old")
    with_zero = f"0{longest}"
    if len(with_zero) == _LENGTH and longest[0] != "0" and not _is_from_nowhere(with_zero, about):
        return Doubtful((with_zero,), "citizen_id.zero")
    if _DAY.fullmatch(longest[_LENGTH:]):
        return Doubtful((longest[:_LENGTH],), "citizen_id.sure")
    return Unread("citizen_id.length", {"count": str(len(longest))})


def _sensible(figures: str, about: About) -> Reading:
    if len(set(figures)) == 1 or figures.startswith("000"):
        return Unread("citizen_id.impossible")
    century = 1900 + 100 * (int(figures[3]) // 2)
    born = century + int(figures[4:6])
    is_odd = int(figures[3]) >= _FIRST_OF_2100S or born > about.today.year
    if is_odd or _is_from_nowhere(figures, about):
        return Doubtful((figures,), "citizen_id.odd")
    return Understood(figures)


def _is_from_nowhere(figures: str, about: About) -> bool:
    """Say whether no province has its first figures: worth asking, no reason to refuse."""
    known = {one.code for one in about.lexicon.id_provinces}
    is_of_province = figures[:3] < _FIRST_ABROAD and figures[:3] not in known
    return bool(known) and (is_of_province or figures[:3] >= _PAST_ALL_COUNTRIES)
