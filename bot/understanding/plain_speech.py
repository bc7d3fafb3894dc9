"""What makes a text hard for somebody who reads little, on a small phone: rules R1 to R18."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

MOST_IN_QUESTION = 15  # tiếng: words between spaces, each a syllable
MOST_IN_BUBBLE = 40
MOST_LINES = 8  # of a list: papers, money
MOST_SENTENCES = 2  # ahead of the question

_SLOT = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_LOGIC = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_ELSE = re.compile(r"\{%-?\s*(?:else|elif)\b.*?%\}.*?(?=\{%-?\s*(?:else|elif|endif)\b)", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
_WORD = re.compile(r"\w+")
_ASKING = frozenset({"gì", "nào", "đâu", "ai", "mấy", "sao", "chưa", "không", "bao"})
_DENYING = frozenset({"không", "chưa", "chẳng", "đừng", "hổng"})
_POLITE = frozenset({"ạ", "nhỉ", "nhé", "vậy"})
_SHOUTED = re.compile(r"\b(?!CCCD\b)[A-ZĐÀ-Ỹ]{4,}\b")
_DECREE = re.compile(
    r"\d+/\d{4}/[A-ZĐ][A-ZĐ0-9-]*|(?:Nghị định|Thông tư|Nghị quyết) (?:số )?\d[\w/-]*"
)
_SUM = re.compile(r"\b\d{1,3}(?:\.\d{3})+\s*(?:đồng|đ\b)")
_WEEKDAY = re.compile(r"\bT[2-7]\b")


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word of offices; `say` is the plain one, `beside` explains it in the same text."""

    word: str
    say: str
    beside: tuple[str, ...] = ()


Remark = tuple[str, Mapping[str, str]]  # (code, slots)


def shown(source: str) -> str:
    """Give the text about as long as it will be: a slot counts as one word, of branches one."""
    return _SLOT.sub("x", _LOGIC.sub(" ", _ELSE.sub(" ", source))).strip()


def of_bubble(source: str, hard_words: Iterable[HardWord]) -> Iterator[Remark]:
    """Tell what is hard about a bubble, whatever it is for."""
    text = shown(source)
    yield from _length(text)
    yield from of_words(source, hard_words)


def of_list(source: str, hard_words: Iterable[HardWord]) -> Iterator[Remark]:
    """Tell what is hard about a bubble of lines, which may be longer (R2)."""
    lines = [line for line in shown(source).splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        yield "plain.lines", {"count": str(len(lines)), "most": str(MOST_LINES)}
    for line in lines:
        for sentence in _SENTENCE_END.split(line):
            if (count := len(sentence.split())) > MOST_IN_QUESTION:
                yield "plain.line", {"count": str(count), "most": str(MOST_IN_QUESTION)}
    yield from of_words(source, hard_words)


def of_question(source: str) -> Iterator[Remark]:
    """Tell what is hard about the question that a bubble ends with."""
    sentences = _SENTENCE_END.split(shown(source))
    asked = [sentence for sentence in sentences if sentence.endswith("?")]
    if not asked:
        return
    for sentence in asked:
        yield from _asked(sentence)
    if not sentences[-1].endswith("?"):
        yield "plain.not_last", {}
    if len(asked) > 1:
        yield "plain.two_questions", {}
    if len(sentences) - 1 > MOST_SENTENCES:
        yield "plain.sentences", {"count": str(len(sentences) - 1), "most": str(MOST_SENTENCES)}


def of_words(source: str, hard_words: Iterable[HardWord]) -> Iterator[Remark]:
    """Tell single words and signs that a reader stumbles over."""
    text = shown(source)
    low = text.lower()
    for hard in hard_words:
        if _holds(low, hard.word) and not any(_holds(low, word) for word in hard.beside):
            code = "plain.hard" if hard.say else "plain.idle"
            yield code, {"word": hard.word, "say": hard.say}
    for found in _SHOUTED.findall(text):
        yield "plain.capitals", {"word": found}
    for found in _SUM.findall(source) + _WEEKDAY.findall(source):
        yield "plain.figure", {"word": found}


def of_decree(source: str, *, may_name: bool) -> Iterator[Remark]:
    """Tell of a decree's number: none in a question, and a plain sentence after it elsewhere."""
    text = shown(source)
    for found in _DECREE.finditer(text):
        if not may_name:
            yield "plain.decree", {"word": found[0]}
        elif not _is_explained(text[found.end() :]):
            yield "plain.bare_decree", {"word": found[0]}


def _is_explained(after: str) -> bool:
    return len(_SENTENCE_END.split(after.strip(" .)"))) > 1 or len(after.split()) > MOST_SENTENCES


def _length(text: str) -> Iterator[Remark]:
    if (count := len(text.split())) > MOST_IN_BUBBLE:
        yield "plain.bubble", {"count": str(count), "most": str(MOST_IN_BUBBLE)}


def _asked(sentence: str) -> Iterator[Remark]:
    words = [word.lower() for word in _WORD.findall(sentence)]
    if (count := len(sentence.split())) > MOST_IN_QUESTION:
        yield "plain.question", {"count": str(count), "most": str(MOST_IN_QUESTION)}
    halves = re.split(r"\b(?:và|hay là)\b", sentence.lower())
    if len(halves) > 1 and all(_ASKING & set(_WORD.findall(half)) for half in halves):
        yield "plain.two_questions", {}
    while words and words[-1] in _POLITE:
        words.pop()
    if any(word in _DENYING for word in words[:-1]) and words[-1:] in (["không"], ["chưa"]):
        yield "plain.negative", {}


def _holds(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not before.isalpha() and not after.isalpha():
            return True
        at = text.find(word, at + 1)
    return False
