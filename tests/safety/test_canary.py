"""A whole birth case full of marks: none lies open at rest, in a log or before a stranger."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.channels import files
from tests.safety.machine import Machine, machine
from tests.safety.marks import files_below, found, pieces
from tests.safety.script import Move, birth_case

WORDS = {
    "be": "Phạm Thị Quỳnh Thoa",
    "me": "Phạm Thị Khuê Duyên",
    "cha": "Phạm Văn Huân Trứ",
    "thon": "xóm Cây Sung Đôi, thôn Hy Long",
}
SAID = {
    "051 198 001 234": "051 198 437 261",
    "051 095 004 321": "051 095 862 947",
    "0905 000 777": "0905 438 291",
    "Trạm y tế xã Ba Động": "Trạm y tế Suối Mơ Phai, xã Ba Động",
}
CHATTER = "em nhờ anh Trứ Lúa Đỏ giữ hộ sổ"
REASON = "Ảnh của Quỳnh Thoa bị lóa ở góc Trăng Khuyết"
MARKS = (
    "Quỳnh Thoa", "Khuê Duyên", "Huân Trứ", "Cây Sung Đôi", "Suối Mơ Phai", "Trăng Khuyết",
    "051198437261", "051 198 437 261", "051095862947", "051 095 862 947",
    "0905438291", "0905 438 291", "Trứ Lúa Đỏ", "anh-cua-Thoa",
)  # fmt: skip

ALWAYS_LOGGED = ("at", "level", "where", "event", "chat")


def marked_case() -> list[Move]:
    case = birth_case(**WORDS)
    return [Move(move.sort, SAID.get(move.words, move.words)) for move in case]


@dataclass
class Page:
    """A citizen's page at the real server, which waits when it is asked to."""

    client: httpx.AsyncClient
    got: list[str] = field(default_factory=list)
    keys: int = 0

    async def talks(self, moves: list[Move]) -> None:
        await self.posts("/chat/open", {"seen": 0})
        await self.posts("/chat/say", {"key": self.key(), "open": True, "link": "ba-dong"})
        for move in moves:
            await self.does(move)

    async def does(self, move: Move) -> None:
        if move.sort == "sends photo":
            photo = files.photo_with_place()
            form = {"key": self.key(), "kind": "photo"}
            named = {"file": ("anh-cua-Thoa.jpg", photo)}
            self.got.append((await self.client.post("/chat/send", data=form, files=named)).text)
            return
        if move.sort == "says":
            await self.posts("/chat/say", {"key": self.key(), "text": move.words})
            return
        buttons = await self.buttons()
        if move.words in buttons:
            await self.posts("/chat/say", {"key": self.key(), "press": buttons[move.words]})
        else:
            assert move.sort == "presses if there", f"{move.words} is not among {buttons}"

    async def posts(self, path: str, body: object) -> str:
        answer = await self.client.post(path, json=body)
        while answer.status_code == 429:
            await asyncio.sleep(int(answer.headers["retry-after"]))
            answer = await self.client.post(path, json=body)
        assert answer.is_success, answer.text
        self.got.append(answer.text)
        return answer.text

    async def buttons(self) -> dict[str, dict[str, int]]:
        """Give what the newest bubble with buttons would post."""
        shown = json.loads(await self.posts("/chat/open", {"seen": 0}))["messages"]
        newest = next(bubble for bubble in reversed(shown) if bubble["buttons"])
        return {
            button["label"]: {"step": newest["step"], "index": button["index"]}
            for row in newest["buttons"]
            for button in row
        }

    async def hears(self, fragment: str) -> None:
        """Read the feed from its beginning until this is said."""
        async with asyncio.timeout(20), self.client.stream("GET", "/chat/feed?after=0") as feed:
            async for line in feed.aiter_lines():
                self.got.append(line)
                if line.startswith("data: {") and fragment in json.loads(line[6:])["text"]:
                    return

    def key(self) -> str:
        self.keys += 1
        return f"page-{id(self)}-{self.keys:016d}"


@dataclass
class Desk:
    """An officer's browser at the real server."""

    client: httpx.AsyncClient
    page: str = ""
    got: list[str] = field(default_factory=list)

    async def opens(self, path: str) -> httpx.Response:
        answer = await self.client.get(f"/desk/{path}")
        self.page = answer.text
        self.got.append(answer.text)
        return answer

    async def posts(self, path: str, **fields: str) -> httpx.Response:
        hidden = dict(re.findall(r'name="(csrf|revision)" value="([^"]*)"', self.page))
        answer = await self.client.post(f"/desk/{path}", data=hidden | fields)
        self.got.append(answer.text)
        return answer


@asynccontextmanager
async def browsers(at: Machine, number: int) -> AsyncIterator[list[httpx.AsyncClient]]:
    async with AsyncExitStack() as opened:
        headers = {"origin": at.url}
        clients = [httpx.AsyncClient(base_url=at.url, headers=headers) for _ in range(number)]
        yield [await opened.enter_async_context(client) for client in clients]


async def hired(at: Machine, login: str, office: str) -> str:
    added = await at.runs("officer", "add", login, "--name", "Cán bộ", "--office", office)
    password = re.search(r"Mật khẩu: (\S+)", added.out)
    assert password is not None, added.err
    return password[1]


async def at_desk(client: httpx.AsyncClient, login: str, password: str) -> Desk:
    desk = Desk(client)
    assert (await desk.posts("sign-in", login=login, password=password)).status_code == 303
    return desk


async def works_on(desk: Desk) -> tuple[str, str, bytes]:
    """Read the case with its numbers and its photo, and ask for more."""
    code = re.findall(r"KS-\d{4}-\d{4}", (await desk.opens("")).text)[0]
    await desk.opens(f"dossiers/{code}")
    numbers = (await desk.posts(f"dossiers/{code}/numbers")).text
    assert "051198437261" in numbers, "the marks have to be there to be missed elsewhere"
    paper = re.findall(rf"/desk/papers/{code}/([\w-]+)", numbers)[0]
    photo = (await desk.client.get(f"/desk/papers/{code}/{paper}")).content
    assert (await desk.posts(f"dossiers/{code}/refuse", reason=REASON)).status_code == 303
    return code, paper, photo


async def pries(desk: Desk, code: str, paper: str) -> None:
    """Look wherever there is something to be seen of a case of another commune."""
    for path in ("", f"dossiers/{code}", f"dossiers/{code}/supplement", f"papers/{code}/{paper}"):
        await desk.opens(path)
    await desk.posts(f"dossiers/{code}/numbers")


@dataclass
class Day:
    """What a day at the office has left: on the disk, in the output, before strangers."""

    at_rest: dict[str, bytes]
    output: dict[str, bytes]
    strangers: dict[str, bytes]
    family: str
    code: str
    photo: bytes


async def a_day(box: Machine) -> Day:
    own, other = await hired(box, "an", "21496"), await hired(box, "binh", "21484")
    told = {"MOTCUA_OFFICES": "21496 21484", "MOTCUA_LOG": "debug", "MOTCUA_LOG_FORM": "json"}
    async with (
        box.serving("run", **told) as served,
        browsers(box, 4) as (first, second, third, fourth),
    ):
        family, stranger = Page(first), Page(second)
        await family.talks([*marked_case(), Move("says", CHATTER)])
        code, paper, photo = await works_on(await at_desk(third, "an", own))
        await family.hears("Trăng Khuyết")
        await stranger.talks([Move("says", "xin chào"), Move("says", f"hồ sơ {code} tới đâu")])
        await stranger.hears(code)
        neighbour = await at_desk(fourth, "binh", other)
        await pries(neighbour, code, paper)
        watched = [(await first.get(path)).content for path in ("/healthz", "/metrics")]
        running = files_below(box.data)
        ended = await served.stops()
    assert ended.code == 0
    assert {"motcua.db", "motcua.db-wal", "motcua.db-shm", f"files/{paper}"} <= running.keys()
    later = {f"later {name}": content for name, content in files_below(box.data).items()}
    return Day(
        at_rest=running | later,
        output={
            "stdout": ended.out.encode(),
            "stderr": ended.err.encode(),
            "health": watched[0],
            "metrics": watched[1],
        },
        strangers={
            "another citizen": "".join(stranger.got).encode(),
            "another commune": "".join(neighbour.got).encode(),
        },
        family="".join(family.got),
        code=code,
        photo=photo,
    )


def follows_the_list(output: dict[str, bytes]) -> None:
    """Every line of the log has these fields and no others, and the turns were told and counted."""
    lines = [json.loads(line) for line in output["stderr"].splitlines()]
    turns = [line for line in lines if line.get("event") == "turn kept"]
    assert len({line["chat"] for line in turns}) == 2
    assert {name for line in lines for name in line} <= {*ALWAYS_LOGGED, "error", "place", "ms"}
    assert (
        b'motcua_turns_total{channel="web",outcome="kept"} %d.0' % len(turns) in output["metrics"]
    )
    assert json.loads(output["health"])["answers"]


async def test_the_marks_of_one_family_are_found_nowhere_else(tmp_path: Path) -> None:
    day = await a_day(machine(tmp_path))
    assert "Quỳnh Thoa" in day.family
    assert found(MARKS, day.at_rest) == []
    assert found((*MARKS, day.code), day.output) == []
    follows_the_list(day.output)
    assert found(MARKS, day.strangers) == []
    assert day.photo.startswith(b"\xff\xd8\xff")
    assert b"Nokia" not in day.photo
    everywhere = b"".join([*day.at_rest.values(), *day.output.values()])
    assert not [piece for piece in pieces(day.photo) if piece in everywhere]


def test_the_search_finds_what_lies_open() -> None:
    open_at_rest = {"a": "… Quỳnh Thoa …".encode(), "b": "quynh thoa".encode("utf-16-le")}
    assert len(found(["Quỳnh Thoa"], open_at_rest)) == 2
    assert found(["Quỳnh Thoa"], {"c": b"Qu\\u1ef3nh Thoa"})
    photo = files.photo()
    assert [piece for piece in pieces(photo) if piece in photo]
