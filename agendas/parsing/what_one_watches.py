"""Whether somebody says what they will watch for, and not what others are to notice."""

import re

_SOME = r"(?:[^\W\d_]+\s+){0,4}?"
_NL = (
    rf"(?:ik|wij|we)\s+{_SOME}(?:(?:let|letten)\s+{_SOME}(?:\w*op)\b|(?:kijk|kijken)\s+{_SOME}"
    r"(?:of|naar|ernaar|daarnaar|hoe|wie|wat|waar|hoeveel|welke)\b"
    rf"|(?:wil|willen)\s+(?:(?!dat\b)[^\W\d_]+\s+){{0,4}}?(?:zien|weten|horen)\b|(?:hou|houd|houden)\s+{_SOME}in\s+de\s+gaten\b"
    rf"|(?:volg|volgen|luister|luisteren)\b)|(?:er|daar)?op\s+letten\b|letten?\s+(?:er|daar)?op\b|kijken\s+(?:of|naar)\b|of\s+(?!dat\b|juist\b|anders\b)"
)
_EN = (
    rf"(?:i|we)(?:['’](?:ll|m|re))?\s+{_SOME}(?:(?:watch|watching|look|looking|listen|listening|keep\s+an\s+eye)\s+"
    r"(?:out\s+)?(?:for|at|on|to|whether|if|how|who|what)\b|(?:check|see|notice)\s+(?:whether|if|how|who)\b"
    r"|want\s+to\s+(?:see|know|hear)\b)|(?:watch(?:ing)?|look(?:ing)?)\s+(?:out\s+)?(?:for|whether|if)\b|whether\b"
)
_WATCHES = re.compile(rf"\s*(?:(?:en|and)\s+)?(?:{_NL}|{_EN})", re.I)


def watches(text: str) -> bool:
    """Whether a sentence opens with what its speaker will watch, by the usual verbs.

    >>> watches("ik let op of ouders blijven"), watches("we look for who stays"), watches("of het stil is")
    (True, True, True)
    >>> watches("ze letten op elkaar"), watches("wij willen dat ze zien dat het kan"), watches("op tijd")
    (False, False, False)
    """
    return bool(_WATCHES.match(text))
