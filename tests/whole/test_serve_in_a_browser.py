"""`vertel serve` in Chromium without a window, with key presses as a keyboard's."""

import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from chromium import Browser, Page, browser, chromium
from line import environment
from served import Served, gone, serving, stored

pytestmark = pytest.mark.skipif(chromium() is None, reason="there is no Chromium here to look with")
SHOWN = "document.querySelector('#terminal .xterm-rows')?.innerText ?? ''"
WITHOUT_WEBGL = """
const get = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...given) {
  return kind === "webgl2" ? null : get.call(this, kind, ...given);
};
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path, VERTEL_LANG="nl")


@pytest.fixture
def served(env: dict[str, str]) -> Iterator[Served]:
    with serving(env) as running:
        yield running


@pytest.fixture
async def chrome(tmp_path: Path) -> AsyncIterator[Browser]:
    async with browser(tmp_path / "profile") as running:
        yield running


async def opened(chrome: Browser, served: Served, webgl: bool = False) -> Page:
    """The page, where it is wished without WebGL: then the letters can be read off it."""
    page = await chrome.open()
    if not webgl:
        await page.do("Page.addScriptToEvaluateOnNewDocument", source=WITHOUT_WEBGL)
    await page.do("Page.navigate", url=served.address)
    await page.until("document.body?.classList.contains('-first-byte')")
    return page


async def shows(page: Page, words: str) -> None:
    await page.until(f"({SHOWN}).replaceAll('\\u00a0', ' ').includes({words!r})")


@pytest.mark.long
async def test_what_is_typed_in_a_browser_is_kept_and_goes_on_in_the_next_tab(
    served: Served, env: dict[str, str], chrome: Browser
) -> None:
    page = await opened(chrome, served)
    await shows(page, "Hier staat nog niets")
    assert await page.js("document.documentElement.lang") == "nl"
    assert await page.js("document.title") == "Vertel"
    await page.press("F1")  # the browser's own help stays away
    await shows(page, "blijven ctrl+n, ctrl+t en ctrl+w bij de browser")
    await page.press("Escape")
    await shows(page, "Hier staat nog niets")
    await page.press("c")
    await shows(page, "Over welk doel gaat het?")
    await page.type("Ouders vertrouwen ons")
    await shows(page, "vertrouwen ons")
    await page.press("Tab")
    await page.type("31 van 52; twee bleven. En één")
    await shows(page, "31 van 52; twee bleven. En één")

    other = await opened_second(chrome, served)
    assert "al open in een ander tabblad" in await other.until(
        "document.getElementById('sentence').textContent"
    )
    assert await other.js("document.activeElement.id") == "again"
    await chrome.close(other)

    # The terminal opens an address that is clicked on in this way; here it leads nowhere.
    tabs = await chrome.tabs()
    assert await page.js("window.open('https://example.org/') === null")
    assert await chrome.tabs() == tabs
    # A smaller window is a smaller terminal.
    await page.size(640, 400)
    await page.until(f"({SHOWN}).split('\\n').length < 24")

    apps = served.apps()
    await page.type(" zin, half af")
    await shows(page, "half af")
    await chrome.close(page)
    again = await opened(chrome, served)
    await shows(again, "half af")
    assert await gone(apps)
    await again.type(" en weer verder")
    await stored(env, "31 van 52; twee bleven. En één zin, half af en weer verder")

    apps = served.apps()
    await again.type(", en weg")
    await shows(again, "en weg")
    chrome.kill()
    assert await gone(apps)
    await stored(env, "verder, en weg", 1)
    for tab in (page, other, again):
        assert tab.asked
        assert {address.split("/")[2] for address in tab.asked} == {f"127.0.0.1:{served.port}"}
        assert not [said for said in tab.told if "Content Security Policy" in said]


@pytest.mark.long
async def test_with_webgl_it_is_drawn_and_its_end_is_told(
    served: Served, chrome: Browser, tmp_path: Path
) -> None:
    page = await opened(chrome, served, webgl=True)
    assert await page.js("document.querySelectorAll('#terminal canvas').length") > 1
    drawn = """(() => {
      const layer = document.querySelector('.xterm-text-layer');
      const dots = layer.getContext('2d').getImageData(0, 0, layer.width, layer.height).data;
      return new Set(new Uint32Array(dots.buffer)).size;
    })()"""
    await page.until(f"{drawn} > 10")  # letters, not an empty field
    assert await served.ended() == 0, served.process.stderr.read()
    assert "in de terminal beëindigd" in await page.until(
        "document.getElementById('sentence').textContent"
    )
    assert not [said for said in page.told if "Content Security Policy" in said]


async def test_enter_in_a_check_in_in_a_browser_keeps_the_words_in_each_field(
    served: Served, env: dict[str, str], chrome: Browser
) -> None:
    page = await opened(chrome, served)
    await shows(page, "Hier staat nog niets")
    await page.press("c")
    await shows(page, "Over welk doel gaat het?")
    words = ("Ouders vertrouwen ons", "twee bleven", "ze durven", "vraag Fatima")
    for typed in words:
        await page.type(typed)
        await page.press("Enter")
    await shows(page, "sluit de check-in af")  # Enter in the last field ends nothing
    for typed in words:
        await shows(page, typed)
        await stored(env, typed)
    await page.type("en Joost")  # what is typed on is a sentence of its own
    await shows(page, "en Joost")
    await page.press("PageDown")
    await shows(page, "Eerder")  # done, and Home
    await stored(env, "vraag Fatima\\nen Joost")


@pytest.mark.long
async def test_a_connection_that_is_gone_is_told_and_it_is_started_again(
    served: Served, env: dict[str, str], chrome: Browser
) -> None:
    page = await opened(chrome, served)
    await shows(page, "Hier staat nog niets")
    await page.press("c")
    await shows(page, "Over welk doel gaat het?")
    await page.type("Ouders vertrouwen ons")
    await shows(page, "vertrouwen ons")
    await served.ended(signal.SIGKILL)
    told = await page.until("document.getElementById('sentence').textContent")
    assert "Kijk of" in told
    assert "vertel serve" in told
    with serving(env) as again:
        await shows(await opened(chrome, again), "vertrouwen ons")


async def opened_second(chrome: Browser, served: Served) -> Page:
    return await chrome.open(served.address)
