@echo off
rem Opens Vertel, or with "check" passes its tests, from a fresh checkout: what vertel.sh is elsewhere.
setlocal
cd /d "%~dp0"
if not defined PYTHON set PYTHON=py -3
for /f "skip=1 delims=" %%h in ('certutil -hashfile requirements.lock SHA1') do if not defined stamp set stamp=.venv\made-from-%%h
if not exist "%stamp%" (
    %PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))" || (
        echo Vertel needs Python 3.11 or later; set PYTHON to one. 1>&2
        exit /b 1
    )
    echo Setting up, once; it takes a minute or two. 1>&2
    echo 1/3 An environment of its own, in .venv beside this file 1>&2
    if exist .venv rmdir /s /q .venv
    %PYTHON% -m venv .venv || exit /b 1
    echo 2/3 The libraries of requirements.lock, from the package index 1>&2
    .venv\Scripts\python -m pip install --quiet --disable-pip-version-check -r requirements.lock || exit /b 1
    echo 3/3 Vertel itself 1>&2
    .venv\Scripts\python -m pip install --quiet --disable-pip-version-check --no-deps -e . || exit /b 1
    type nul > "%stamp%"
)
if "%~1"=="check" (
    .venv\Scripts\pybabel -q compile -D vertel -d locales || exit /b 1
    .venv\Scripts\ruff format --check . || exit /b 1
    .venv\Scripts\ruff check . || exit /b 1
    .venv\Scripts\mypy || exit /b 1
    .venv\Scripts\mypy --platform win32 --cache-dir .mypy_cache\win32 || exit /b 1
    .venv\Scripts\lint-imports || exit /b 1
    .venv\Scripts\pytest -n auto --dist worksteal
    exit /b
)
.venv\Scripts\vertel %*
