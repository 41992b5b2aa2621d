# /// script
# dependencies = ["simplejson==4.3.0"]
# ///
"""Uses the compiled encoder."""

from decimal import Decimal

import simplejson
from simplejson import encoder

assert encoder.c_make_encoder is not None
assert simplejson.dumps({"a": [1, Decimal("2.50")]}) == '{"a": [1, 2.50]}'
assert simplejson.loads("[1.1]", use_decimal=True) == [Decimal("1.1")]
