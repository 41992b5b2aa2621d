# /// script
# dependencies = ["css-inline==0.24.0"]
# ///
"""Puts styles into a page."""

import css_inline

page = "<html><head><style>h1 { color: red }</style></head><body><h1>x</h1></body></html>"
assert '<h1 style="color: red;">x</h1>' in css_inline.inline(page)
