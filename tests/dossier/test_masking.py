"""What a neighbour looking on may see of a number."""

import pytest

from bot.dossier.masking import masked


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("051198765678", "0511*****678"),
        ("212345678", "******678"),
        ("1234", "*234"),
        ("12", "**"),
        ("", ""),
    ],
)
def test_the_middle_of_a_number_is_hidden(number: str, shown: str) -> None:
    assert masked(number) == shown
