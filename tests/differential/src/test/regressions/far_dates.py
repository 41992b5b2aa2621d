"""Times beyond what JavaScript's Date can hold, as native CPython has them."""

import datetime
import time

for seconds in (8_640_000_000_000, 8_640_000_000_001, -8_640_000_000_001, 34_117_512_478_878, -34_117_512_478_878):
    print(seconds, time.gmtime(seconds)[:9])
    try:
        print(datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc))
    except ValueError as error:
        print(type(error).__name__)
