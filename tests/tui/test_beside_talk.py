"""What stands beside a talk on a wide screen."""

from at_table import begun, said, to

from tui.widgets.talk.beside_talk import beside_rows
from tui.words.signs import Roster


def test_the_account_givers_own_sign_is_there_before_those_of_others() -> None:
    table = to(begun(), "indicator")
    said(table, "marieke: wie vraagt", "henk: een", "henk: twee", "henk: drie")
    rows = [row.plain for row in beside_rows(table, Roster(table.talk.names))]
    assert rows[1:4] == ["wie vraagt", "twee", "drie"]
