v1 = {26, 0x2, 127, -598143405182486531354671268789, 28}
v2 = (4.6362420766602685e-22 + 0.5j)
v3 = v1
with decimal.localcontext(prec=28, rounding=decimal.ROUND_HALF_EVEN) as context:
    try:
        a, b = decimal.Decimal(sum(1 for x4 in [] if x4 > 63)), decimal.Decimal('1E+5'); print(a, b)
    except Exception as error:
        report(error)
    if 'a' not in vars() or not isinstance(a, decimal.Decimal): a = b = decimal.Decimal('1.25')
    show(lambda: +a, lambda: a - b, lambda: a.compare(b), lambda: f'{a:e} {a:,} {a:>20}', lambda: f'{a:.3f}', lambda: a ** b if abs(b) < 50 else b, lambda: a * b, lambda: a.as_integer_ratio() if abs(a) < 10**50 else 0)
show(lambda: textwrap.shorten('x y  z'[:100].translate(str.maketrans('abc', 'xyz', 'l')), 7), lambda: colorsys.rgb_to_hsv((18446744073709551616 ** -3), .5, .25), lambda: posixpath.normpath('x y  z'[:100].translate(str.maketrans('abc', 'xyz', 'l'))), lambda: fnmatch.translate('x y  z'[:100].translate(str.maketrans('abc', 'xyz', 'l'))), lambda: string.Template('$a ${b} $$ $c').substitute(a='x y  z'[:100].translate(str.maketrans('abc', 'xyz', 'l')), b=1), lambda: list(difflib.unified_diff(re.split(r'[^,]*', '\xdf'), shlex.split('\x00nul'), lineterm='')), lambda: ast.literal_eval('x y  z'[:100].translate(str.maketrans('abc', 'xyz', 'l'))))
print(v2, v1, v3)
