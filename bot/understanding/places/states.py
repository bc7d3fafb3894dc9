"""States of the world, as people in Viet Nam name them and as their papers do."""

from bot.understanding.spelling.phrases import Phrases

_NAMED = {
    "Việt Nam": "vn · vietnam · việt · người mình · nước mình · viet nam · vnam · v n · việt lam"
    " · vietnamese · xứ mình · nước ta · việt nam mình · viêt nam · vn mình · chxhcn việt nam"
    "",
    "Lào": "laos · lèo",
    "Campuchia": "cam pu chia · cambodia · miên · cam bốt · cpc · cao miên · căm bốt · campuchea"
    " · kampuchea · cam",
    "Thái Lan": "thailand · thái",
    "Trung Quốc": "china · tàu · tq · trung hoa · trung cộng · trung",
    "Đài Loan": "taiwan · đài · đài bắc",
    "Hàn Quốc": "hàn · korea · nam hàn · đại hàn · hàn xẻng · south korea · hq",
    "Triều Tiên": "bắc hàn · bắc triều tiên",
    "Nhật Bản": "nhật · japan · nhựt · nhựt bổn · nb",
    "Hoa Kỳ": "mỹ · usa · mĩ · us · america · hoa kì · my",
    "Pháp": "france",
    "Đức": "germany · cộng hòa liên bang đức",
    "Anh": "england · anh quốc · vương quốc anh · uk · nước anh",
    "Úc": "australia · ôxtrâylia · ô xtrây li a",
    "Canada": "canada · gia nã đại · ca na đa · ca na đa",
    "Nga": "russia · liên bang nga",
    "Malaysia": "mã lai · malai · ma lai · malayxia · ma lay xi a",
    "Singapore": "sing · xinh ga po · singapo · xingapo",
    "Philippines": "phi líp pin · philippin · phi luật tân · philipin · phi",
    "Indonesia": "in đô nê xi a · indo · nam dương · inđônêxia",
    "Myanmar": "miến điện · mianma",
    "Brunei": "bru nây",
    "Đông Timor": "timor leste · đông ti mo",
    "Ấn Độ": "india · ấn",
    "Pakistan": "pa kít xtan",
    "Bangladesh": "băng la đét",
    "Sri Lanka": "xri lan ca",
    "Nepal": "nê pan",
    "Mông Cổ": "mongolia",
    "New Zealand": "niu di lân · tân tây lan · niu zi lân · nz",
    "Ý": "italia · italy · i ta li a",
    "Tây Ban Nha": "spain",
    "Bồ Đào Nha": "portugal",
    "Hà Lan": "netherlands · holland",
    "Bỉ": "belgium",
    "Thụy Sĩ": "switzerland · thụy sỹ",
    "Thụy Điển": "sweden",
    "Na Uy": "norway",
    "Đan Mạch": "denmark",
    "Phần Lan": "finland",
    "Áo": "austria",
    "Ba Lan": "poland",
    "Séc": "cộng hòa séc · tiệp · tiệp khắc · czech",
    "Slovakia": "xlô va ki a",
    "Hungary": "hung ga ri · hung",
    "Bungari": "bulgaria · bun ga ri",
    "Rumani": "romania · ru ma ni",
    "Ukraina": "ukraine · u crai na · ucraina · u crai na",
    "Hy Lạp": "greece",
    "Thổ Nhĩ Kỳ": "turkey · thổ nhĩ kì",
    "Ireland": "ireland · ai len · ai len",
    "Ả Rập Xê Út": "saudi arabia · ả rập · ả rập saudi",
    "UAE": "uae · dubai · các tiểu vương quốc ả rập thống nhất",
    "Iran": "iran · i ran",
    "Iraq": "iraq · irắc · i rắc",
    "Israel": "israel · do thái · i xra en",
    "Ai Cập": "egypt",
    "Nam Phi": "south africa",
    "Nigeria": "nigeria · ni giê ri a",
    "Angola": "angola · ăng gô la",
    "Brazil": "brazil · brasil · ba tây · bra xin",
    "Argentina": "argentina · ác hen ti na",
    "Mexico": "mexico · mễ · mê hi cô",
    "Cu Ba": "cuba",
    "Chi Lê": "chile",
    "Kazakhstan": "kazakhstan · ca dắc xtan",
    "Uzbekistan": "uzbekistan · u dơ bê ki xtan",
    "Belarus": "belarus · bê la rút",
}
# One word that means much else besides: a state only where nothing else is said.
ALONE = frozenset({"anh", "nga", "áo", "ý", "bỉ", "đức", "cam", "phi", "hung", "trung", "my", "us",
                   "uk", "hq", "nb", "mễ", "sing", "ấn", "đài", "séc", "indo", "y", "ao", "bi",
                   "duc", "dai", "an", "sec", "nz", "me", "lèo", "leo", "uc", "han", "tàu",
                   "tau"})  # fmt: skip


def _forms(name: str, more: str) -> str:
    own = name.lower()
    joined = own.replace(" ", "").replace("-", "")
    forms = [own, joined, *more.split(" · ")]
    led = [f"{lead} {form}" for lead in ("người", "nước", "bên", "quốc tịch") for form in forms]
    return " · ".join(dict.fromkeys([*forms, *led]))


NAMES_OF_STATES = tuple(_NAMED)
STATES = Phrases({name: _forms(name, more) for name, more in _NAMED.items()})
