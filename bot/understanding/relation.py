"""What a person is to the one the paper is about."""

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.spelling.clean import fold, has_accents, words
from bot.understanding.spelling.phrases import Heard, Phrases
from bot.understanding.spelling.word_sets import word_set

_WORDS = Phrases(
    {
        "me": "đẻ nó ra · sinh nó ra · sanh nó ra · đẻ bé ra · sinh bé ra"
        " · đẻ ra nó · đẻ ra bé · đẻ ra cháu · sinh ra nó · sinh ra bé · sanh ra nó · sanh ra bé"
        " · mẹ · má · mạ · mẹ ruột · mẹ đẻ · mẹ của bé · mẹ bé · u · bu · me · mẹ cháu · mẹ nó"
        " · má ruột · má bé · má nó · bầm · mẹ em bé · mẹ con bé · mẹ thằng nhỏ · mẹ thằng bé · mẹ"
        " đứa nhỏ · mama · mom · người mẹ · mẹ sinh · mẹ đứa bé · mạ hắn · mạ bé · mẹ con",
        "cha": "cha · bố · tía · cha ruột · ba ruột · bố ruột · cha đẻ · ba của bé · bố bé · bố đẻ"
        " · ba đẻ · cha bé · cha nó · bố nó · bố cháu · cha cháu · bọ · thầy u · ba bé · ba cháu"
        " · papa · cha của bé · bố của bé · cha em bé · bố em bé · người cha · tía nó · daddy"
        " · người ba · ba của cháu · ba của con · cha đứa nhỏ · cha con bé · cha sinh",
        "ong": "ông · ông nội · ông ngoại · ông cố · ông nội ruột · ông ngoại ruột · ông cụ"
        " · ông cố"
        " nội · ông cố ngoại · ông nội bé · ông ngoại bé · nội ông",
        "ba": "bà · bà nội · bà ngoại · bà cố · mệ · bà nội ruột · bà ngoại ruột · bà nội bé · bà"
        " ngoại bé · bà cố nội · bà cố ngoại · mệ nội · mệ ngoại · mụ nội · mụ ngoại",
        "nguoi_than": "dì · cô · chú · bác · cậu · mợ · thím · dượng · anh ruột · chị ruột · anh"
        " · chị · anh trai · chị gái · em ruột · cô ruột · chú ruột · bác ruột · dì ruột · cậu ruột"
        " · họ hàng · bà con · người thân · anh họ · chị họ · em họ · dì út · cô út · chú út · cậu"
        " út · anh rể · chị dâu · em dâu · em rể · em trai · em gái · anh hai · chị hai · chị ba"
        " · anh ba · chị tư · anh tư · anh út · chị út · bác hai · bác ba · bác tư · cô hai · cô ba"
        " · cô tư · dì hai · dì ba · dì tư · dì năm · chú hai · chú ba · chú tư · chú năm · cậu hai"
        " · cậu ba · cậu tư · mợ hai · mợ ba · thím hai · thím ba · o ruột · mự · anh em · chị em"
        " · người nhà · người trong nhà · anh vợ · em vợ · em chồng · anh chồng · chị chồng"
        " · chị vợ"
        " · bà con xa · bà con ruột · bác gái · bác trai · bác dâu · o · o út · o hai"
        " · già ruột · bá ruột · anh chị em"
        " · con dâu"
        " · con rể · cháu nội · cháu ngoại · cháu ruột · con ruột · bà dì · bà cô · bà thím · ông"
        " chú · ông cậu · ông bác · bà bác · bà mợ · con trai ruột · con gái ruột · họ hàng xa"
        " · dượng rể · anh con bác · chị con bác · người bà con · cô chú · chú thím · cậu mợ · dì"
        " dượng · cô dì · anh chị ruột · anh hoặc chị ruột",
        "khac": "hàng xóm · đoàn viên · cán bộ thôn · trưởng thôn · người ngoài · bạn · khác"
        " · người khác · tình nguyện viên · già làng · bí thư thôn · cán bộ xã · láng giềng · y tá"
        " · y tá thôn bản · y tá thôn · cô đỡ · cô đỡ thôn bản · cô giáo · thầy giáo"
        " · giáo viên · công an xã"
        " · chủ nhà trọ · chủ trọ · người làm giúp · người giúp · nhân viên y tế · hội phụ nữ · cán"
        " bộ phụ nữ · cán bộ y tế · bác sĩ · người dưng · người quen · bạn bè · bạn của mẹ bé"
        " · hàng xóm láng giềng · đoàn thanh niên · bí thư đoàn · trưởng làng · già bản"
        " · trưởng bản"
        " · nhóm trưởng · cán bộ · công an · chủ tịch xã · hội trưởng · người trong làng · người"
        " trong thôn · người làng · người giám hộ · thầy cô · chi hội trưởng · bạn học · ở gần nhà"
        " · hộ sinh · nữ hộ sinh · cô hộ sinh · cộng tác viên · người hàng xóm · bà mụ · mụ vườn"
        " · hàng sóm · lối xóm · chòm xóm · bà con chòm xóm"
        " · bà con lối xóm · thanh niên tình nguyện · đoàn viên tình nguyện"
        " · không bà con · không họ hàng gì · không phải bà con · không ruột rà",
        "chinh_toi": "mình · tôi · tui · chính tôi · bản thân · chính mình · chính chủ · chính tui"
        " · bản thân tôi · bản thân tui · là tôi · là tui · tự tôi · tự tui · tự mình · chính em"
        " · của tôi · của tui · cho tôi · cho tui · bản thân mình",
    }
)
# Each may be one of two, and the paper differs.
_UNSURE = Phrases(
    {
        "cha ba": "ba · ba tui · ba tôi · ba em · ba be · ba cua be · ba no · ba chau",
        "ong ba": "nội · ngoại · ông bà · ông bà nội · ông bà ngoại · bên nội · bên ngoại · ông với"
        " bà · ông hoặc bà · nội bé · ngoại bé",
        "me cha": "cha mẹ · ba mẹ · bố mẹ · ba má · tía má · vợ chồng · vợ chồng tui · vợ chồng em"
        " · hai vợ chồng · phụ huynh · mẹ hoặc cha · mẹ với cha · mẹ và cha · cha hoặc mẹ · mẹ cha"
        " · bố với mẹ · mẹ với ba",
        "me nguoi_than": "mẹ nuôi · má nuôi · mẹ kế · mẹ ghẻ · má hai · dì ghẻ · mẹ đỡ đầu"
        " · mẹ hai",
        "cha nguoi_than": "cha nuôi · ba nuôi · bố nuôi · cha dượng · bố dượng · ba dượng · cha kế"
        " · cha ghẻ · dượng ghẻ · cha đỡ đầu · bố đỡ đầu · bố kế",
        "ba me": "mẹ chồng · mẹ vợ · má chồng · má vợ · mẹ tui · mẹ tôi · má tui · má tôi · mạ tui",
        "ong cha": "cha chồng · cha vợ · ba chồng · ba vợ · bố chồng · bố vợ · cha tui · bố tui"
        " · cha tôi · bố tôi · tía tui",
        "me nguoi_than ": "vợ · vợ tui · vợ tôi · bà xã · vợ em · vk · vợ anh",
        "cha nguoi_than ": "chồng · chồng tui · chồng tôi · ông xã · chồng em · ck · chồng chị",
        "nguoi_than chinh_toi": "em · con · cháu · con trai · con gái · con cái",
        "nguoi_than khac": "người nuôi · bà bảo mẫu · bảo mẫu · người giữ trẻ · anh em kết nghĩa",
        "nguoi_than ": "co · bà dượng",
    }
)
_AROUND = word_set(
    "là của bé cháu em con tui tôi nó ruột người đứng khai sinh ra đẻ thằng nhỏ trai gái thì chính"
    " đây làm giấy cho dạ ạ mình đứa này đi vâng anh chị nha nhé chứ thưa xin tên hắn ấy bên tụi"
    " chau cua la be no toi tao kia nớ luôn nè ơi gia đình nhà đơn thân trẻ bầu cu nội ngoại bên"
)
_COUNTING = word_set("ba vợ chồng vk ck")
_DENIED = word_set("không khong chưa hổng ko hông chẳng khg hok")
_KIN_OF_A_PARENT = {
    "mẹ": "ba", "má": "ba", "mạ": "ba", "cha": "ong", "bố": "ong", "tía": "ong",
    "em": "nguoi_than", "anh": "nguoi_than", "chị": "nguoi_than",
}  # fmt: skip
_ELDERS = {"con": ("me", "cha"), "chau": ("ong", "ba", "nguoi_than")}
_FEW = 2  # words before: "tui là em của cha bé"
_MOST_WORDS = 80
_SPOKEN = {
    "me": "mẹ", "cha": "cha", "ong": "ông", "ba": "bà", "nguoi_than": "người thân",
    "khac": "người khác", "chinh_toi": "chính mình",
}  # fmt: skip


def read(text: str, _about: About) -> Reading:
    """Read one relation; bare "ba" is father or grandmother and is asked back."""
    typed = words(text)[:_MOST_WORDS]
    unsure = _UNSURE.of(typed)
    whole = _WORDS.of(typed)
    if unsure is not None and not (whole and _spells_out(typed)):
        return _doubt(unsure)
    if whole == "cha" and typed[0] == "ba" and not _spells_out(typed):
        return _doubt("cha ba")
    if whole is not None:
        return Understood(whole)
    return _of_sentence(typed)


def echo(value: Value, _about: About) -> str:
    return _SPOKEN.get(str(value), str(value))


def _of_sentence(typed: list[str]) -> Reading:
    """Read what holds one relation and only words that go with it; else it is asked back."""
    words_heard = [one for one in _WORDS.heard(typed) if typed[one.start : one.end] != ["ba"]]
    known = {at for one in words_heard for at in range(one.start, one.end)}
    unsure = [one for one in _UNSURE.heard(typed) if _counts(typed, one, known)]
    covered = {at for one in unsure for at in range(one.start, one.end)}
    heard = [one for one in words_heard if one.start not in covered]
    of = {at for at, word in enumerate(typed) if word in {"của", "cua"}}
    if (kin := _kin_of_a_parent(typed, heard, of)) is not None:
        return Understood(kin)
    meanings = tuple(one for one in _told(heard, of) if not unsure or one != "chinh_toi")
    if unsure and not meanings and _is_plain(typed, unsure[:1]):
        is_father = unsure[0].meaning == "cha ba" and _spells_out(typed)
        return Understood("cha") if is_father else _doubt(unsure[0].meaning)
    if meanings == ("chinh_toi",):  # "con của tui", "tui khai cho con tui"
        meanings = _whose(typed, heard) or (() if "cho" in _rest(typed, heard) else meanings)
    is_settled = len(meanings) == 1 and not unsure and not _is_child_of(typed, heard, of)
    if is_settled and _is_plain(typed, heard):
        return Understood(meanings[0])
    offered = dict.fromkeys([*meanings, *(key for one in unsure for key in one.meaning.split())])
    if not offered:
        return Unread("relation.unclear")
    return Doubtful(tuple(offered)[:3], "relation.which" if len(offered) > 1 else "relation.sure")


def _counts(typed: list[str], one: Heard, known: set[int]) -> bool:
    """Say whether a doubtful phrase counts within a sentence: "em" and "bên nội" do not."""
    said = typed[one.start : one.end]
    if len(said) == 1:
        return said[0] in _COUNTING and one.start not in known
    return said[0] != "bên"


def _told(heard: list[Heard], of: set[int]) -> tuple[str, ...]:
    """Give the relations named; in "chị hàng xóm" and "tui là mẹ" the first only addresses."""
    kept = [
        one
        for one in heard
        if not any(
            other.start == one.end and {one.meaning, other.meaning} == {"nguoi_than", "khac"}
            for other in heard
        )
    ]
    if kept and kept[0].meaning in {"nguoi_than", "khac"}:  # "em gái của mẹ bé"
        kept = [one for one in kept if one.meaning not in {"me", "cha"} or one.start - 1 not in of]
    meanings = tuple(dict.fromkeys(one.meaning for one in kept))
    others = tuple(one for one in meanings if one != "chinh_toi")
    return others or meanings


def _whose(typed: list[str], heard: list[Heard]) -> tuple[str, ...]:
    """Give who may say "con của tui" or "cháu tui" of the one the paper is about."""
    before = next((typed[one.start - 1] for one in heard if one.start), "")
    return _ELDERS.get(fold(before), ())


def _is_child_of(typed: list[str], heard: list[Heard], of: set[int]) -> bool:
    """Hear "cháu của bà nội": not the grandmother."""
    named = [one.start - 2 for one in heard if one.start > 1 and one.start - 1 in of]
    return any(fold(typed[at]) in _ELDERS for at in named)


def _kin_of_a_parent(typed: list[str], heard: list[Heard], of: set[int]) -> str | None:
    """Hear "em của cha bé" and "mẹ của mẹ bé": not the parent who is named last."""
    parents = [one for one in heard if one.meaning in {"me", "cha"} and one.start - 1 in of]
    if len(parents) != 1 or parents[0].start < len(("em", "của")):
        return None
    at = parents[0].start - 2
    before = [one for one in heard if one.start < at]
    return None if before or at > _FEW else _KIN_OF_A_PARENT.get(typed[at])


def _is_plain(typed: list[str], heard: list[Heard]) -> bool:
    rest = _rest(typed, heard)
    return rest <= _AROUND and not rest & _DENIED


def _rest(typed: list[str], heard: list[Heard]) -> set[str]:
    covered = {at for one in heard for at in range(one.start, one.end)}
    return {word for at, word in enumerate(typed) if at not in covered}


def _spells_out(typed: list[str]) -> bool:
    """Say whether other words show accents, so that "ba" is meant as it stands."""
    return has_accents(" ".join(typed))


def _doubt(meanings: str) -> Reading:
    options = tuple(meanings.split())
    if options == ("cha", "ba"):
        return Doubtful(options, "relation.ba")
    return Doubtful(options, "relation.which" if len(options) > 1 else "relation.sure")
