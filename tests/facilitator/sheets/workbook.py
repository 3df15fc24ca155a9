#!/usr/bin/env python3
"""Reads a workbook as a stranger's program would, with nothing but Python's own zip and XML, and prints
each cell: `TAB!A1 TYPE FORMAT VALUE`, then what is frozen, filtered and how wide each column is."""
import sys
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def main(file):
    book = zipfile.ZipFile(file)
    assert book.testzip() is None
    for name in book.namelist():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(book.read(name))  # every part is well-formed
    strings = []
    if "xl/sharedStrings.xml" in book.namelist():
        for item in ET.fromstring(book.read("xl/sharedStrings.xml")):
            strings.append("".join(part.text or "" for part in item.iter(MAIN + "t")))
    styles = ET.fromstring(book.read("xl/styles.xml"))
    own = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(MAIN + "numFmt")}
    own["9"] = "0%"
    formats = [own.get(xf.get("numFmtId"), "General") for xf in styles.find(MAIN + "cellXfs")]
    names = [sheet.get("name") for sheet in ET.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")]
    for number, name in enumerate(names, 1):
        tab = ET.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
        for cell in tab.iter(MAIN + "c"):
            assert cell.find(MAIN + "f") is None, "a formula"
            value = cell.find(MAIN + "v")
            if value is None:
                continue
            kind = cell.get("t", "n")
            text = strings[int(value.text)] if kind == "s" else value.text
            print(f"{name}!{cell.get('r')} {kind} {formats[int(cell.get('s', 0))]} {text}")
        for pane in tab.iter(MAIN + "pane"):
            print(f"{name} frozen {pane.get('ySplit')} {pane.get('state')}")
        for area in tab.iter(MAIN + "autoFilter"):
            print(f"{name} filter {area.get('ref')}")
        for column in tab.iter(MAIN + "col"):
            print(f"{name} width {column.get('min')} {float(column.get('width')):.0f}")


if __name__ == "__main__":
    main(sys.argv[1])
