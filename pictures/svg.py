"""Canvas, colours and path helpers: everything ends as one SVG string."""
import math
import random

C = dict(
    paper="#f6ecd9", cream="#fdf6e6", sand="#e4cfa8", sandD="#c9ab7b", red="#ab1c20", redD="#7a1117",
    redL="#cb4a35", brick="#bf5a3c", gold="#e3aa3c", goldL="#f4d484", goldD="#b67f22", jade="#2f7d68",
    jadeD="#1e564a", jadeL="#7fb59c", mint="#bcd8c6", indigo="#2a3f6b", indigoD="#18264a", blue="#4c73a6",
    blueL="#9dbcd6", sky="#d3e4df", wood="#a9713f", woodD="#6b4126", woodL="#d0a066", ink="#2a2322",
    grey="#8f9591", steel="#bcc4c1", steelD="#5a6468", dark="#3a3431", white="#fffaf0", pink="#eab6a8",
    rose="#d9857a", plum="#6d3a4c", olive="#7d8443", leaf="#4f8a4c", leafD="#2f6140", leafL="#8fb56a",
    orange="#e07b32", skinA="#f3cda8", skinB="#e8b48c", skinC="#d99e74", skinD="#c2855a", skinE="#f8dcc0",
)


def col(name):
    """A palette name or a plain #rrggbb."""
    return C.get(name, name)


def mix(a, b, t):
    """Blend colour a towards b by t."""
    a, b = col(a), col(b)
    pa = [int(a[i:i + 2], 16) for i in (1, 3, 5)]
    pb = [int(b[i:i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join("%02x" % max(0, min(255, round(p + (q - p) * t))) for p, q in zip(pa, pb))


def dk(a, t=.24):
    """The shaded tone of a colour: towards a warm plum, never grey."""
    return mix(a, "#2c1626", t)


def lt(a, t=.25):
    """The lit tone of a colour: towards warm light."""
    return mix(a, "#fff3d2", t)


def n(v):
    """A short number."""
    s = "%.1f" % v
    return s[:-2] if s.endswith(".0") else s


def pt(p):
    return n(p[0]) + "," + n(p[1])


def poly(pts, close=True):
    """A straight-sided path."""
    return "M" + "L".join(pt(p) for p in pts) + ("Z" if close else "")


def rect(x, y, w, h, r=0):
    """A rectangle path, corners rounded by r; clockwise."""
    if not r:
        return poly([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
    r = min(r, w / 2, h / 2)
    a = "A%s,%s 0 0 1 " % (n(r), n(r))
    return ("M" + pt((x + r, y)) + "L" + pt((x + w - r, y)) + a + pt((x + w, y + r)) + "L" + pt((x + w, y + h - r))
            + a + pt((x + w - r, y + h)) + "L" + pt((x + r, y + h)) + a + pt((x, y + h - r)) + "L" + pt((x, y + r))
            + a + pt((x + r, y)) + "Z")


def circ(x, y, rx, ry=None):
    """An ellipse path; clockwise."""
    ry = rx if ry is None else ry
    a = "A%s,%s 0 0 1 " % (n(rx), n(ry))
    return "M" + pt((x - rx, y)) + a + pt((x + rx, y)) + a + pt((x - rx, y)) + "Z"


def smooth(pts, close=True, k=1.0):
    """A Catmull-Rom curve through the points."""
    m = len(pts)
    out = ["M" + pt(pts[0])]
    for i in range(m if close else m - 1):
        p0 = pts[(i - 1) % m] if close or i else pts[0]
        p1, p2 = pts[i], pts[(i + 1) % m]
        p3 = pts[(i + 2) % m] if close or i + 2 < m else p2
        c1 = (p1[0] + (p2[0] - p0[0]) * k / 6, p1[1] + (p2[1] - p0[1]) * k / 6)
        c2 = (p2[0] - (p3[0] - p1[0]) * k / 6, p2[1] - (p3[1] - p1[1]) * k / 6)
        out.append("C%s %s %s" % (pt(c1), pt(c2), pt(p2)))
    return "".join(out) + ("Z" if close else "")


def cap(p, q, r0, r1):
    """A tapered capsule from p to q; always clockwise, so unions fill."""
    dx, dy = q[0] - p[0], q[1] - p[1]
    d = math.hypot(dx, dy)
    if d < .01 or d <= abs(r0 - r1):
        return circ(*(p if r0 > r1 else q), max(r0, r1))
    ux, uy = dx / d, dy / d
    s = (r0 - r1) / d
    k = math.sqrt(max(0, 1 - s * s))
    na = (ux * s + uy * k, uy * s - ux * k)
    nb = (ux * s - uy * k, uy * s + ux * k)
    P = lambda o, r, v: pt((o[0] + v[0] * r, o[1] + v[1] * r))
    big0, big1 = int(s > 0), int(s < 0)
    return ("M%sL%sA%s,%s 0 %d 1 %sL%sA%s,%s 0 %d 1 %sZ" % (
        P(p, r0, na), P(q, r1, na), n(r1), n(r1), big1, P(q, r1, nb), P(p, r0, nb), n(r0), n(r0), big0, P(p, r0, na)))


def lerp(p, q, t):
    return (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t)


def ang(p, deg, r):
    """The point at r from p in direction deg (0 = right, 90 = down)."""
    a = math.radians(deg)
    return (p[0] + math.cos(a) * r, p[1] + math.sin(a) * r)


def ik(p, q, l1, l2, pick):
    """Two-bone reach from p towards q; pick(elbow) scores the two solutions. Returns elbow, end."""
    dx, dy = q[0] - p[0], q[1] - p[1]
    d = math.hypot(dx, dy) or .01
    k = min(max(d, abs(l1 - l2) * 1.05 + .01), (l1 + l2) * .995)
    q = (p[0] + dx / d * k, p[1] + dy / d * k)
    a = math.acos(max(-1, min(1, (l1 * l1 + k * k - l2 * l2) / (2 * l1 * k))))
    b = math.atan2(dy, dx)
    es = [(p[0] + l1 * math.cos(b + s * a), p[1] + l1 * math.sin(b + s * a)) for s in (-1, 1)]
    return max(es, key=pick), q


class Canvas:
    """Collects SVG elements; light comes from the upper left unless told."""

    def __init__(self, w, h, seed=1):
        self.w, self.h = w, h
        self.o, self.defs, self.k = [], [], 0
        self.r = random.Random(seed)
        self.light = 1      # 1: light from the left, -1: from the right
        self.rim = None     # (colour, width, side) edge light of a lamp, arc or flame

    def uid(self):
        self.k += 1
        return "i%d" % self.k

    def raw(self, s):
        self.o.append(s)

    def fill(self, d, c, op=None, extra=""):
        self.raw('<path d="%s" fill="%s"%s%s/>' % (d, c if c.startswith("url") else col(c),
                 "" if op is None else ' opacity="%s"' % n2(op), " " + extra if extra else ""))

    def line(self, d, c, w, op=None, extra="", cap="round"):
        self.raw('<path d="%s" fill="none" stroke="%s" stroke-width="%s" stroke-linecap="%s" stroke-linejoin="round"'
                 '%s %s/>' % (d, col(c), n(w), cap, "" if op is None else ' opacity="%s"' % n2(op), extra))

    def clip(self, d):
        i = self.uid()
        self.defs.append('<clipPath id="%s"><path d="%s"/></clipPath>' % (i, d))
        return i

    def shade(self, d, c, off=8, dark=None, dy=None, on=None):
        """A shape with a crescent of its dark tone on the side away from the light; on() draws inside it."""
        i = self.clip(d)
        dy = off * .45 if dy is None else dy
        base = c if c.startswith("url") else col(c)
        dark = dark or (dk(c) if not c.startswith("url") else "#5a0c12")
        if self.rim:                            # lit edge, then shade, then the plain colour, each moved a little
            rc, rw, side = self.rim
            lay = [(rc, 0, 0), (dark, -side * rw, rw * .15), (base, -side * rw - (off if side > 0 else -rw * .1), rw * .15)]
        else:
            lay = [(dark, 0, 0), (base, -off * self.light, -dy)]
        self.raw('<g clip-path="url(#%s)">%s' % (i, "".join('<path d="%s" fill="%s"%s/>' % (
            d, col(k) if not k.startswith("url") else k, ' transform="translate(%s,%s)"' % (n(x), n(y)) if x or y else "") for k, x, y in lay)))
        if on:
            on()
        self.raw("</g>")

    def grad(self, stops, x1=0, y1=0, x2=0, y2=1):
        """A linear gradient; stops are (offset, colour[, opacity])."""
        i = self.uid()
        self.defs.append('<linearGradient id="%s" x1="%s" y1="%s" x2="%s" y2="%s">%s</linearGradient>' % (
            i, x1, y1, x2, y2, stops_svg(stops)))
        return "url(#%s)" % i

    def radial(self, stops, cx=.5, cy=.5, r=.5):
        i = self.uid()
        self.defs.append('<radialGradient id="%s" cx="%s" cy="%s" r="%s">%s</radialGradient>' % (
            i, cx, cy, r, stops_svg(stops)))
        return "url(#%s)" % i

    def glow(self, x, y, r, c, op=.8, ry=None, mode="screen"):
        """A soft pool of light."""
        g = self.radial([(0, c, op), (.45, c, op * .38), (1, c, 0)])
        self.fill(circ(x, y, r, ry), g, extra='style="mix-blend-mode:%s"' % mode)

    def shadow(self, x, y, rx, ry=None, op=.28):
        """A soft cast shadow on the floor, pulled away from the light."""
        g = self.radial([(0, "#2c1626", op), (.6, "#2c1626", op * .7), (1, "#2c1626", 0)])
        self.fill(circ(x + rx * .25 * self.light, y, rx, ry or rx * .2), g)

    def sky(self, top, bottom, h=None):
        self.fill(rect(0, 0, self.w, self.h), bottom)
        self.fill(rect(0, 0, self.w, h or self.h), self.grad([(0, top), (1, bottom)]))

    def beam(self, pts, c="#fff0c4", op=.3, mode="soft-light"):
        self.fill(poly(pts), c, op, 'style="mix-blend-mode:%s"' % mode)

    def vignette(self, c="#2c1626", op=.3, cx=.45, cy=.42):
        g = self.radial([(0, c, 0), (.55, c, op * .12), (1, c, op)], cx, cy, .78)
        self.fill(rect(0, 0, self.w, self.h), g, extra='style="mix-blend-mode:multiply"')

    def text(self, s, x, y, size, c, font="serif", spacing=0, anchor="middle", weight=700, extra=""):
        fam = "'Noto Serif CJK SC',serif" if font == "serif" else "'Noto Sans CJK SC',sans-serif"
        self.raw('<text x="%s" y="%s" font-size="%s" fill="%s" font-family="%s" font-weight="%d" text-anchor="%s" '
                 'letter-spacing="%s" %s>%s</text>' % (n(x), n(y), n(size), col(c), fam, weight, anchor, n(spacing), extra, s))

    def open(self, tr="", op=None, extra=""):
        self.raw("<g%s%s %s>" % (' transform="%s"' % tr if tr else "", ' opacity="%s"' % n2(op) if op is not None else "", extra))

    def close(self):
        self.raw("</g>")

    def blur(self, px):
        """Opens a group out of focus."""
        i = self.uid()
        self.defs.append('<filter id="%s" x="-20%%" y="-20%%" width="140%%" height="140%%"><feGaussianBlur stdDeviation="%s"/>'
                         '</filter>' % (i, n(px)))
        self.raw('<g filter="url(#%s)">' % i)

    def svg(self):
        return ('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d"><defs>%s</defs>%s</svg>' % (
            self.w, self.h, self.w, self.h, "".join(self.defs), "\n".join(self.o)))


def n2(v):
    return "%.2f" % v


def stops_svg(stops):
    return "".join('<stop offset="%s" stop-color="%s"%s/>' % (
        s[0], col(s[1]), ' stop-opacity="%s"' % n2(s[2]) if len(s) > 2 else "") for s in stops)
