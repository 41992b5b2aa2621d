"""Text algorithms by index: edit distance, longest common subsequence, KMP, run lengths."""


def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            cost = previous + (left != right)
            previous = row[j]
            row[j] = min(cost, previous + 1, row[j - 1] + 1)
    return row[-1]


def common_subsequence(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            if a[i] == b[j]:
                table[i + 1][j + 1] = table[i][j] + 1
            else:
                table[i + 1][j + 1] = max(table[i][j + 1], table[i + 1][j])
    return table[-1][-1]


def occurrences(text, pattern):
    fallback = [0] * len(pattern)
    length = 0
    for i in range(1, len(pattern)):
        while length and pattern[i] != pattern[length]:
            length = fallback[length - 1]
        length += pattern[i] == pattern[length]
        fallback[i] = length
    found = length = 0
    for character in text:
        while length and character != pattern[length]:
            length = fallback[length - 1]
        length += character == pattern[length]
        if length == len(pattern):
            found += 1
            length = fallback[length - 1]
    return found


def run_lengths(text):
    out = []
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out.append(text[i] + str(j - i))
        i = j
    return "".join(out)


def run():
    a = "".join("acgt"[i * i % 7 % 4] for i in range(220))
    b = "".join("acgt"[i * i * i % 11 % 4] for i in range(200))
    text = (a + b) * 40
    return (
        edit_distance(a, b) * 1000000
        + common_subsequence(a, b) * 1000
        + occurrences(text, "acac")
        + len(run_lengths(text))
    )
