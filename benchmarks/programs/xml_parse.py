"""xml.etree: build a tree, write it, parse it again, find by path."""

import xml.etree.ElementTree as ET


def run():
    root = ET.Element("shop")
    for i in range(1500):
        item = ET.SubElement(root, "item", id=str(i), kind="book" if i % 3 else "map")
        ET.SubElement(item, "title").text = f"Title {i} & <more> \u00e9"
        price = ET.SubElement(item, "price", currency="EUR")
        price.text = f"{i * 1.5:.2f}"
        price.tail = "\n"
    text = ET.tostring(root, encoding="unicode")
    back = ET.fromstring(text)
    total = sum(float(price.text) for price in back.iter("price"))
    maps = back.findall("./item[@kind='map']/title")
    total += sum(len(title.text) for title in maps) + len(back.findall(".//price"))
    for item in list(back):
        if item.get("id").endswith("7"):
            back.remove(item)
    return f"{total:.2f} {len(text)} {len(back)} {len(ET.tostring(back))}"
