"""Reads invitations to visits with python3-icalendar, which shares nothing with
the library that wrote them, and checks that each stands at the right local time
by the clock rules it brings along: on both sides of the days in March and
October on which the clocks change."""

import datetime
import pathlib
import sys

import icalendar

WALLS = {
    "before-march": ("2026-03-27 10:00", 0, 1),
    "after-march": ("2026-03-30 10:00", 1, 1),
    "before-october": ("2026-10-23 10:00", 1, 1),
    "after-october": ("2026-10-26 10:00", 0, 1),
    "moved": ("2026-10-26 11:00", 0, 2),
    "off": ("2026-10-26 11:00", 0, 3),
}


def check(folder, name, wall, hours, sequence):
    calendar = icalendar.Calendar.from_ical((folder / (name + ".ics")).read_bytes())
    assert not calendar.errors, calendar.errors
    (event,) = calendar.walk("VEVENT")
    (zone,) = calendar.walk("VTIMEZONE")
    assert not event.errors, event.errors
    starts, ends = event["DTSTART"], event["DTEND"]
    assert starts.params["TZID"] == zone["TZID"] == "Europe/London"
    assert f"{starts.dt:%Y-%m-%d %H:%M}" == wall, starts.dt
    assert ends.dt - starts.dt == datetime.timedelta(minutes=10)
    # by the rules in the file, and then by those of the machine
    theirs = zone.to_tz().localize(starts.dt.replace(tzinfo=None))
    for at in (theirs, starts.dt):
        assert at.utcoffset() == datetime.timedelta(hours=hours), (name, at)
    assert event["UID"] == "v1@plenary" and event["SEQUENCE"] == sequence
    assert calendar["METHOD"] == ("CANCEL" if name == "off" else "REQUEST")
    assert event["STATUS"] == ("CANCELLED" if name == "off" else "CONFIRMED")


folder = pathlib.Path(sys.argv[1])
for name, (wall, hours, sequence) in WALLS.items():
    check(folder, name, wall, hours, sequence)
print(f"invitations: {len(WALLS)} invitations read by icalendar {icalendar.__version__}, 0 wrong")
