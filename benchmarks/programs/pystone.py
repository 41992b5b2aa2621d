"""A Dhrystone-like mix in the spirit of pystone: records, globals, arrays, strings, branches."""

ONE, TWO, THREE, FOUR, FIVE = 1, 2, 3, 4, 5
FIRST = "DHRYSTONE PROGRAM, 1ST STRING"
SECOND = "DHRYSTONE PROGRAM, 2ND STRING"


class Record:
    def __init__(self, link=None, kind=0, choice=0, number=0, text=""):
        self.link = link
        self.kind = kind
        self.choice = choice
        self.number = number
        self.text = text

    def copy(self):
        return Record(self.link, self.kind, self.choice, self.number, self.text)


class State:
    flag = False
    integer = 0
    letter = "A"
    row = [0] * 51
    table = [[0] * 51 for _ in range(51)]
    record = None
    spare = None


def fill_record(record):
    fresh = State.record.copy()
    record.link = fresh
    record.number = FIVE
    fresh.number = record.number
    fresh.link = record.link
    fresh.link = State.record.link
    if fresh.kind == 0:
        fresh.number = 6
        fresh.choice = next_choice(record.choice)
        fresh.link = State.record.link
        fresh.number = added(fresh.number, 10)
    else:
        record = fresh.copy()
    fresh.link = None
    return record


def next_choice(choice):
    if choice == TWO:
        return ONE if State.integer > 100 else FOUR
    if choice == FOUR:
        return TWO
    return choice if choice == THREE else FOUR


def added(left, right):
    return left + 2 + right


def adjust(number):
    location = number + 10
    while True:
        if State.letter == "A":
            location -= 1
            number = location - State.integer
            return number


def fill_arrays(row, table, left, right):
    location = left + 5
    row[location] = right
    row[location + 1] = row[location]
    row[location + 30] = location
    for index in range(location, location + 2):
        table[location][index] = location
    table[location][location - 1] += 1
    table[location + 20][location] = row[location]
    State.integer = 5


def same_letter(left, right):
    return left == right


def later(left, right):
    location = 1
    character = "A"
    while location <= 1:
        if not same_letter(left[location], right[location + 1]):
            character = "A"
            location += 1
        else:
            location += 1
    if "W" <= character <= "Z":
        location = 7
    return left > right or character == "X" and location == 7


def run():
    State.integer = 0
    State.flag = False
    State.letter = "A"
    State.row = [0] * 51
    State.table = [[0] * 51 for _ in range(51)]
    State.spare = Record()
    State.record = Record(State.spare, 0, THREE, 40, "DHRYSTONE PROGRAM, SOME STRING")
    checksum = 0
    for turn in range(12000):
        State.flag = State.letter == "A"
        left, right = 2, 3
        choice = TWO
        State.flag = not later(FIRST, SECOND)
        result = 0
        while left < right:
            result = 5 * left - right
            result = added(left, right)
            left += 1
        fill_arrays(State.row, State.table, left, result)
        State.record = fill_record(State.record)
        letter = "A"
        while letter <= "B":
            if choice == same_letter(letter, "C"):
                choice = next_choice(ONE)
            letter = chr(ord(letter) + 1)
        right = right * left
        result = right // left
        right = 7 * (right - result) - left
        left = adjust(left)
        checksum += left + right + result + choice + State.record.number
    return checksum + sum(State.row) + sum(map(sum, State.table))
