"""Version requirements."""

import pytest

from cjm.version import admits


@pytest.mark.parametrize(
    ("requirement", "admitted"),
    [
        ("0.1.0", True),
        ("==0.1", True),
        (">=0.1,<1", True),
        (">= 0.1 , < 1", True),
        (">0.1", False),
        ("!=0.1.0", False),
        ("<=0.0.9", False),
        (">=0.10", False),
    ],
)
def test_admits(requirement, admitted):
    assert admits(requirement, "0.1.0") is admitted


@pytest.mark.parametrize("requirement", ["", "~=0.1", ">=", "latest", ">=0.1,,<2"])
def test_what_is_no_requirement(requirement):
    with pytest.raises(ValueError, match="not a version requirement"):
        admits(requirement, "0.1.0")
