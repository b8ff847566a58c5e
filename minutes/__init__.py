"""A meeting in, a document out. No screen and no store."""

FORMATS = ("md", "html", "txt", "json")
