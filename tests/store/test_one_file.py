"""One talk's file is found without laying all names side by side, and is the one that this gives."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from store.files.names import mark_of
from store.files.one_file import Unsure, file_of
from store.library import TalkLibrary

IDS = ("aaaaaa", "laptop", "k3f9q2")
MARKED = mark_of("ada", "k3f9q2")
BEGIN = st.sampled_from(
    ["", "2026-10-06-", "2026-10-06-walk-", "x", f"2026-10-06-private-{MARKED}-"]
)
BEHIND = st.sampled_from(["", "-", "~", " (conflicted copy)", "-laptop", ".sync-conflict-1", "b-"])
NAMES = st.builds(
    lambda begin, one, behind, end: f"{begin}{one}{behind}{end}",
    BEGIN, st.sampled_from(IDS), BEHIND, st.sampled_from([".json", ".json.kept-1", "", "-aaaaaa.json"]),
)  # fmt: skip


def test_a_talk_among_others_is_found_at_once(tmp_path: Path) -> None:
    for one in IDS:
        (tmp_path / f"2026-10-06-walk-in-{one}.json").touch()
    for one in IDS:
        assert file_of(tmp_path, one, ()) == tmp_path / f"2026-10-06-walk-in-{one}.json"
    assert file_of(tmp_path, "zzzzzz", ()) is None


@given(
    st.lists(NAMES, max_size=7, unique=True), st.sampled_from(IDS), st.sampled_from(["ada", "bo"])
)
def test_it_is_the_file_that_all_names_side_by_side_give(
    names: list[str], wanted: str, writer: str
) -> None:
    with TemporaryDirectory() as place:
        library = TalkLibrary(
            Path(place), lambda: datetime(2026, 10, 6, tzinfo=UTC), None, (writer,)
        )
        library.meetings_folder.mkdir()
        for name in names:
            (library.meetings_folder / name).touch()
        try:
            found = file_of(library.meetings_folder, wanted, (writer,))
        except Unsure:
            return
        assert found == library.files().get(wanted)
