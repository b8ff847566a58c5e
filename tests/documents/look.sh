#!/bin/sh
# Looks at the documents with programs that did not make them: LibreOffice turns DOCX and ODT into
# pages, Chromium with axe-core reads the HTML and the page on a phone in light and in dark, poppler draws the pages.
# outloud (PyPI) reads the PDF as PDF/UA asks; veraPDF is in neither Debian nor npm.
# Pictures and files stay in the folder it names, to be looked at. Needs soffice, chromium,
# pdftoppm and npm; on Debian:
#   apt-get install --no-install-recommends libreoffice-writer-nogui poppler-utils chromium npm
set -eu
cd "$(dirname "$0")/../.."
for tool in soffice chromium pdftoppm pdftotext npm; do
    command -v "$tool" >/dev/null || {
        echo "$tool is missing; see the top of $0" >&2
        exit 2
    }
done
out=${1:-$(mktemp -d)}
mkdir -p "$out"
.venv/bin/python -m venv "$out/outloud"
"$out/outloud/bin/pip" --quiet install outloud==0.2.1
npm install --silent --no-fund --no-audit --prefix "$out/npm" axe-core@4.14 >/dev/null
exec env PYTHONPATH=".:tests" .venv/bin/python tests/documents/look.py "$out"
