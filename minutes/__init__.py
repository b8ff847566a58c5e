"""A talk in, a document out. No screen and no store."""

from typing import Literal

FORMATS = ("md", "html", "txt", "json")
"""The forms that are plain text and hold a whole talk."""

EXTRACTS = ("csv", "ics", "eml")
"""The forms that serve one purpose: the evidence in a sheet, the next day, a draft to send."""

FILED = ("docx", "odt", "pdf")
"""The forms of a filing cabinet; they need the libraries of the extra `documents`."""

EVERY_FORMAT = (*FORMATS, *FILED, *EXTRACTS)

Reader = Literal["team", "leader", "public"]
"""For whom minutes are."""

READERS: tuple[Reader, ...] = ("team", "leader", "public")
