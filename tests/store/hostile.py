"""Texts that want to act: on the terminal, the markup, a file name, a spreadsheet; made by a seed."""

import random

E = "\x1b"
PIECES = (
    f"{E}]0;PWNED\x07", f"{E}]52;c;cm0=\x07", f"{E}]8;;http://evil.example\x07here{E}]8;;\x07",
    f"{E}[2J{E}[H", f"{E}[?1049l", f"{E}[?1003h", f"{E}[c", f"{E}[21t", f"{E}P$q\"p{E}\\",
    "\x9b2J", "\x9d0;PWN\x9c", "\x07\x08\x08", "honest\rFORGED", "line1\nline2", "a\tb", "a\x00b\x7f",
    "[red]warn[/red]", "[@click=app.quit]CLICK[/]", "[/]", "[/bold]", "[", "[/", "[link=x]y[/link]",
    "[$primary]", "\\[red]", "\u202egpj.exe", "\u2066b\u2069", "שלום", "مرحبا", "👩‍👩‍👧‍👦", "🏳️‍🌈",
    "Z" + "\u0301\u0327" * 40, "会議", "\u200b\u200d\ufeff", "L" * 3000, "", "   ", "a\udc80b", "Zoe\u0308",
    "../../etc/passwd", "/etc/passwd", "..", "con", "NUL.txt", "a:b", "-rf", "--help", "~/x", "$(id)",
    "=1+1", "=cmd|'/c calc'!A1", "+1", "@SUM(1)", "\t=1", "＝1+1", ",=1", '",=1,"',
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
    "![x](http://evil/p.png)", "</td></table><h1>", "# heading", "- [ ] item", "| a | b |", "```\ncode",
    "{{7*7}}", "{% raw %}", "{0.__class__}", "%s%n", "---\ntitle: x\n---", "\u2028\u2029", "\x85",
)  # fmt: skip


def text(chance: random.Random) -> str:
    """A text of one to six pieces, and now and then any characters at all."""
    parts = [chance.choice(PIECES) for _ in range(chance.randint(1, 6))]
    if chance.random() < 0.3:
        parts.append("".join(chr(chance.choice((
            chance.randrange(32, 127), chance.randrange(0, 0x300), chance.randrange(0x10FFFF),
        ))) for _ in range(chance.randint(1, 30))))  # fmt: skip
    return chance.choice(("", " ", ": ", "\n")).join(parts)


def value(chance: random.Random, deep: int = 0) -> object:
    """Any JSON value, with hostile texts in it."""
    kind = chance.randrange(9 if deep < 5 else 6)
    if kind < 3:
        return text(chance).encode("utf-8", "replace").decode()
    if kind == 3:
        return chance.choice((0, -1, 2**70, 1e308, 0.1, True, None))
    if kind < 6:
        return chance.choice(("2026-10-06", "2026-10-06T09:00:00Z", "0000-00-00", "", [], {}))
    if kind < 8:
        return {text(chance).encode("utf-8", "replace").decode(): value(chance, deep + 1)
                for _ in range(chance.randrange(4))}  # fmt: skip
    return [value(chance, deep + 1) for _ in range(chance.randrange(4))]
