"""String methods: split, join, replace, find, case, translate, slices, encode."""

WORDS = "lorem ipsum dolor sit amet consectetur adipiscing élit naïve 漢字 sed do".split()
ROT = str.maketrans("abcdefghijklmnopqrstuvwxyz", "nopqrstuvwxyzabcdefghijklm")


def reverse_words(text):
    return " ".join(word[::-1] for word in text.split(" "))


def run():
    checksum = 0
    for round_number in range(700):
        text = " ".join(
            WORDS[(round_number * 7 + i * i) % len(WORDS)] + str(i) for i in range(30)
        )
        turned = reverse_words(text).upper().lower()
        swapped = turned.translate(ROT).replace("v", "--").replace("--", "w")
        parts = swapped.partition(" ")
        encoded = parts[2].encode("utf-8")
        checksum += len(encoded) + text.count("o") + swapped.find("q") + encoded[5]
        if swapped.startswith("a") or swapped.endswith(("1", "2", "3")):
            checksum += sum(map(ord, swapped.strip("abc")[:8]))
        built = ""
        for character in swapped[:40]:
            built += character if character.isalnum() else "_"
        checksum += len(built.title().rjust(60, ".")) + built.rfind("_")
    return checksum
