# /// script
# dependencies = ["pypdfium2==5.15.2"]
# ///
"""Makes a PDF, draws a page as an image, reads the file again."""

import io

import pypdfium2

document = pypdfium2.PdfDocument.new()
page = document.new_page(200, 100)
bitmap = page.render(scale=2)
assert (bitmap.width, bitmap.height) == (400, 200)
assert bytes(bitmap.buffer)[:3] == b"\xff\xff\xff"
file = io.BytesIO()
document.save(file)
assert pypdfium2.PdfDocument(file.getvalue())[0].get_size() == (200.0, 100.0)
