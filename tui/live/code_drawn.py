"""An address as a QR code in half blocks: two rows of it in one of the terminal, black on white."""

_HALVES = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
QUIET = 2  # modules of white around it


def code_rows(address: str, large: bool = False) -> list[str]:
    """The rows of the code of an address, all as wide; to be drawn black on white.

    A `large` one is twice as wide and as high.

    >>> for large in (False, True):
    ...     rows = code_rows("HTTP://192.168.178.23:8123/K7PXQM2A", large)
    ...     print(len(rows), {len(row) for row in rows})
    15 {29}
    29 {58}
    """
    import segno

    made = segno.make(address, error="l", boost_error=False, micro=False)
    matrix = [list(row) for row in made.matrix_iter(border=QUIET)]
    if large:
        return ["".join("██" if module else "  " for module in row) for row in matrix]
    if len(matrix) % 2:
        matrix.append([0] * len(matrix[0]))
    return [
        "".join(_HALVES[int(a), int(b)] for a, b in zip(upper, lower, strict=True))
        for upper, lower in zip(matrix[::2], matrix[1::2], strict=True)
    ]


GROUP = 4  # signs of a code that are read in one breath


def to_type(address: str) -> str:
    """An address as one types it, its code in two groups, as it is read out and held in mind.

    >>> to_type("HTTP://192.168.178.23:8123/K7PXQM2A")
    '192.168.178.23:8123/K7PX-QM2A'
    >>> to_type("HTTPS://TALK.SCHOOL.EXAMPLE:8123/K7PXQM2A")
    'https://talk.school.example:8123/K7PX-QM2A'
    """
    scheme, _sign, rest = address.partition("://")
    host, slash, code = rest.partition("/")
    code = f"{code[:GROUP]}-{code[GROUP:]}" if len(code) > GROUP else code
    lead = host if scheme == "HTTP" else f"{scheme.lower()}://{host.lower()}"
    return f"{lead}{slash}{code}"
