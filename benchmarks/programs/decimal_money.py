"""decimal: interest, rounding, quantize, division, square root, to and from text."""

from decimal import ROUND_HALF_EVEN, Decimal, getcontext, localcontext

CENT = Decimal("0.01")


def amortize(principal, yearly_rate, months):
    rate = Decimal(yearly_rate) / 1200
    payment = principal * rate / (1 - (1 + rate) ** -months)
    payment = payment.quantize(CENT, rounding=ROUND_HALF_EVEN)
    balance = principal
    interest_paid = Decimal(0)
    for _ in range(months):
        interest = (balance * rate).quantize(CENT, rounding=ROUND_HALF_EVEN)
        balance = balance + interest - payment
        interest_paid += interest
    return balance, interest_paid


def euler(places):
    with localcontext() as context:
        context.prec = places + 5
        total, term, n = Decimal(1), Decimal(1), 0
        while term > Decimal(10) ** -(places + 2):
            n += 1
            term /= n
            total += term
        context.prec = places
        return +total


def run():
    getcontext().prec = 28
    balance = paid = Decimal(0)
    for loan in range(45):
        rest, interest = amortize(Decimal(100000 + loan * 7919), "3.75", 240)
        balance += rest
        paid += interest
    roots = sum(Decimal(n).sqrt() for n in range(1, 1000))
    texts = sum(Decimal(f"{n}.{n % 100:02d}") for n in range(6000))
    return f"{balance} {paid} {euler(600)} {roots:.15f} {texts}"
