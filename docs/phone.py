"""Makes the pictures of the page on a phone: `PYTHONPATH=. python docs/phone.py`; it wants Chromium.

They stand in docs/pictures, by language, light and dark.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from tui.live.host import LiveHost
from tui.live.pipe import ChildOpen, ChildStart, RoomRow, RoomView, ToApp

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

HERE = Path(__file__).parent / "pictures"
CODE = "K7PXQMZ0"
SIZE = (390, 844)
SEEN = {
    "nl": (
        RoomView(
            language="nl", goal="Ouders brengen hun kind met vertrouwen naar school",
            below="voor ouders van onze jongste leerlingen", subject="Onderbouwing",
            question="Wat heb je gezien, gehoord, gelezen of geteld?", about="q8", takes=True,
            rows=(
                RoomRow(words="38 van de 52 ouders kwamen in februari", who="Ana", sign="●", hue=1,
                        strong="38 van de 52", of=(38, 52)),
                RoomRow(words="wie één keer blijft, komt terug", who="Ana", sign="●", hue=1, nested=True),
                RoomRow(words="twee ouders bleven lezen met hun kind", who="Joost", sign="■", hue=2),
                RoomRow(words="“ik wist niet dat ik hier mocht zitten”", who="Fatima", sign="▲", hue=3),
            ),
        ),
        "bij ons aan tafel wist niemand dat het elke week was",
    ),
    "en": (
        RoomView(
            language="en", goal="Parents bring their child to school with trust",
            below="for parents of our youngest pupils", subject="Evidence",
            question="What did you see, hear, read or count?", about="q8", takes=True,
            rows=(
                RoomRow(words="38 of the 52 parents came in February", who="Ana", sign="●", hue=1,
                        strong="38 of the 52", of=(38, 52)),
                RoomRow(words="who stays once, comes again", who="Ana", sign="●", hue=1, nested=True),
                RoomRow(words="two parents stayed to read with their child", who="Joost", sign="■", hue=2),
                RoomRow(words="“I did not know I could sit here”", who="Fatima", sign="▲", hue=3),
            ),
        ),
        "at our table nobody knew that it was every week",
    ),
}  # fmt: skip


async def draw(language: str, folder: Path) -> None:
    """The page with a name and half a sentence, light and dark."""
    from chromium import browser

    view, words = SEEN[language]
    at: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    loop = asyncio.get_running_loop()

    def heard(message: ToApp) -> None:
        if isinstance(message, ChildOpen):
            loop.call_soon_threadsafe(at.set_result, message.at[0])

    host = LiveHost(ChildStart(code=CODE, secret="5a" * 32, hosts=("127.0.0.1",)), heard)
    host.show(view)
    try:
        async with browser(folder, f"--accept-lang={language}") as running:
            page = await running.open(f"http://{await at}/{CODE}", *SIZE)
            await page.until("document.getElementById('say')")
            await page.js("localStorage.setItem('vertel name', JSON.stringify('Henk'))")
            await page.do("Page.reload")
            await page.until("document.getElementById('of').textContent.includes('Henk')")
            await page.js("document.getElementById('text').focus()")
            await page.do("Input.insertText", text=words)
            for theme in ("light", "dark"):
                feature = {"name": "prefers-color-scheme", "value": theme}
                await page.do("Emulation.setEmulatedMedia", features=[feature])
                name = "phone" if theme == "light" else "phone-dark"
                await page.picture(HERE / language / f"{name}-{SIZE[0]}x{SIZE[1]}.png")
    finally:
        host.close()


async def main() -> None:
    """Draw it in each language."""
    for language in SEEN:
        with tempfile.TemporaryDirectory() as folder:
            await draw(language, Path(folder))


if __name__ == "__main__":
    asyncio.run(main())
