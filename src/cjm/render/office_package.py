"""Office files (zip archives of XML) that are the same bytes for the same content, and say that cjm wrote them."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib

_APPLICATION = "cjm"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DATED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_MADE_BY = re.compile(rb"<Application>[^<]*</Application>")
_APP_LIMIT = 100_000


def settled(content: bytes, day: datetime.date) -> bytes:
    """The package with everything fixed that would differ from run to run or from machine to machine.

    Its members lie there under a fixed time, and it, and the workbooks inside it, were made on `day` by cjm.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 0
            archive.writestr(info, _member(name, source.read(name), day), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _member(name: str, data: bytes, day: datetime.date) -> bytes:
    if name.endswith(".xlsx"):
        return settled(data, day)
    if name == "docProps/core.xml":
        return _DATED.sub(rb"\g<1>%sT00:00:00Z" % day.isoformat().encode(), data)
    if name == "docProps/app.xml":
        return _MADE_BY.sub(f"<Application>{_APPLICATION}</Application>".encode(), data)
    return data


def is_settled(content: bytes, main: str) -> bool:
    """Whether a file is a package of cjm's that holds the part `main` and that no other program has saved since."""
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archive.getinfo(main)
            with archive.open("docProps/app.xml") as part:
                properties = part.read(_APP_LIMIT)
    except (KeyError, ValueError, EOFError, NotImplementedError, RuntimeError, OSError, zlib.error):
        return False
    except zipfile.BadZipFile:
        return False
    return f"<Application>{_APPLICATION}</Application>".encode() in properties


_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with a replacement character for each one that XML cannot hold, and one kind of line break."""
    return _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
