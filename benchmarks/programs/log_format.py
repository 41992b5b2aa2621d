"""logging into memory: levels, filters, formatters, lazy arguments, percent and f-strings."""

import io
import logging


class OnlyEven(logging.Filter):
    def filter(self, record):
        return record.args[0] % 2 == 0


def make_logger(stream):
    logger = logging.Logger("benchmark")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)-8s %(name)s:%(funcName)s %(message)s"))
    logger.addHandler(handler)
    picky = logging.StreamHandler(stream)
    picky.setFormatter(logging.Formatter("{levelname}|{message}", style="{"))
    picky.setLevel(logging.ERROR)
    picky.addFilter(OnlyEven())
    logger.addHandler(picky)
    logger.setLevel(logging.INFO)
    return logger


def run():
    stream = io.StringIO()
    logger = make_logger(stream)
    for i in range(1000):
        logger.debug("never shown %d %r", i, logger)
        logger.info("step %d of %s", i, "many")
        if i % 5 == 0:
            logger.error("failed %d: %05.2f %x", i, i / 7, i * 255)
    for i in range(6000):
        stream.write("%-10s|%6d|%.3f|%s\n" % ("row", i, i / 3, i % 2 == 0))
        stream.write(f"{i:>8,}|{i / 9:10.4e}|{i:#06x}|{'abc'!r:^9}\n")
        stream.write("{0}-{1:03d}-{name}\n".format(i, i % 1000, name="x"))
    text = stream.getvalue()
    return f"{len(text)} {text.count('ERROR')} {sum(text.encode()[::53])}"
