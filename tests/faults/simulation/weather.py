"""What goes wrong between the program and the platform, and how often."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weather:
    """How often something goes wrong, of all that is asked: shares from 0 to 1."""

    not_sent: float = 0.0  # the line could not be had
    lost_answer: float = 0.0  # it arrived, and nobody heard so
    torn_answer: float = 0.0  # it arrived, and half of the answer came back
    lost_request: float = 0.0  # it did not arrive, and nobody heard so
    wait: float = 0.0  # 429
    wait_all: float = 0.0  # 429 to everybody, for a while
    refused: float = 0.0  # 400, of a text that is dressed
    broken: float = 0.0  # 5xx, arrived or not
    again: float = 0.0  # updates that are brought up to five times, confirmed or not, in any order
    slow: float = 0.0


FAIR = Weather()
