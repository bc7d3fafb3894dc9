"""What words speak for is learnt from sentences, and weighed beside the names and phrases."""

import pytest

from bot.model.book import Procedure, Sayings, Votes
from bot.understanding.finding.finding import Finder
from bot.understanding.finding.learning import Example, examples_of, learnt
from bot.understanding.finding.voting import counted, voters

BIRTH = Procedure("khai-sinh", "Đăng ký khai sinh", "Hộ tịch", phrases=("vợ tui mới sanh",))
SHOP = Procedure("ho-kinh-doanh", "Đăng ký hộ kinh doanh", "Kinh doanh", phrases=("mở quán",))
SAYINGS = Sayings(status=("xong chưa em",), human=("cho gặp cán bộ",), none=("mưa quá trời",))
PRACTICE = (
    Example("nhà mới có em bé", "khai-sinh"),
    Example("bé nhà em ra đời hôm qua", "khai-sinh"),
    Example("tính bán nước mía trước cửa", "ho-kinh-doanh"),
    Example("bày bán trái cây ngoài chợ", "ho-kinh-doanh"),
    Example("nộp hôm bữa rồi chưa thấy gọi", "@status"),
    Example("bao giờ lấy được kết quả", "@status"),
    Example("nói chuyện với người thật đi", "@human"),
    Example("chiều nay có bão không", "@none"),
    Example("nước lũ lên chưa vậy", "@none"),
)


@pytest.fixture(scope="module")
def votes() -> Votes:
    return learnt([*examples_of((BIRTH, SHOP), SAYINGS), *PRACTICE])


@pytest.fixture(scope="module")
def finder(votes: Votes) -> Finder:
    return Finder((BIRTH, SHOP), SAYINGS, votes)


def test_words_and_their_pairs_vote_each_once() -> None:
    assert voters("mo quan mo") == ("mo", "quan", "^ mo", "mo quan", "quan mo", "mo $")


@pytest.mark.parametrize(
    ("sentence", "slug"),
    [("con em bé mới ra đời", "khai-sinh"), ("bán trái cây trước cửa nhà", "ho-kinh-doanh")],
)
def test_a_sentence_like_none_of_the_phrases_is_found(
    finder: Finder, sentence: str, slug: str
) -> None:
    assert finder.find(sentence).slugs[0] == slug
    assert Finder((BIRTH, SHOP), SAYINGS).find(sentence).slugs[:1] != (slug,)


def test_wishes_and_what_is_nothing_are_learnt_too(finder: Finder) -> None:
    assert finder.find("nộp rồi chưa thấy kết quả").intent == "status"
    assert finder.find("cho nói chuyện với người").intent == "human"
    assert finder.find("bão lên chưa").slugs == ()


def test_what_was_added_after_learning_is_found_by_its_phrases(votes: Votes) -> None:
    death = Procedure("khai-tu", "Đăng ký khai tử", "Hộ tịch", phrases=("ba tui mất rồi",))
    finder = Finder((BIRTH, SHOP, death), SAYINGS, votes)
    assert finder.find("ba tui mất hôm qua rồi").slugs[0] == "khai-tu"
    assert finder.find("đăng ký khai tử").sure


def test_the_same_examples_give_the_same_votes(votes: Votes) -> None:
    assert learnt([*examples_of((BIRTH, SHOP), SAYINGS), *PRACTICE]) == votes


def test_of_unknown_words_there_are_only_the_bases(votes: Votes) -> None:
    assert tuple(counted(votes, "xyz").values()) == votes.bases


def test_what_all_meanings_have_in_common_is_not_kept(votes: Votes) -> None:
    weights = [abs(weight) for own in votes.of.values() for _, weight in own]
    assert min(weights) >= 0.1


def test_without_votes_the_phrases_alone_decide() -> None:
    assert counted(Votes(), "mo quan") == {}
    assert Finder((BIRTH, SHOP)).find("mở quán").slugs == ("ho-kinh-doanh",)
