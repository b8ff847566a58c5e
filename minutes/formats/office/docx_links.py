"""What leads out of a Word template: taken out, so that opening the minutes fetches nothing.

A template can name a picture, a template or data elsewhere: Word asks for it when the minutes are opened,
and who is there learns that they were. The text of a link stays, and so does all that is in the template itself.
"""

import posixpath
import re
import zipfile
from io import BytesIO
from typing import Any

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HELD = (f"{_W}drawing", f"{_W}pict", f"{_W}object")  # what a picture stands in
_FETCHES = re.compile(
    r"^\s*(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD|MACROBUTTON)\b",
    re.IGNORECASE,
)
_MOST = 50 * 1024 * 1024  # bytes of a template, unpacked: a zip of a few kB may hold gigabytes


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name. Raises `zipfile.BadZipFile`, `ValueError` and others."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _MOST:
            raise ValueError("too large")
        return {name: packed.read(name) for name in packed.namelist()}


def without_links(parts: dict[str, bytes]) -> list[str]:
    """Take what leads elsewhere out of the parts of a Word file; gives what it led to, each once.

    Raises `lxml.etree.XMLSyntaxError` for a part that is no XML.
    """
    from lxml.etree import tostring

    led: dict[str, None] = {}
    for name in [part for part in parts if part.endswith(".rels")]:
        relations = _parsed(parts[name])
        outside = {
            one.get("Id", ""): one.get("Target", "")
            for one in relations.iter(_RELATION)
            if one.get("TargetMode", "").lower() == "external"
        }
        if not outside:
            continue
        led.update(dict.fromkeys(outside.values()))
        for one in [r for r in relations.iter(_RELATION) if r.get("Id", "") in outside]:
            relations.remove(one)
        parts[name] = tostring(relations, xml_declaration=True, encoding="UTF-8", standalone=True)
        source = _source(name)
        if source in parts:
            whole = _parsed(parts[source])
            _unlink(whole, outside.keys())
            parts[source] = tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)
    for name in [part for part in parts if part.startswith("word/") and part.endswith(".xml")]:
        if b"instr" in parts[name]:
            whole = _parsed(parts[name])
            if found := _still(whole):
                led.update(dict.fromkeys(found))
                parts[name] = tostring(
                    whole, xml_declaration=True, encoding="UTF-8", standalone=True
                )
    return list(led)


def links_in(data: bytes) -> list[str]:
    """What a Word file leads to elsewhere; nothing of a file that is none."""
    from lxml.etree import XMLSyntaxError

    try:
        return without_links(unpacked(data))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError, EOFError,
            XMLSyntaxError):  # fmt: skip
        return []  # told when it is used


def _parsed(data: bytes) -> Any:
    from lxml.etree import XMLParser, fromstring

    return fromstring(data, XMLParser(resolve_entities=False, no_network=True))


def _source(relations: str) -> str:
    """The part that a part of relations is of: word/_rels/header1.xml.rels is header1's."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _unlink(whole: Any, gone: Any) -> None:
    """Take away what names a relation that is gone: of a link its text stays."""
    for element in list(whole.iter()):
        keys = [k for k in element.attrib if k.startswith(_R) and element.attrib[k] in gone]
        for key in keys:
            del element.attrib[key]
        if not keys or any(key.startswith(_R) for key in element.attrib):
            continue  # a picture that is in the file too
        if element.tag == f"{_W}hyperlink":
            _unwrap(element)
        else:
            holder = next((up for up in element.iterancestors() if up.tag in _HELD), element)
            if holder.getparent() is not None:
                holder.getparent().remove(holder)


def _unwrap(element: Any) -> None:
    parent = element.getparent()
    place = parent.index(element)
    for child in list(element):
        parent.insert(place, child)
        place += 1
    parent.remove(element)


def _still(whole: Any) -> list[str]:
    """Make fields that fetch something stand still: what they showed last stays. Gives what they said."""
    found = []
    for field in list(whole.iter(f"{_W}fldSimple")):
        told = field.get(f"{_W}instr", "")
        if _FETCHES.match(told):
            found.append(" ".join(told.split()))
            _unwrap(field)
    for paragraph in whole.iter(f"{_W}p"):
        pieces = list(paragraph.iter(f"{_W}instrText"))
        told = "".join(piece.text or "" for piece in pieces)
        if any(_FETCHES.match(one) for one in (told, *(piece.text or "" for piece in pieces))):
            found.append(" ".join(told.split()))
            for piece in pieces:
                piece.text = ""
            pieces[0].text = ' QUOTE "" '
    return found
