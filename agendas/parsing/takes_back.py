"""Whether somebody takes back that they stand behind words, said in a sentence (conversation.md §5)."""

import re

from agendas.parsing.late_regex import late_regex

_SELF = (
    r"(?:\A|[,.;:–—-]|\b(?:i|ik|we|wij|maar|but)\b)(?:['’](?:m|ve|re))?\s*"
    r"(?:(?:am|are|have|do|did|still|really|now|quite|begin|to|can|could|stand|it|ben|heb|begin|kan|sta|staan|te|er|nu|nog"
    r"|toch|echt|wel|zelf|weer|daar|hier|het|een|beetje|me|mij|ons|weet|maar|but|i|ik|we|wij)\s+)*"
)
_NOT = r"(?:niet|not|cannot|(?:ca|do|am|are)n['’]?t|no\s+longer)"
_IT = r"(?:it|that|this|het|dat|dit|daar|er|hier|mijn\s+\w+|my\s+\w+)"
_FREE = late_regex(  # what somebody says that they have not
    r"\b(?:no|geen|zonder|without|any|niet|not|n['’]t)\s+(?:any\s+|a\s+|er\s+|have\s+)*"
    r"(?:doubts?|twijfels?|bezwa\w+|objections?|tegen|against)\b"
    r"|\btwijfel\s+(?:(?:ik|er|daar)\s+)*niet\b|n['’]?t\s+doubt\b",
    re.I,
)
_BACK = late_regex(
    rf"{_SELF}(?:twijfel|twijfels|twijfelen|aarzel|doubt|doubts|hesitate|unsure|against|oneens|disagree|object"
    r"|bezwaar|bezwaren|objections?|tegen(?=\s*(?:\Z|[,.;!]|want|omdat)))\b"
    rf"|{_SELF}{_NOT}\b(?:\s+\w+){{0,3}}?\s+(?:achter|behind|mee\s+eens|agree|akkoord|support|vinden|live\s+with"
    r"|(?:sure|zeker)(?!\s+(?:who|what|if|whether|how|when|wie|wat|of|hoe)\b))(?!\w)"
    r"|\b(?:toch|liever)\s+niet\b|\brather\s+not\b|\bnot\s+after\s+all\b|\bchanged\s+my\s+mind\b"
    rf"|\b(?:trek|neem|kom|take)\s+{_IT}(?:\s+(?:er|op|nu|toch|nog|weer))*\s+(?:terug|in|back)\s*(?:\Z|[.,;!])"
    r"|\A\s*(?:nee|neen|no|nope)[\s.!]*\Z",
    re.I,
)


def takes_back(text: str) -> bool:
    """Whether a sentence doubts or objects in its speaker's own name; what else one remarks takes nothing back.

    >>> takes_back("ik twijfel nog"), takes_back("nee, toch niet"), takes_back("ik sta er niet meer achter")
    (True, True, True)
    >>> takes_back("I doubt it now"), takes_back("but I can't agree"), takes_back("I take that back")
    (True, True, True)
    >>> takes_back("mooi gezegd"), takes_back("ik heb geen bezwaar"), takes_back("ouders twijfelen nog")
    (False, False, False)
    >>> takes_back("then the families must be asked too"), takes_back("no doubt"), takes_back("no child is left")
    (False, False, False)
    """
    return bool(_BACK.search(_FREE.sub(" ", text)))
