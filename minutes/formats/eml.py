"""A draft to send (EML): the minutes as text and as a page, and the same minutes as a file.

`X-Unsent` makes mail programs open it as a draft. It has no sender and nobody it goes to: who
sends it chooses that. The file is a PDF where that can be made, else the page.
"""

from email import policy
from email.message import EmailMessage
from importlib.util import find_spec

from minutes.blocks import Document
from minutes.formats.own_template import by_ours
from minutes.formats.plain_text import to_text


def to_eml(document: Document, file_stem: str, marked: Document | None = None) -> bytes:
    """The document as the bytes of a draft; the attachment is called `file_stem`.pdf or .html.

    `marked` is the same with what is in another language marked (`minutes/tongues.py`), for the page.
    """
    page = by_ours(marked or document, "html")
    draft = EmailMessage(policy.SMTP)
    # A sign beyond ASCII, where a header is folded, leaves two spaces.
    draft["Subject"] = " ".join(document.head.replace(" · ", ", ").split())
    draft["X-Unsent"] = "1"
    draft["Content-Language"] = document.language
    draft.set_content(to_text(document))
    draft.add_alternative(page, subtype="html")
    if find_spec("typst"):
        from minutes.formats.pdf import to_pdf

        draft.add_attachment(
            to_pdf(marked or document),
            maintype="application",
            subtype="pdf",
            filename=f"{file_stem}.pdf",
        )
        return draft.as_bytes()
    draft.add_attachment(
        page.encode(), maintype="text", subtype="html", filename=f"{file_stem}.html"
    )
    return draft.as_bytes()
