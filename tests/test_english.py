import pytest

from cjm.english import counted


@pytest.mark.parametrize(
    ("count", "noun", "said"),
    [
        (0, "map", "0 maps"),
        (1, "map", "1 map"),
        (2, "day", "2 days"),
        (2, "opportunity", "2 opportunities"),
        (2, "info", "2 info"),
    ],
)
def test_a_count_with_its_noun(count, noun, said):
    assert counted(count, noun) == said


def test_thousands():
    assert counted(12000, "finding", ",") == "12,000 findings"
