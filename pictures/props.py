"""Things: furniture, tools, vehicles, food, looms; each drawn at x, y with a size."""
import math
from .svg import ang, cap, circ, dk, lt, poly, rect, smooth
from .patterns import band, brocade, star


def box3(c, x, y, w, h, d, k, side=None, top=None):
    """A box: front face at x, y (top left), depth d drawn up and to the right."""
    c.fill(poly([(x, y), (x + d, y - d * .5), (x + w + d, y - d * .5), (x + w, y)]), top or lt(k, .22))
    c.fill(poly([(x + w, y), (x + w + d, y - d * .5), (x + w + d, y + h - d * .5), (x + w, y + h)]), side or dk(k, .3))
    c.fill(rect(x, y, w, h), k)


def table(c, x, y, w, h, top="wood", depth=40, cloth=None, trim=None, legs=True, panel=False):
    """A table whose top edge front is at y; depth is how far the top runs back."""
    c.shadow(x + w / 2, y + h, w * .56, 22, .3)
    if legs and not cloth:
        for q in (x + w * .05, x + w * .93):
            c.shade(rect(q, y + 8, w * .022 + 8, h - 8), dk(top, .25), 4)
    c.fill(poly([(x + depth * .55, y - depth), (x + w - depth * .55, y - depth), (x + w, y), (x, y)]), lt(top if not cloth else cloth, .2))
    if cloth:
        c.shade(rect(x, y, w, h), cloth, w * .06)
        for i in range(int(w // 90)):
            c.fill(poly([(x + 50 + i * 90, y + 12), (x + 60 + i * 90, y + 12), (x + 74 + i * 90, y + h), (x + 44 + i * 90, y + h)]), dk(cloth, .12))
        if trim:
            band(c, x, y + h * .12, w, h * .2, trim)
    else:
        if panel:
            c.shade(rect(x + w * .03, y + 13, w * .94, h * .8), dk(top, .18), w * .03)
        c.fill(rect(x, y, w, 13), top)
        c.fill(rect(x, y + 13, w, 9), dk(top, .3))


def stool(c, x, y, w, h, k="wood"):
    for q in (-.42, .34):
        c.fill(poly([(x + w * q, y + 6), (x + w * q + w * .09, y + 6), (x + w * q * 1.2 + w * .09, y + h), (x + w * q * 1.2, y + h)]), dk(k, .3))
    c.fill(rect(x - w / 2, y, w, h * .14 + 5, 4), k)
    c.fill(circ(x, y + 1, w * .5, w * .1), lt(k, .2))


def chairback(c, x, y, w, h, k="jade"):
    """An auditorium seat seen from behind."""
    c.shade(rect(x - w / 2, y, w, h, w * .18), k, w * .1)


def window(c, x, y, w, h, frame="white", glass=("sky", "#f1ecd2"), cols=2, rows=2, night=False):
    c.fill(rect(x - 8, y - 8, w + 16, h + 16), dk(frame, .1))
    c.fill(rect(x, y, w, h), c.grad([(0, glass[0]), (1, glass[1])]))
    if not night:
        i = c.clip(rect(x, y, w, h))
        c.open(extra='clip-path="url(#%s)"' % i)
        v = int(x // 7 + w) % 3
        if v == 0:
            c.fill(smooth([(x - 20, y + h + 9), (x + w * .1, y + h * .7), (x + w * .3, y + h * .78), (x + w * .5, y + h * .6), (x + w * .75, y + h * .74), (x + w + 20, y + h * .66), (x + w + 20, y + h + 9)]), "jadeL", .7)
        elif v == 1:
            for q, r in ((.1, .3), (.42, .22), (.7, .3), (1, .26)):
                c.fill(circ(x + w * q, y + h * (1.02 - r * .35), w * r, h * r * .8), "leafL" if r > .25 else "jadeL", .75)
        else:
            c.fill(rect(x + w * .3, y + h * .42, w * .5, h), "#e2cfae", .8)
            for q in range(6):
                c.fill(rect(x + w * (.36 + (q % 2) * .22), y + h * (.5 + q // 2 * .17), w * .14, h * .09), "#9fb8b4", .8)
            c.fill(circ(x + w * .12, y + h * .9, w * .26, h * .26), "leafL", .8)
        c.fill(poly([(x + w * .1, y), (x + w * .35, y), (x, y + h * .8), (x, y + h * .25)]), "white", .3)
        c.close()
    for i in range(1, cols):
        c.fill(rect(x + w * i / cols - 4, y, 8, h), frame)
    for i in range(1, rows):
        c.fill(rect(x, y + h * i / rows - 4, w, 8), frame)
    c.fill(rect(x - 16, y + h + 6, w + 32, 14), lt(frame, .2))
    c.fill(rect(x - 16, y + h + 18, w + 32, 6), dk(frame, .25), .6)


def lamp(c, x, y, r, k="jadeD", on=True, drop=0):
    """A hanging shade lamp."""
    c.line("M%s,%sL%s,%s" % (x, drop, x, y - r * .5), "#4a3a34", 4)
    if on:
        c.glow(x, y + r * .4, r * 4, "#ffe3a0", .6)
    c.shade(smooth([(x - r, y + r * .4), (x - r * .6, y - r * .2), (x, y - r * .55), (x + r * .6, y - r * .2), (x + r, y + r * .4)], k=.7), k, r * .2)
    c.fill(circ(x, y + r * .4, r, r * .16), "#fff2c4" if on else dk(k, .4))


def banner(c, x, y, w, h, txt, k="red", ink="goldL", rope=True):
    if rope:
        c.line("M%s,%sL%s,%sM%s,%sL%s,%s" % (x - 30, y - 14, x, y + 8, x + w, y + 8, x + w + 30, y - 14), "#6b4126", 4)
    c.shade(rect(x, y, w, h), k, 8)
    c.fill(rect(x, y, w, h * .08), "gold")
    c.fill(rect(x, y + h * .92, w, h * .08), "gold")
    c.text(txt, x + w / 2, y + h * .7, h * .56, ink, spacing=h * .12)


def car(c, x, y, w, k="red", wheels=True, door=False):
    """A saloon seen from the side, wheels' foot at y, nose to the left."""
    h = w * .3
    T = lambda a, b: (x + a * w, y - b * h)
    body = smooth([T(.0, .32), T(.015, .5), T(.1, .6), T(.24, .66), T(.36, .97), T(.5, 1.04), T(.66, 1.0), T(.82, .7), T(.96, .62), T(1.0, .44), T(.99, .24), T(.9, .17), T(.1, .17)], k=.75)
    c.shade(body, k, w * .02, dk(k, .32), dy=h * .1)
    c.fill(smooth([T(.02, .44), T(.3, .5), T(.7, .52), T(.99, .46), T(.99, .4), T(.5, .44), T(.02, .38)], k=.6), lt(k, .3), .5)
    c.fill(smooth([T(.27, .66), T(.375, .92), T(.49, .97), T(.5, .66)], k=.25), "#cfe3e2")
    c.fill(smooth([T(.53, .66), T(.525, .97), T(.64, .93), T(.76, .68)], k=.25), "#bcd5d6")
    c.fill(poly([T(.31, .66), T(.36, .66), T(.43, .94), T(.4, .93)]), "white", .5)
    c.fill(circ(*T(.035, .5), w * .022, h * .07), "#fff0b8")
    c.fill(rect(*T(.965, .58), w * .028, h * .13, 4), "#7a1117")
    c.line("M%s,%sL%s,%s" % (*T(.515, .64), *T(.51, .22)), dk(k, .3), 3)
    c.fill(rect(*T(.55, .56), w * .05, h * .04, 3), dk(k, .35))
    for a in (.19, .8):
        c.fill(circ(*T(a, .2), w * .093), "#241d1e")
        if wheels:
            wheel(c, *T(a, .19), w * .077)


def wheel(c, x, y, r):
    c.fill(circ(x, y, r), "#2c2829")
    c.fill(circ(x, y, r * .66), "#8f9591")
    c.fill(circ(x - r * .05, y - r * .05, r * .58), "#cfd4d0")
    for i in range(5):
        c.line("M%.1f,%.1fL%.1f,%.1f" % (x, y, *ang((x, y), i * 72 - 90, r * .54)), "#7d8583", r * .16)
    c.fill(circ(x, y, r * .15), "#5a6468")


def lift_post(c, x, y0, y1, w, k="#2f6f8f"):
    c.shadow(x, y1, w * 1.3, 16, .35)
    c.shade(rect(x - w / 2, y0, w, y1 - y0), k, w * .35)
    c.fill(rect(x - w * .9, y1 - 16, w * 1.8, 18), dk(k, .35))
    for i in range(4):
        c.fill(poly([(x - w / 2, y1 - 70 - i * 26), (x + w / 2, y1 - 84 - i * 26), (x + w / 2, y1 - 70 - i * 26), (x - w / 2, y1 - 56 - i * 26)]), "gold")


def toolbox(c, x, y, w, h, k="red"):
    c.shadow(x + w / 2, y + h, w * .6, 14, .35)
    box3(c, x, y, w, h - 12, 26, k)
    for i in range(4):
        yy = y + 12 + i * (h - 34) / 4
        c.fill(rect(x + 8, yy, w - 16, (h - 34) / 4 - 8, 3), dk(k, .14))
        c.fill(rect(x + w * .3, yy + 6, w * .4, 5, 2), "steel")
    for q in (.15, .85):
        c.fill(circ(x + w * q, y + h - 6, 9), "#2a2322")


def sparks(c, x, y, r, seed=1, n=70, up=.3):
    """An arc: white core, glow, and thrown sparks."""
    import random
    rd = random.Random(seed)
    c.glow(x, y, r * 2.6, "#8fd0ff", .55)
    c.glow(x, y, r * 1.2, "#fff0c0", .9)
    for i in range(n):
        a = rd.uniform(-200, 20) if rd.random() < up else rd.uniform(-20, 200)
        d = r * rd.uniform(.15, 1.15) * (1 if rd.random() < .8 else 1.6)
        p = ang((x, y), a, d * .55)
        q = ang((x, y), a, d)
        q = (q[0], q[1] + d * d / r * .22)
        c.line("M%.1f,%.1fL%.1f,%.1f" % (p[0], p[1], q[0], q[1]), rd.choice(["#fff3c4", "#ffd36b", "#ff9d3c", "#ffe79a"]), rd.uniform(1.5, 4.5), rd.uniform(.6, 1))
    for i in range(12):
        c.fill(poly([(x, y), ang((x, y), i * 30 + rd.uniform(-9, 9), r * rd.uniform(.2, .45)), ang((x, y), i * 30 + 9, r * .1)]), "#fffdf0", .9)
    c.fill(circ(x, y, r * .13), "#ffffff")


def flame(c, x, y, w, h, seed=1):
    """A wok flame standing on x, y: tongues in four heats."""
    sg = -1 if seed % 2 else 1
    tongues = ((0, .56, 1, .1), (-.27, .42, .62, -.16), (.27, .42, .72, .14), (-.42, .24, .36, -.12), (.43, .24, .4, .14))
    for k, s in (("#d9482a", 1), ("#f0832f", .8), ("#fbc04a", .58), ("#fff0bd", .32)):
        d = ""
        for q, tw, th, ln in tongues:
            x0, ww, hh = x + q * w * s * sg, w * tw * s, h * th * s ** .8
            L = ln * w * sg
            d += smooth([(x0 - ww * .3, y), (x0 - ww * .52, y - hh * .24), (x0 - ww * .3 + L * .1, y - hh * .56), (x0 + L * .55, y - hh * .78), (x0 + L, y - hh),
                         (x0 + ww * .2 + L * .5, y - hh * .62), (x0 + ww * .52, y - hh * .3), (x0 + ww * .34, y)], k=.9)
        c.fill(d, k, .96)


def wok(c, x, y, r, a=-20, food=True, flip=1):
    """A wok with a handle; x, y is the middle of its mouth."""
    c.open("translate(%.1f,%.1f) rotate(%.1f) scale(%d,1)" % (x, y, a * flip, flip))
    c.line("M%.1f,6L%.1f,-%.1f" % (r * .9, r * 1.75, r * .12), "#6b4126", r * .13)
    c.shade("M%.1f,0A%.1f,%.1f 0 0 0 %.1f,0Z" % (-r, r, r * .62, r), "#3a3536", r * .2, "#1d1a1b")
    c.fill(circ(0, 0, r, r * .17), "#4c4646")
    if food:
        for i in range(14):
            q = -r * .75 + i * r * .11
            c.fill(circ(q, -abs(math.sin(i * 2.1)) * r * .14 - r * .02, r * .09, r * .07), ["#6fa04a", "#e3aa3c", "#cb4a35", "#fdf1d0"][i % 4])
    c.close()


def loom(c, x, y, s=1.0, kind="red", tall=1.0, woven=.5):
    """A wooden loom seen from the front; x, y is the middle of its foot, s scales; 520 wide, 700 high at 1."""
    c.open("translate(%.1f,%.1f) scale(%.3f)" % (x, y, s))
    H = 700 * tall
    c.shadow(0, 0, 360, 34, .35)
    for q in (-252, 222):
        c.shade(rect(q, -H, 34, H), "wood", 10)
    c.shade(rect(-290, -H + 20, 580, 34, 6), "woodL", 10)
    c.shade(rect(-262, -H + 150, 524, 22, 4), "wood", 8)
    top, bot = -H + 172, -196
    mid = top + (bot - top) * (1 - woven)
    c.fill(rect(-206, -H + 50, 412, mid + H - 50), "#f3e5c6")
    for i in range(52):
        c.line("M%.1f,%.1fL%.1f,%.1f" % (-204 + i * 8, -H + 50, -204 + i * 8, mid), "#d6bf92" if i % 2 else "#fff6e0", 2.2)
    c.fill(rect(-222, mid - 42, 444, 15, 4), "woodD")
    c.fill(rect(-206, mid - 27, 412, 27), "#efe0bd")
    c.shade(rect(-228, mid - 16, 456, 22, 5), "woodL", 6)
    c.fill(rect(-206, mid + 4, 412, bot - mid), brocade(c, 4, kind))
    c.fill(rect(-206, mid + 4, 412, 14), "#2c1626", .3)
    c.shade(rect(-244, bot - 8, 488, 40, 18), "wood", 9)
    c.fill(rect(-206, bot - 8, 412, 38), brocade(c, 4, kind))
    c.fill(rect(-206, bot + 12, 412, 20), "#2c1626", .3)
    c.shade(rect(-262, -80, 524, 26, 4), "wood", 8)
    c.close()


def bike(c, x, y, s=1.0, k="jade", flip=1):
    """A bicycle from the side, wheels' foot at y; 300 wide at 1."""
    c.open("translate(%.1f,%.1f) scale(%.3f,%.3f)" % (x, y, s * flip, s))
    for q in (-95, 95):
        c.line(circ(q, -62, 60), "#2a2322", 9)
        c.line(circ(q, -62, 54), "#b9c0bd", 3)
        for i in range(9):
            p, r = ang((q, -62), i * 40, 6), ang((q, -62), i * 40, 54)
            c.line("M%.1f,%.1fL%.1f,%.1f" % (p + r), "#d9dcd6", 1.6)
        c.fill(circ(q, -62, 8), "#5a6468")
    c.line("M-95,-62L-20,-62L-46,-140L-95,-62M-46,-140L62,-140L-20,-62M95,-62L58,-166", k, 9)
    c.line("M-46,-140L-52,-164", "#5a6468", 7)
    c.fill(smooth([(-84, -172), (-30, -172), (-24, -164), (-60, -160)], k=.7), "#3a2a24")
    c.line("M58,-166L52,-186L20,-184M52,-186L82,-184", "#3a3431", 7)
    c.fill(circ(-20, -62, 17), "#8f9591")
    c.fill(rect(66, -176, 58, 44, 6), "#c9975a")
    c.fill(rect(66, -176, 58, 9, 4), "#e0b87a")
    c.close()


def fan(c, x, y, s=1.0, k="mint"):
    """An electric fan standing at x, y."""
    c.open("translate(%.1f,%.1f) scale(%.3f)" % (x, y, s))
    c.shade(circ(0, -6, 40, 12), k, 5)
    c.fill(rect(-6, -70, 12, 66), dk(k, .1))
    c.fill(circ(0, -104, 52), "#f4f1e4", .9)
    for i in range(3):
        a = i * 120 + 20
        c.fill(smooth([ang((0, -104), a, 8), ang((0, -104), a - 28, 36), ang((0, -104), a + 6, 46), ang((0, -104), a + 34, 30)]), k)
    for r in (52, 36, 20):
        c.line(circ(0, -104, r), dk(k, .35), 2.5)
    for i in range(12):
        c.line("M%.1f,%.1fL%.1f,%.1f" % (*ang((0, -104), i * 30, 10), *ang((0, -104), i * 30, 52)), dk(k, .35), 1.6)
    c.fill(circ(0, -104, 11), dk(k, .3))
    c.close()


def cooker(c, x, y, s=1.0, k="white", open_=False):
    """A rice cooker."""
    c.open("translate(%.1f,%.1f) scale(%.3f)" % (x, y, s))
    c.shade(smooth([(-46, -52), (-44, -8), (-34, 0), (34, 0), (44, -8), (46, -52)], k=.6), k, 12)
    if open_:
        c.shade(circ(0, -88, 44, 34), k, 10)
        c.fill(circ(0, -88, 34, 25), "#8f9591")
        c.fill(circ(0, -52, 44, 12), "#5a6468")
    else:
        c.shade(smooth([(-48, -50), (-38, -72), (0, -82), (38, -72), (48, -50)], k=.8), lt(k, .3), 10)
        c.fill(rect(-12, -88, 24, 9, 4), "#5a6468")
    c.fill(rect(-18, -40, 36, 26, 6), "#3a3431")
    c.fill(circ(0, -27, 7), "gold")
    c.close()


def robot(c, x, y, s=1.0, a=(-70, 35), k="orange", grip=True):
    """A robot arm; a = (lower, upper) link directions in degrees. Returns where the tool is."""
    c.shade(rect(x - 62 * s, y - 40 * s, 124 * s, 42 * s, 6), "steelD", 12 * s)
    c.shade(poly([(x - 44 * s, y - 40 * s), (x + 44 * s, y - 40 * s), (x + 34 * s, y - 96 * s), (x - 34 * s, y - 96 * s)]), dk(k, .12), 14 * s)
    p0 = (x, y - 104 * s)
    p1 = ang(p0, a[0], 210 * s)
    p2 = ang(p1, a[1], 190 * s)
    c.shade(cap(p0, p1, 42 * s, 32 * s), k, 14 * s)
    c.shade(cap(p1, p2, 30 * s, 20 * s), lt(k, .08), 10 * s)
    for p, r in ((p0, 28), (p1, 24), (p2, 13)):
        c.fill(circ(p[0], p[1], r * s), "#4a4446")
        c.fill(circ(p[0] - 4 * s, p[1] - 4 * s, r * .55 * s), "#7d8583")
    q = (p2[0], p2[1] + 66 * s)
    c.shade(cap(p2, (p2[0], p2[1] + 40 * s), 14 * s, 12 * s), "steelD", 5 * s)
    if grip:
        for m in (-1, 1):
            c.line("M%.1f,%.1fl%.1f,%.1fl%.1f,%.1f" % (p2[0], p2[1] + 40 * s, m * 18 * s, 12 * s, -m * 5 * s, 26 * s), "#4a4446", 9 * s)
    return q


def crate(c, x, y, w, h, fruit="mango", seed=0):
    """A slatted crate full of fruit; x, y top left of its front."""
    import random
    rd = random.Random(seed)
    pal = {"mango": ["#eab23e", "#e59a34", "#d98a2e", "#c9c04a"], "passion": ["#6d3a5c", "#7d4768", "#5a2e4c"], "orange": ["#e8842c", "#ef9a3c", "#df7322"], "veg": ["#5f9a4c", "#7fae58", "#467f42"]}[fruit]
    r = h * .26
    for row in range(2):
        k = int(w / (r * 1.5))
        for i in range(k):
            px, py = x + r + (w - 2 * r) * i / max(1, k - 1) + rd.uniform(-4, 4), y - r * (1.0 - row * .8) + rd.uniform(-4, 4)
            c.shade(circ(px, py, r * (1.18 if fruit == "mango" else 1), r * .95), rd.choice(pal), r * .4)
    c.fill(rect(x, y, w, h), dk("wood", .45))
    for i in range(3):
        c.shade(rect(x - 4, y + i * h / 3 + 2, w + 8, h / 3 - 6), ["woodL", "sandD", "woodL"][i], 5)
    for q in (x - 2, x + w - 12):
        c.fill(rect(q, y, 14, h), "wood")


def carton(c, x, y, w, h, k="#c99a62", open_=False, tape=True):
    box3(c, x, y, w, h, w * .3, k)
    if tape:
        c.fill(rect(x + w * .42, y, w * .16, h * .3), lt(k, .35))
    if open_:
        c.fill(poly([(x, y), (x - w * .2, y - h * .24), (x + w * .1, y - h * .4), (x + w * .3, y - w * .15)]), lt(k, .15))
        c.fill(poly([(x + w, y), (x + w * 1.22, y + h * .16), (x + w * 1.5, y), (x + w * 1.3, y - w * .15)]), dk(k, .1))


def plant(c, x, y, s=1.0, pot="brick"):
    for i in range(9):
        a = -160 + i * 17.5
        q = ang((x, y - 60 * s), a, 110 * s * (1 - abs(i - 4) * .05))
        m = ang((x, y - 60 * s), a - 12, 60 * s)
        m2 = ang((x, y - 60 * s), a + 12, 60 * s)
        c.fill(smooth([(x, y - 50 * s), m, q, m2], k=.7), ["leaf", "leafD", "leafL"][i % 3])
    c.shade(poly([(x - 40 * s, y - 62 * s), (x + 40 * s, y - 62 * s), (x + 30 * s, y), (x - 30 * s, y)]), pot, 10 * s)
    c.fill(rect(x - 45 * s, y - 70 * s, 90 * s, 16 * s, 4), lt(pot, .12))


def tripod(c, x, y, h, ring=True, r=90):
    """A phone on a tripod with a ring light."""
    top = y - h
    for q in (-70, 0, 70):
        c.line("M%s,%sL%s,%s" % (x, top + h * .42, x + q, y), "#3a3431", 9)
    c.line("M%s,%sL%s,%s" % (x, top + r, x, top + h * .45), "#3a3431", 10)
    if ring:
        c.glow(x, top, r * 2.4, "#fff3d0", .55)
        c.line(circ(x, top, r), "#fffdf2", r * .22)
        c.line(circ(x, top, r * 1.13), "#c9c3b4", 4)
    c.shade(rect(x - r * .3, top - r * .56, r * .6, r * 1.12, 9), "#2a2627", 6)
    c.fill(circ(x - r * .14, top - r * .4, r * .08), "#5a6468")


def bowl(c, x, y, r, k="white", food=None, steam=False):
    c.shade("M%.1f,%.1fA%.1f,%.1f 0 0 0 %.1f,%.1fZ" % (x - r, y, r, r * .75, x + r, y), k, r * .25)
    c.fill(circ(x, y, r, r * .24), lt(k, .3))
    c.fill(circ(x, y, r * .88, r * .19), food or dk(k, .15))
    if steam:
        for i in (-1, 0, 1):
            c.line(smooth([(x + i * r * .4, y - 6), (x + i * r * .4 + 14, y - r * .6), (x + i * r * .4 - 8, y - r * 1.2), (x + i * r * .4 + 8, y - r * 1.9)], False), "white", r * .12, .45)


def teapot(c, x, y, s=1.0, k="brick"):
    c.open("translate(%.1f,%.1f) scale(%.3f)" % (x, y, s))
    c.line(smooth([(-44, -52), (-84, -60), (-80, -16), (-46, -14)], False), dk(k, .2), 12)
    c.fill(smooth([(40, -40), (74, -62), (92, -72), (96, -64), (78, -44), (44, -14)], k=.7), dk(k, .1))
    c.shade(smooth([(-50, -34), (-34, -66), (0, -74), (34, -66), (50, -34), (34, -4), (0, 0), (-34, -4)]), k, 14)
    c.shade(smooth([(-26, -68), (0, -84), (26, -68)], k=.8), lt(k, .1), 5)
    c.fill(circ(0, -86, 8), dk(k, .2))
    c.close()


def papers(c, x, y, w, h, a=0, grid=False, motif=None):
    """A sheet lying on a table or held; grid paper may carry a half-drawn star."""
    c.open("translate(%.1f,%.1f) rotate(%s)" % (x, y, a))
    c.fill(rect(3, 5, w, h), "#2c1626", .18)
    c.fill(rect(0, 0, w, h), "#fffaf0")
    if grid:
        k = 8
        for i in range(1, k):
            c.line("M%.1f,0V%.1fM0,%.1fH%.1f" % (w * i / k, h, h * i / k, w), "#d9b9a0", 1.5)
        if motif:
            star(c, w / 2, h / 2, min(w, h) * .36 * 1, motif, dk(motif, .2), "goldL")
    else:
        for i in range(4):
            c.fill(rect(w * .12, h * (.18 + i * .18), w * (.76 - .2 * (i % 2)), max(3, h * .035)), "#b9aa94")
    c.close()


def spool(c, x, y, s, k):
    c.fill(rect(x - 15 * s, y - 46 * s, 30 * s, 46 * s), "woodL")
    c.shade(rect(x - 20 * s, y - 38 * s, 40 * s, 30 * s, 5), k, 8 * s)
    c.fill(rect(x - 22 * s, y - 48 * s, 44 * s, 9 * s, 3), "wood")
    c.fill(rect(x - 22 * s, y - 8 * s, 44 * s, 9 * s, 3), "wood")
