"""The commands of documents: minutes of one talk and of many, their templates, the calendar."""
