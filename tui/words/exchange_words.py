"""What came of an exchange with an organisation's server, in sentences."""

from collections.abc import Iterator
from pathlib import Path

from agendas.errors import N_
from locales import _, ngettext, say
from sharing.exchanged import Exchanged
from sharing.team_talks import Membership

_NAMED = 8  # ids at most
_MEMBERSHIP = {
    "joined": N_("{name} is in team {team} from now on (by {by})."),
    "leads": N_("{name} leads team {team} (by {by})."),
    "leads no more": N_("{name} leads team {team} no more (by {by})."),
    "left": N_("{name} is in team {team} no more (by {by})."),
    "until": N_("{name} is in team {team} until {until} (by {by})."),
    "new link": N_(
        "{name} of team {team} was given a new link, and the old one opens nothing (by {by})."
    ),
}


def exchanged_told(came_of: Exchanged, folder: Path) -> Iterator[str]:
    """Each thing that happened, what waits for somebody last; `folder` is where the talks are."""
    for change in came_of.changes:
        yield membership_told(change)
    for ended in came_of.ended:
        yield ngettext(
            "You are in team {team} no more. {n} talk of it stays on this laptop, in {folder}; “vertel delete ID” takes it out.",
            "You are in team {team} no more. {n} talks of it stay on this laptop, in {folder}; “vertel delete ID” takes one out.",
            ended.talks,
        ).format(team=ended.team, n=ended.talks, folder=folder)
    if not came_of.teams:
        yield _("You are in no team on this server. Who keeps the memberships can invite you.")
    told = [*_talks_told(came_of)]
    yield from told or ([_("Nothing new.")] if came_of.teams else [])
    for key, reason in came_of.strange:
        yield say(N_("Talk {id} of the server is not taken in: {reason}"), id=key, reason=reason)


def _talks_told(came_of: Exchanged) -> Iterator[str]:
    told = (
        (came_of.came, ngettext("{n} talk came here: {ids}.", "{n} talks came here: {ids}.", len(came_of.came))),
        (came_of.sent, ngettext("{n} talk went to the server: {ids}.", "{n} talks went to the server: {ids}.", len(came_of.sent))),
        (came_of.went, ngettext("{n} talk was taken out on another laptop, and so here: {ids}. “vertel store recover ID” brings it back, “vertel store forget ID” drops it.", "{n} talks were taken out on another laptop, and so here: {ids}. “vertel store recover ID” brings one back, “vertel store forget ID” drops it.", len(came_of.went))),
        (came_of.told_gone, ngettext("{n} talk that was taken out here is out for the team too: {ids}.", "{n} talks that were taken out here are out for the team too: {ids}.", len(came_of.told_gone))),
        (came_of.stays, ngettext("{n} talk was taken out on another laptop and gone on with here, so it stays: {ids}.", "{n} talks were taken out on another laptop and gone on with here, so they stay: {ids}.", len(came_of.stays))),
        (came_of.beside, ngettext("Beside {n} talk stands another laptop's version: {ids}. “vertel store compare ID” lays the two side by side.", "Beside {n} talks stands another laptop's version: {ids}. “vertel store compare ID” lays the two side by side.", len(came_of.beside))),
        (came_of.held, ngettext("{n} talk is open in a window, and waits: {ids}.", "{n} talks are open in a window, and wait: {ids}.", len(came_of.held))),
        (came_of.erased, ngettext("In {n} talk a name was erased on another laptop, and stands here still: {ids}. Erase it here too (vertel store erase-name NAME), and exchange again.", "In {n} talks a name was erased on another laptop, and stands here still: {ids}. Erase it here too (vertel store erase-name NAME), and exchange again.", len(came_of.erased))),
        (came_of.refused, ngettext("The server did not take {n} talk: {ids}.", "The server did not take {n} talks: {ids}.", len(came_of.refused))),
        (came_of.open, ngettext("{n} talk is not closed, and stays here: {ids}. “vertel sync --hand-over ID” sends it.", "{n} talks are not closed, and stay here: {ids}. “vertel sync --hand-over ID” sends one.", len(came_of.open))),
        (came_of.elsewhere, ngettext("{n} talk is of no team of yours there, and stays here: {ids}.", "{n} talks are of no team of yours there, and stay here: {ids}.", len(came_of.elsewhere))),
    )  # fmt: skip
    for ids, sentence in told:
        if ids:
            named = ", ".join(ids[:_NAMED]) + (" …" if len(ids) > _NAMED else "")
            yield sentence.format(n=len(ids), ids=named)


def staying(talks: int, folder: Path) -> str:
    """What stays on this laptop of teams that somebody is in no more."""
    return ngettext(
        "{n} talk of your teams stays on this laptop, in {folder}; “vertel delete ID” takes it out.",
        "{n} talks of your teams stay on this laptop, in {folder}; “vertel delete ID” takes one out.",
        talks,
    ).format(n=talks, folder=folder)


def membership_told(change: Membership) -> str:
    """A change of who is in a team."""
    until = change.until.isoformat() if change.until else _("further notice")
    return _(_MEMBERSHIP[change.what]).format(
        name=change.called, team=change.team, by=change.by, until=until
    )
