"""Helpers of the tests in this directory."""


def raises(kind, function):
    """The exception that a function raises, which must be of a kind."""
    try:
        function()
    except kind as error:
        return error
    raise AssertionError(f"no {kind}")


async def raises_async(kind, awaitable):
    """The exception that awaiting raises, which must be of a kind."""
    try:
        await awaitable
    except kind as error:
        return error
    raise AssertionError(f"no {kind}")
