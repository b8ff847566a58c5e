"""Whether words tell what is the matter with other words, and are none to take their place."""

import re

_VERB = (
    r"(?:is|zijn|was|waren|blijft|blijven|klinkt|lijkt|voelt|dekt|past|passen|klopt|kloppen|mist|missen"
    r"|ontbreekt|ontbreken|betekent|zegt|gaat|mag|moet|kan|are|were|stays?|remains?|sounds?|seems?|feels?"
    r"|covers?|fits?|misses|lacks?|means?|says?|leaves?|should|must|can)\b"
)
_OF_IT = re.compile(rf"\s*(?:het|dit|dat|it|this|that)\s+{_VERB}", re.I)
_OPENS = re.compile(r"\s*(?:ik|wij|we|te|niet|geen|i|too|not|no)\b", re.I)
_VERBS = re.compile(rf"\b{_VERB}", re.I)


def speaks_of_it(text: str) -> bool:
    """Whether a sentence opens with something that is said of what was named before.

    >>> speaks_of_it("het dekt niet alles"), speaks_of_it("dat ze zich gezien weten")
    (True, False)
    """
    return bool(_OF_IT.match(text))


def may_be_judgment(text: str) -> bool:
    """Whether a sentence may speak about words; one about people may look so, too.

    >>> may_be_judgment("hulp is te smal"), may_be_judgment("too narrow a word")
    (True, True)
    >>> may_be_judgment("ze durven te vragen"), may_be_judgment("meer rust in de klas")
    (False, False)
    """
    return bool(_OPENS.match(text) or _VERBS.search(text))
