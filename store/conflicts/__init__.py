"""Two versions of a talk: kept, told, compared, chosen between."""
