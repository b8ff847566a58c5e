"""The sections that minutes consist of."""
