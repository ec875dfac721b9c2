"""The two ways from a file's nodes to its model, held against each other."""

from cjm.model.building import build
from cjm.model.map import Library, Map
from cjm.model.shape import shape_of
from cjm.source import nodes, reader
from cjm.source.accept import accept
from cjm.source.document import read_document
from cjm.source.nodes import MappingNode
from cjm.source.text import decode


def accepted(data: bytes) -> bool:
    """Whether the short way takes the file; then the long one must find nothing, and make the same of it."""
    text, unreadable = decode(data)
    root, found = nodes.parse(text)
    if unreadable or found or not isinstance(root, MappingNode):
        return False
    model: type[Map | Library] = (
        Library if "library" in text.content and accept(root, Library, text.content) else Map
    )
    content = accept(root, model, text.content)
    if content is None:
        return False
    assert nodes.problems(root, text) == []
    reading = reader.read(root, shape_of(model), text.content)
    assert reading.findings == []
    assert build(model, reading.data) == content
    document = read_document(data, "map.cjm.yaml")
    if document.content is not None:
        assert document.content == content
        assert document.data == reading.data
        assert document.extensions == reading.extensions
    return True
