"""How minutes look as OpenDocument: ink on A4 in letters of a book, as the other forms look."""

from datetime import UTC, datetime, time
from typing import Any

from minutes.blocks import Document, locale_of, xml_text
from minutes.marks import BEGIN

_SHAPES: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "Title": ("Title", {"fo:font-size": "18pt", "fo:font-weight": "bold"},
              {"fo:margin-bottom": "0.25cm", "fo:keep-with-next": "always"}),
    "Heading_20_1": ("Heading 1", {"fo:font-size": "12pt", "fo:font-weight": "bold"},
              {"fo:margin-top": "0.4cm", "fo:margin-bottom": "0.1cm",
               "fo:keep-with-next": "always"}),
    "Minutes_20_over": ("Minutes over", {"fo:font-size": "10pt", "fo:color": "#404040"},
            {"fo:margin-bottom": "0.1cm", "fo:keep-with-next": "always"}),
    "Minutes_20_page": ("Minutes page", {"fo:font-size": "9pt", "fo:color": "#404040"}, {}),
    "Text_20_body": ("Text body", {"fo:font-size": "10.5pt"}, {"fo:margin-bottom": "0.1cm"}),
    "Minutes_20_head": ("Minutes head", {"fo:font-size": "10.5pt"},
            {"fo:margin-left": "4.8cm", "fo:text-indent": "-4.8cm", "fo:margin-bottom": "0.07cm"}),
    "Minutes_20_remark": ("Minutes remark", {"fo:font-size": "10.5pt", "fo:font-style": "italic"},
            {"fo:margin-top": "0.3cm"}),
    "Caption": ("Caption", {"fo:font-size": "10pt"},
            {"fo:margin-top": "0.3cm", "fo:margin-bottom": "0.15cm",
             "fo:keep-with-next": "always"}),
    "Minutes_20_cell": ("Minutes cell", {"fo:font-size": "10.5pt"}, {}),
    "Minutes_20_stay": ("Minutes stay", {"fo:font-size": "10.5pt"},
            {"fo:margin-bottom": "0.1cm", "fo:keep-with-next": "always"}),
    }  # fmt: skip


def speak(made: Any, document: Document) -> None:
    """What the file says of itself: its title and language, and no more than the minutes say."""
    from odfdo import Element

    locale = locale_of(document.language)
    made.set_language(locale)
    meta = made.meta
    meta.title = xml_text(document.head)
    meta.language = locale
    for setter in (meta.set_creator, meta.set_initial_creator):
        setter("")
    meta.set_generator("Vertel")
    if document.on is not None:
        noon = datetime.combine(document.on, time(12), UTC).replace(tzinfo=None)
        meta.set_creation_date(noon)
        meta.set_modification_date(noon)
    language, _hyphen, country = locale.partition("-")
    for default in made.styles.root.get_elements("//style:default-style"):
        for properties in default.get_elements("style:text-properties"):
            assert isinstance(properties, Element)
            properties.set_attribute("fo:language", language)
            properties.set_attribute("fo:country", country)


def dress(made: Any, document: Document) -> None:
    """Ink on A4 in letters of a book, as the other forms look; status and page x of y below."""
    from odfdo import Style

    page = made.get_style("page-layout", "Mpm1")
    sides = {f"fo:margin-{side}": "2.5cm" for side in ("left", "right")}
    sides |= {f"fo:margin-{side}": "2cm" for side in ("top", "bottom")}
    page.set_properties(
        {"fo:page-width": "21cm", "fo:page-height": "29.7cm", **sides}, area="page-layout"
    )
    for name, (shown, letters, shape) in _SHAPES.items():
        made.insert_style(_paragraph_style(name, shown, letters, shape))
    made.insert_style(
        Style("text", name="Minutes_20_label", display_name="Minutes label", bold=True)
    )
    for tongue in BEGIN:
        style = Style("text", name=f"Minutes_20_{tongue}", display_name=f"Minutes {tongue}")
        language, _hyphen, country = locale_of(tongue).partition("-")
        spoken = {"fo:language": language, "fo:country": country}
        style.set_properties(spoken, area="text")
        made.insert_style(style)
    made.insert_style(_bullets())
    for level in made.styles.root.get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")  # else headings are numbered
        for attribute in ("loext:num-list-format", "style:num-suffix"):
            level.del_attribute(attribute)
    _pages(made, document)
    line = "0.5pt solid #8c8c8c"
    box = Style("table-cell", name="Minutes_20_box", border=line, padding="0.08cm")
    made.insert_style(box, automatic=True)


def _pages(made: Any, document: Document) -> None:
    """Each page with its foot, and each further page with goal, day and reader above."""
    from odfdo import Element, Paragraph, Tab

    stop = '<style:tab-stop style:position="16cm" style:type="right"/>'
    foot_style = made.get_style("paragraph", "Minutes_20_page")
    foot_style.get_element("style:paragraph-properties").append(
        Element.from_tag(f"<style:tab-stops>{stop}</style:tab-stops>")
    )
    master = made.get_style("master-page", "Standard")
    for tag in ("style:header", "style:header-first", "style:footer", "style:footer-first"):
        part = Element.from_tag(tag)
        line = Paragraph(style="Minutes_20_page")
        if tag == "style:header":
            line.append_plain_text(xml_text(document.head))
        elif "footer" in tag:
            line.append_plain_text(xml_text(document.status))
            line.append(Tab())
            line.append(
                Element.from_tag(
                    '<text:page-number text:select-page="current">1</text:page-number>'
                )
            )
            line.append_plain_text(" / ")
            line.append(Element.from_tag("<text:page-count>1</text:page-count>"))
        part.append(line)
        master.append(part)
    layout = made.get_style("page-layout", "Mpm1")
    for edge, side in (("header", "bottom"), ("footer", "top")):
        shape = Element.from_tag(
            f'<style:header-footer-properties fo:min-height="0.5cm" fo:margin-{side}="0.4cm"/>'
        )
        layout.get_element(f"style:{edge}-style").append(shape)


def _paragraph_style(name: str, shown: str, letters: dict[str, str], shape: dict[str, str]) -> Any:
    from odfdo import Style

    style = Style("paragraph", name=name, display_name=shown)
    if name == "Heading_20_1":
        style.set_attribute("style:default-outline-level", "1")
    serif = {"style:font-name": "Liberation Serif", "fo:color": "#000000"}
    style.set_properties({**serif, **letters}, area="text")
    style.set_properties({"fo:orphans": "2", "fo:widows": "2", **shape}, area="paragraph")
    return style


def _bullets() -> Any:
    """The style of our lists: two levels."""
    from odfdo import Element

    levels = "".join(
        f'<text:list-level-style-bullet text:level="{n}" text:bullet-char="{sign}">'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab"'
        f' text:list-tab-stop-position="{0.6 * n}cm" fo:text-indent="-0.6cm"'
        f' fo:margin-left="{0.6 * n}cm"/></style:list-level-properties>'
        "</text:list-level-style-bullet>"
        for n, sign in ((1, "•"), (2, "–"))
    )
    return Element.from_tag(
        '<text:list-style style:name="Minutes_20_list" style:display-name="Minutes list">'
        f"{levels}</text:list-style>"
    )
