"""Make hard minutes in every form, and look at them with other programs; see look.sh."""

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

from cases import cases
from drawn import squeezed
from PIL import Image, ImageOps

from docs.phone import SEEN
from minutes.blocks import Document, sentences
from minutes.formats.writers import write_document
from tui.live.page.guest_page import GuestShown, file_called, guest_files, page

PPI = 72
EDGE = 28  # pixels of margin in which nothing is printed: 1 cm
AXE = """<script>{axe}</script><script>
axe.run().then(found => {{
  const told = document.createElement('pre');
  told.id = 'axe';
  told.textContent = JSON.stringify({{
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    passes: found.passes.length,
    wrong: found.violations.concat(found.incomplete.filter(
      // It leaves the contrast of words in a picture open, whose ink is that of the text around, and of
      // a sign that stands alone: those are no text, and docs/look.md has theirs.
      v => v.id !== 'color-contrast' || v.nodes.some(
        n => !/^(<text |<i aria-hidden|<span>[●○])/.test(n.html)
      )
    )).map(v => [v.id, v.help, v.nodes.length, v.nodes.map(n => n.html).join(' ').slice(0, 200)])
  }});
  document.body.append(told);
}});
</script>"""


def main(out: Path) -> int:
    wrong: list[str] = []
    for name, made in cases():
        for fmt in ("pdf", "docx", "odt", "html"):
            file = out / f"{name}.{fmt}"
            file.write_bytes(write_document(made, fmt))
            if fmt == "html":
                wrong += [
                    f"{file.name}: {w}" for dark in (False, True) for w in axe(file, out, dark)
                ]
            else:
                wrong += [f"{file.name}: {w}" for w in pages(as_pdf(file), made)]
            if fmt == "pdf":
                wrong += [f"{file.name}: {w}" for w in read_aloud(file, out)]
        print(f"{name}: looked at", flush=True)
    for file in phone_pages(out):
        wrong += [f"{file.name}: {w}" for dark in (False, True) for w in axe(file, out, dark)]
    print("the page on a phone: looked at", flush=True)
    print("\n".join(wrong) or f"Nothing wrong was seen. The pages are in {out}.")
    return bool(wrong)


def phone_pages(out: Path) -> list[Path]:
    """The page on a phone in each of its states, as files with their style in them."""
    style = guest_files()[file_called("css")].body.decode()
    said = GuestShown(told="over", text="“they dare”", by="Henk", line_id="abcdefgh", hand=True)
    found = []
    for kind in ("room", "join", "code", "works"):
        drawn = page(kind, SEEN["nl"][0], "nl", "K7PXQMZ0", "tag", said)
        drawn = re.sub(r"<link rel=.stylesheet.*?>", f"<style>{style}</style>", drawn)
        file = out / f"phone-{kind}.html"
        file.write_text(re.sub(r"<script .*?</script>", "", drawn) + "\n", "utf-8")
        found.append(file)
    return found


def as_pdf(file: Path) -> Path:
    """The file as LibreOffice prints it; a PDF as it is."""
    if file.suffix == ".pdf":
        return file
    folder = file.parent / f"{file.suffix[1:]}-printed"
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, file],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return folder / f"{file.stem}.pdf"


def pages(file: Path, made: Document) -> list[str]:
    """What is wrong with the pages of a PDF: its words, its margins, headings alone at an end."""
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    text = told.stdout.decode()
    wrong = words_missing(text, made)
    headings = {squeezed(section.heading) for section in made.sections}
    rows = {squeezed(row) for row in text.splitlines()}
    wrong += [f"no row is the heading {heading}" for heading in headings if heading not in rows]
    for n, leaf in enumerate(text.split("\f")[:-1], 1):
        rows = [squeezed(row) for row in leaf.splitlines() if row.strip()]
        rows = [row for row in rows if not re.fullmatch(r"\d+/\d+", row)]
        if rows and rows[-1] in headings:
            wrong.append(f"page {n} ends with a heading")
    pictures = file.parent / f"{file.stem}-{file.parent.name}"
    subprocess.run(["pdftoppm", "-r", str(PPI), "-png", file, pictures], check=True)
    for picture in sorted(file.parent.glob(f"{pictures.name}-*.png")):
        page_image = Image.open(picture).convert("L")
        box = ImageOps.invert(page_image).point(lambda shade: 255 * (shade > 40)).getbbox()
        width, height = page_image.size
        if box is None:
            wrong.append(f"{picture.name} is empty")
        elif box[0] < EDGE or box[1] < EDGE or box[2] > width - EDGE or box[3] > height - EDGE:
            wrong.append(f"{picture.name} is printed to its edge: {box}")
    return wrong


def read_aloud(file: Path, out: Path) -> list[str]:
    """What outloud, which did not make it, has to say of a PDF as PDF/UA asks.

    TAG-002 finds words that nobody hears: the line above a further page, which is to be so. PAG-001
    takes evidence that stands on many pages in nearly the same words for such a line.
    """
    told = out / f"{file.stem}.outloud.json"
    subprocess.run(
        [out / "outloud/bin/outloud", "--quiet", "--skip", "TAG-002,PAG-001", "--json", told, file],
        capture_output=True, timeout=120,
    )  # fmt: skip
    (found,) = json.loads(told.read_text())["results"]
    return [f"{one['rule']}: {one['message']}" for one in found["findings"]]


def words_missing(text: str, made: Document) -> list[str]:
    """Words of the document that are not on the pages. Right-to-left words stand in another order."""
    found = re.sub(r"[\u200b-\u200f\u202a-\u202e]", "", squeezed(text))
    missing = []
    for sentence in sentences(made):
        for word in sentence.split():
            plain = squeezed(word)
            if plain.isascii() and plain.isalnum() and len(plain) < 30 and plain not in found:
                missing.append(f"“{word}” is not on the pages")
    return missing[:5]


def axe(file: Path, out: Path, dark: bool) -> list[str]:
    """What axe-core has to say of a page, in light or in dark."""
    script = (out / "npm/node_modules/axe-core/axe.min.js").read_text()
    page = file.read_text()
    tried = file.parent / f"{file.stem}-{'dark' if dark else 'light'}.axe.html"
    tried.write_text(
        page.replace(
            "</body>\n</html>",
            AXE.format(axe=script.replace("</script", "<\\/script")) + "</body></html>",
        )
    )
    done = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000",
         f"--blink-settings=preferredColorScheme={0 if dark else 1}",
         "--dump-dom", tried.as_uri()],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    told = re.search(r'<pre id="axe">(.*?)</pre>', done.stdout.decode(), re.DOTALL)
    if told is None:
        return [f"axe did not run ({'dark' if dark else 'light'})"]
    found = json.loads(unescape(told[1]))
    wrong = [f"{'dark' if dark else 'light'}: {w}" for w in found["wrong"]]
    if found["dark"] != dark:
        wrong.append(f"the page was not seen in {'dark' if dark else 'light'}")
    return wrong if found["passes"] > 5 else [*wrong, "axe looked at nothing"]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
