# /// script
# dependencies = ["uharfbuzz==0.57.0"]
# ///
"""Guesses the script of texts."""

import uharfbuzz

for text, script, direction in (("hello", "Latn", "ltr"), ("שלום", "Hebr", "rtl"), ("Привет", "Cyrl", "ltr")):
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    assert (buffer.script, buffer.direction) == (script, direction)
