"""datetime: parse, format, add, compare, time zones, calendars."""

from datetime import date, datetime, timedelta, timezone

START = datetime(2024, 1, 31, 12, 30, tzinfo=timezone.utc)


def run():
    total = 0
    zones = [timezone(timedelta(hours=hours)) for hours in range(-11, 13)]
    moment = START
    for i in range(5000):
        moment += timedelta(hours=7, minutes=i % 50, seconds=11)
        local = moment.astimezone(zones[i % 24])
        text = local.isoformat()
        back = datetime.fromisoformat(text)
        total += back.hour + len(text) + (back == moment)
        if i % 5 == 0:
            shown = local.strftime("%Y-%m-%d %H:%M:%S %j")
            total += int(shown[-3:])
        if i % 25 == 0:
            text = f"2023-{i % 12 + 1:02d}-{i % 28 + 1:02d} 04:05:06"
            read = datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
            total += read.timetuple().tm_yday
    day = date(1970, 1, 1)
    for i in range(5000):
        day += timedelta(days=17)
        total += day.isocalendar()[1] + day.weekday() + day.toordinal() % 7
    return total + int((moment - START).total_seconds())
