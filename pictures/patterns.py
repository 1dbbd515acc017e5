"""Zhuang brocade: small woven patterns drawn on a grid, our own figures."""
from .svg import circ, col, poly, rect

STAR = ["....r....", ".g..r..g.", "..g.r.g..", "...grg...", "rrrrwrrrr", "...grg...", "..g.r.g..", ".g..r..g.", "....r...."]


def diamonds(c, key, s, ground, a, b, d):
    """A pattern tile of nested diamonds with an eight-armed star; returns a fill."""
    i = "pat" + key
    if not any('id="%s"' % i in x for x in c.defs):
        w = s * 24
        out = ['<pattern id="%s" width="%d" height="%d" patternUnits="userSpaceOnUse"><path d="%s" fill="%s"/>' % (
            i, w, w, rect(0, 0, w, w), col(ground))]
        px = lambda x, y, k: out.append('<path d="%s" fill="%s"/>' % (rect(x * s, y * s, s + .4, s + .4), col(k)))
        for y in range(24):
            for x in range(24):
                m = abs(x - 11.5) + abs(y - 11.5)
                r = round(m)
                k = None
                if r == 11 or r == 12:
                    k = a
                elif r == 9 and (x + y) % 2 == 0:
                    k = d
                elif r == 7:
                    k = b
                elif m < 5.5 and (abs(abs(x - 11.5) - abs(y - 11.5)) < 1 or min(abs(x - 11.5), abs(y - 11.5)) < 1):
                    k = a if m > 2 else "white"
                elif r >= 16 and (x // 2 + y // 2) % 2:
                    k = b if r < 19 else d
                elif r >= 20:
                    k = a
                if k:
                    px(x, y, k)
        c.defs.append("".join(out) + "</pattern>")
    return "url(#%s)" % i


def brocade(c, s=4, kind="red"):
    """A fill of cloth: red, indigo or jade ground; s is the stitch in pixels."""
    if kind == "red":
        return diamonds(c, "r%d" % (s * 10), s, "redD", "gold", "cream", "jadeL")
    if kind == "indigo":
        return diamonds(c, "b%d" % (s * 10), s, "indigoD", "red", "goldL", "blueL")
    return diamonds(c, "j%d" % (s * 10), s, "jadeD", "gold", "red", "cream")


def band(c, x, y, w, h, ground="red", a="gold", b="cream", tr=""):
    """A horizontal trim of diamonds between two lines."""
    c.open(tr)
    c.fill(rect(x, y, w, h), ground)
    k = max(1, round(w / (h * .95)))
    st = w / k
    for i in range(k):
        cx, cy = x + st * (i + .5), y + h / 2
        c.fill(poly([(cx - st * .42, cy), (cx, cy - h * .34), (cx + st * .42, cy), (cx, cy + h * .34)]), a)
        c.fill(poly([(cx - st * .2, cy), (cx, cy - h * .17), (cx + st * .2, cy), (cx, cy + h * .17)]), b)
        c.fill(circ(cx - st / 2, cy, h * .07), b)
    c.fill(rect(x, y, w, h * .09), a)
    c.fill(rect(x, y + h * .91, w, h * .09), a)
    c.close()


def star(c, x, y, r, k1="gold", k2="red", k3="cream"):
    """The eight-cornered flower."""
    from .svg import ang
    for i in range(8):
        t = i * 45
        tip, l, m = ang((x, y), t, r), ang((x, y), t - 24, r * .56), ang((x, y), t + 24, r * .56)
        c.fill(poly([(x, y), l, tip]), k1)
        c.fill(poly([(x, y), m, tip]), k2)
    c.fill(poly([ang((x, y), 45 * i, r * .16) for i in range(8)]), k3)
