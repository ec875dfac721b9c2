"""Whose requests are answered, and what a served page may do."""

import pytest

from cjm.serve.policy import is_own_host, widened, with_live_script

PAGE = (
    b'<!DOCTYPE html>\n<head>\n<meta http-equiv="Content-Security-Policy" content="'
    b"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
    b"<title>x</title></head><body></body>"
)


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LocalHost:8765"])
def test_this_machine_is_answered(host):
    assert is_own_host(host, 8765)


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "127.0.0.1",
        "127.0.0.1:80",
        "evil.example:8765",
        "127.0.0.1.evil.example:8765",
        "localhost:8765@evil",
    ],
)
def test_no_other_name_is_answered(host):
    assert not is_own_host(host, 8765)


def test_the_policy_of_a_page_moves_into_the_header():
    page, policy = with_live_script(PAGE, "/~cjm/live.js", {"page": "bike.html", "have": "1f"})
    assert b"Content-Security-Policy" not in page
    assert page.endswith(b'<script src="/~cjm/live.js" data-page="bike.html" data-have="1f"></script>\n')
    assert policy == (
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'self'; img-src data:; "
        "connect-src 'self'; frame-ancestors 'none'"
    )


@pytest.mark.parametrize(
    ("policy", "wider"),
    [
        ("", "frame-ancestors 'none'"),
        ("img-src data:", "img-src data:; frame-ancestors 'none'"),
        (
            "default-src 'none'",
            "default-src 'none'; connect-src 'self'; script-src 'self'; frame-ancestors 'none'",
        ),
        (
            "SCRIPT-SRC 'none'; frame-ancestors *; script-src 'unsafe-inline'",
            "script-src 'self'; frame-ancestors 'none'",
        ),
        (
            "default-src 'self' data:",
            "default-src 'self' data:; connect-src data: 'self'; script-src data: 'self'; frame-ancestors 'none'",
        ),
    ],
)
def test_no_policy_becomes_wider_than_the_script_needs(policy, wider):
    assert widened(policy) == wider
