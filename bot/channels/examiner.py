"""The process in which a citizen's file is opened: what it may use up, and how it answers.

The file comes in by standard input. One line of JSON goes out and, behind it, the bytes of the copy
that is kept, if one was made.
"""

import json
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

CPU_S = 5
MEMORY_BYTES = 600 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: a problem's code, or what is to be kept."""

    problem: str = ""
    notes: tuple[str, ...] = ()
    copy: bytes = field(default=b"", repr=False)


def examine(look: Callable[[bytes], Looked]) -> None:
    """Look at the file on standard input; too little memory means it is too big."""
    _bind_hands()
    try:
        looked = look(sys.stdin.buffer.read())
    except MemoryError:
        looked = Looked(problem="file.too_big")
    head = json.dumps({"problem": looked.problem, "notes": looked.notes})
    sys.stdout.buffer.write(head.encode() + b"\n" + looked.copy)


def read_answer(answer: bytes) -> Looked:
    head, _, copy = answer.partition(b"\n")
    said = json.loads(head)
    return Looked(problem=str(said["problem"]), notes=tuple(said["notes"]), copy=copy)


def _bind_hands() -> None:
    """Take from this process what a malicious file could use."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
