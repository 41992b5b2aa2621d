# /// script
# dependencies = ["python-calamine==0.9.1"]
# ///
"""Reads a workbook of Excel that is made here."""

import io
import zipfile

import python_calamine

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FILES = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>42</v></c>'
    '<c r="B1" t="inlineStr"><is><t>hi</t></is></c></row></sheetData></worksheet>',
}
file = io.BytesIO()
with zipfile.ZipFile(file, "w") as archive:
    for name, text in FILES.items():
        archive.writestr(name, text)
file.seek(0)
book = python_calamine.CalamineWorkbook.from_filelike(file)
assert book.sheet_names == ["S"]
assert book.get_sheet_by_name("S").to_python() == [[42.0, "hi"]]
