"""An interpreter in Python: a stack machine with jumps that runs a sieve and a loop."""

PUSH, LOAD, STORE, ADD, MUL, LESS, JUMP, JUMP_IF_NOT, GET, PUT, HALT = range(11)


def assemble(text):
    names = {
        "push": PUSH, "load": LOAD, "store": STORE, "add": ADD, "mul": MUL, "less": LESS,
        "jump": JUMP, "unless": JUMP_IF_NOT, "get": GET, "put": PUT, "halt": HALT,
    }  # fmt: skip
    labels = {}
    lines = []
    for line in text.split("\n"):
        words = line.split()
        if not words:
            continue
        if words[0].endswith(":"):
            labels[words[0][:-1]] = len(lines)
        else:
            lines.append(words)
    code = []
    for name, *operand in lines:
        value = operand[0] if operand else "0"
        code.append((names[name], labels[value] if value in labels else int(value)))
    return code


# v0 = candidate, v1 = multiple, v2 = count; memory cell n is 1 when n is composite.
SIEVE = assemble("""
push 2
store 0
outer:
load 0
push 2500
less
unless end
load 0
get
unless prime
jump next
prime:
load 2
push 1
add
store 2
load 0
load 0
mul
store 1
inner:
load 1
push 2500
less
unless next
load 1
push 1
put
load 1
load 0
add
store 1
jump inner
next:
load 0
push 1
add
store 0
jump outer
end:
halt
""")


def execute(code):
    stack = []
    variables = [0] * 8
    memory = [0] * 2501
    counter = steps = 0
    while True:
        operation, operand = code[counter]
        counter += 1
        steps += 1
        if operation == PUSH:
            stack.append(operand)
        elif operation == LOAD:
            stack.append(variables[operand])
        elif operation == STORE:
            variables[operand] = stack.pop()
        elif operation == ADD:
            right = stack.pop()
            stack[-1] += right
        elif operation == MUL:
            right = stack.pop()
            stack[-1] *= right
        elif operation == LESS:
            right = stack.pop()
            stack[-1] = 1 if stack[-1] < right else 0
        elif operation == JUMP:
            counter = operand
        elif operation == JUMP_IF_NOT:
            if not stack.pop():
                counter = operand
        elif operation == GET:
            stack[-1] = memory[stack[-1]]
        elif operation == PUT:
            value = stack.pop()
            memory[stack.pop()] = value
        else:
            return variables, steps


def run():
    variables, steps = execute(SIEVE)
    return variables[2] * 1000000 + steps * 2 + execute(SIEVE)[1]
