"""The text of documents, drawn out by libraries that did not write them (or by their readers)."""

import re
from html.parser import HTMLParser
from io import BytesIO

import docx
import odfdo
import pypdf
from markdown_it import MarkdownIt

CELLS = " — "


def folded(text: str) -> str:
    """The text with every run of space as one space, and no empty cells at its end."""
    return re.sub(r"(?: —)+$", "", " ".join(text.split()))


def from_markdown(data: bytes) -> list[str]:
    found = []
    for token in MarkdownIt("commonmark").parse(data.decode()):
        if token.type == "inline":
            children = token.children or []
            found.append("".join(" " if "break" in c.type else c.content for c in children))
    return [folded(text) for text in found]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[str] = []
        self.within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.rows.append(" ")
        elif tag == "dd":
            self.rows.append(": ")
        elif tag in ("th", "td") and self.within[-1] == "cell":
            self.rows.append(CELLS)
        elif tag not in ("th", "td"):
            self.rows.append("\n")
        if tag == "tr":
            self.within.append("row")
        if tag in ("th", "td"):
            self.within.append("cell")
        if tag == "svg":
            self.within.append("svg")

    def handle_endtag(self, tag: str) -> None:
        if tag == "svg":
            self.within.pop()
        if tag == "tr":
            while self.within.pop() != "row":
                pass
        if tag not in ("th", "td", "dt"):
            self.rows.append("\n")

    def handle_data(self, data: str) -> None:
        if "svg" not in self.within:
            self.rows.append(data.replace("\n", " "))


def from_html(data: bytes) -> list[str]:
    page = _Page()
    page.feed(data.decode().partition("<body>")[2])
    rows = re.sub(r"\s*\n\s*:", ":", "".join(page.rows)).split("\n")
    return [folded(row) for row in rows if folded(row)]


def from_docx(data: bytes) -> list[str]:
    found = []
    for block in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(block, docx.table.Table):
            found += [CELLS.join(folded(c.text) for c in row.cells) for row in block.rows]
        else:
            found.append(block.text)
    return [folded(text) for text in found if folded(text)]


def _inside(element: odfdo.Element) -> str:
    """All text under a paragraph; what odfdo leaves out of `.text` included."""
    signs = {"text:line-break": "\n", "text:tab": "\t", "text:s": " "}
    own = signs.get(element.tag, element.text or "")
    if element.tag == "draw:frame":
        return element.tail or ""
    return own + "".join(map(_inside, element.children)) + (element.tail or "")


def from_odt(data: bytes) -> list[str]:
    body = odfdo.Document(BytesIO(data)).body
    found: list[str] = []
    for element in body.get_elements("//text:p|//text:h|//table:table-row"):
        if element.tag == "table:table-row":
            cells = element.get_elements("table:table-cell")
            texts = ["".join(_inside(p) for p in cell.get_elements("text:p")) for cell in cells]
            found.append(CELLS.join(map(folded, texts)))
        elif element.parent is None or element.parent.tag != "table:table-cell":
            found.append(_inside(element).removesuffix(element.tail or ""))
    return [folded(text) for text in found if folded(text)]


MARGIN = 56  # points, a little less than the 2 cm of `pdf.typ`


def from_pdf(data: bytes) -> str:
    """The signs on the pages without space, bullets, page numbers and what stands above and below."""
    found = ""
    for page in pypdf.PdfReader(BytesIO(data)).pages:
        paper = page.mediabox.height
        rows: list[str] = []

        def within(text: str, cm: list[float], at: list[float], *_font: object) -> None:
            height = at[4] * cm[1] + at[5] * cm[3] + cm[5]
            if MARGIN < height < paper - MARGIN or not text.strip():  # noqa: B023
                rows.append(text)  # noqa: B023

        page.extract_text(visitor_text=within)
        found += "".join(rows)
    return squeezed(found)


def squeezed(text: str) -> str:
    """The text without space, bullets and the dashes between cells."""
    return re.sub(r"[\s•–—]", "", text)


def plain(data: bytes) -> str:
    """What is in a file, unpacked and decoded as far as that goes."""
    import email
    import zipfile
    from email import policy
    from io import BytesIO

    if data.startswith(b"%PDF"):
        return from_pdf(data) + data.decode("latin-1")
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return "".join(packed.read(n).decode("utf-8", "replace") for n in packed.namelist())
    if b"X-Unsent" in data:
        parts = email.message_from_bytes(data, policy=policy.default).walk()
        return (
            "".join(
                plain(part.get_payload(decode=True)) for part in parts if not part.is_multipart()
            )
            + data.decode()
        )
    return data.decode("utf-8", "replace").replace("\r\n ", "")
