"""Rooms, yards, hills and stages: the background planes of the scenes."""
import math
import random
from .svg import ang, circ, dk, lt, mix, poly, rect, smooth
from .patterns import band


def room(c, wall, floor, y, vx=None, tiles=14, dado=None, side=None):
    """A wall down to y and a floor in perspective towards vx."""
    w, h = c.w, c.h
    vx = w * .5 if vx is None else vx
    c.fill(rect(0, 0, w, y), c.grad([(0, dk(wall, .1)), (.5, wall), (1, lt(wall, .12))]))
    if dado:
        c.fill(rect(0, y - dado[1], w, dado[1]), dado[0])
        c.fill(rect(0, y - dado[1] - 6, w, 8), lt(dado[0], .25))
    c.fill(rect(0, y, w, h - y), c.grad([(0, dk(floor, .16)), (.35, floor), (1, dk(floor, .3))]))
    if tiles:
        vy = y - (h - y) * .55
        for i in range(-tiles, tiles * 2 + 1):
            bx = vx + (i - tiles / 2) * w / tiles * 2.2
            tx = vx + (bx - vx) * (y - vy) / (h - vy)
            c.line("M%.1f,%.1fL%.1f,%.1f" % (tx, y, bx, h), dk(floor, .22), 2.5, .55)
        k, yy = 0, y
        while yy < h:
            k += 1
            yy = y + (h - y) * (k / 7) ** 1.8
            c.line("M0,%.1fH%d" % (yy, w), dk(floor, .22), 2, .45)
    c.fill(rect(0, y - 10, w, 12), dk(wall, .3))


def daylight(c, x, y, w, h, n=2, slant=260, floor=None, op=.34):
    """Slanting pools of window light on wall and floor."""
    for i in range(n):
        a = x + i * (w + 30)
        c.beam([(a, y), (a + w, y), (a + w + slant, y + h), (a + slant, y + h)], "#fff3c8", op)
        if floor:
            c.beam([(a + slant, floor), (a + w + slant, floor), (a + w + slant * 2, c.h), (a + slant * 2 - 40, c.h)], "#fff3c8", op * 1.1)


def karst(c, y, seed=1, k="jadeL", amp=260, n=7, op=1.0):
    """A row of steep limestone hills ending at y."""
    rd = random.Random(seed)
    w = c.w
    for i in range(n):
        x = w * (i + rd.uniform(-.1, .6)) / n
        hh, ww = amp * rd.uniform(.5, 1), w / n * rd.uniform(.7, 1.15)
        pts = [(x - ww * .75, y + 30), (x - ww * .46, y - hh * .35), (x - ww * .3, y - hh * .82), (x - ww * .06, y - hh), (x + ww * .2, y - hh * .86),
               (x + ww * .38, y - hh * .45), (x + ww * .7, y + 30)]
        c.shade(smooth(pts, k=.9), mix(k, "sky", rd.uniform(0, .25)), ww * .26, mix(k, "#31564e", .22), dy=0)


def tree(c, x, y, s=1.0, k="leaf", trunk="woodD", seed=1):
    rd = random.Random(seed)
    c.shadow(x, y, 120 * s, 20 * s, .3)
    c.shade(smooth([(x - 16 * s, y), (x - 11 * s, y - 130 * s), (x - 30 * s, y - 190 * s), (x, y - 165 * s), (x + 34 * s, y - 200 * s), (x + 11 * s, y - 120 * s), (x + 20 * s, y)], k=.6), trunk, 8 * s)
    for i in range(7):
        a = i * 360 / 7 + rd.uniform(-15, 15)
        p = ang((x, y - 240 * s), a, 76 * s)
        c.shade(circ(p[0], p[1] * 1, 76 * s, 64 * s), dk(k, .12) if p[1] > y - 240 * s else k, 20 * s)
    c.shade(circ(x - 8 * s, y - 262 * s, 84 * s, 72 * s), lt(k, .12), 26 * s, k)


def banyan(c, x, y, s=1.0, seed=4):
    """A great banyan: many trunks, hanging roots and a wide roof of leaves."""
    rd = random.Random(seed)
    c.shadow(x, y, 300 * s, 40 * s, .4)
    for q, ww in ((-70, 44), (-14, 70), (54, 50), (104, 24)):
        c.shade(smooth([(x + q * s - ww * s, y), (x + q * .6 * s - ww * .4 * s, y - 160 * s), (x + q * 1.7 * s - ww * .5 * s, y - 380 * s), (x + q * 1.7 * s + ww * .5 * s, y - 380 * s),
                        (x + q * .6 * s + ww * .45 * s, y - 150 * s), (x + q * s + ww * s, y)], k=.8), "#7a5a44", 16 * s)
    for i in range(16):
        q = x + rd.uniform(-330, 330) * s
        l = rd.uniform(90, 250) * s
        c.line("M%.1f,%.1fq6,%.1f -2,%.1f" % (q, y - 420 * s, l * .5, l), "#8a6a50", rd.uniform(2, 5) * s, .8)
    for ring, k in ((0, "leafD"), (1, "#3f7a4a"), (2, "leaf")):
        for i in range(13):
            a = i / 12 * math.pi
            p = (x - math.cos(a) * (430 - ring * 70) * s + rd.uniform(-30, 30) * s, y - (410 + ring * 46) * s - math.sin(a) * (130 - ring * 6) * s)
            c.shade(circ(p[0], p[1], rd.uniform(86, 120) * s, rd.uniform(62, 84) * s), k, 20 * s, dk(k, .2))
        c.fill(circ(x, y - (425 + ring * 46) * s, (400 - ring * 70) * s, (84 - ring * 8) * s), k)
        for i in range(9):
            q = (i - 4) / 4.4
            c.fill(circ(x + q * (380 - ring * 60) * s, y - (372 + ring * 60 + rd.uniform(-8, 14)) * s, 70 * s, 40 * s), k)
    for i in range(10):
        c.fill(circ(x + rd.uniform(-330, 200) * s, y - rd.uniform(520, 620) * s, rd.uniform(26, 54) * s, rd.uniform(14, 26) * s), "leafL", .55)


def house(c, x, y, w, h, wall="cream", roof="#6d5a52", seed=0, win=True):
    c.shade(rect(x, y - h, w, h), wall, w * .2, dk(wall, .2), dy=0)
    c.shade(poly([(x - w * .12, y - h), (x + w * .1, y - h * 1.42), (x + w * .9, y - h * 1.42), (x + w * 1.12, y - h)]), roof, w * .1)
    for i in range(1, 4):
        c.line("M%.1f,%.1fH%.1f" % (x - w * .12 + w * .055 * i, y - h - h * .1 * i, x + w * 1.12 - w * .055 * i), dk(roof, .25), 3, .6)
    if win:
        for q in (.16, .62):
            c.fill(rect(x + w * q, y - h * .72, w * .2, h * .3), "#6f8a88")
            c.fill(rect(x + w * q, y - h * .72, w * .2, h * .05), dk(wall, .3))
    c.fill(rect(x + w * .42, y - h * .55, w * .15, h * .55), "woodD")


def block(c, x, y, w, h, floors=4, cols=8, wall="cream", roof="red", glass="#8fb0b0", corridor=False):
    """A school block with rows of windows."""
    c.shade(rect(x, y - h, w, h), wall, w * .06, dk(wall, .16), dy=0)
    c.fill(rect(x - 12, y - h - 18, w + 24, 24), roof)
    c.fill(rect(x - 12, y - h + 4, w + 24, 8), dk(wall, .22))
    fh = h / floors
    for f in range(floors):
        for i in range(cols):
            wx, wy = x + w * (i + .18) / cols, y - h + fh * (f + .26)
            c.fill(rect(wx, wy, w * .64 / cols, fh * .5), glass if (i + f) % 5 else lt(glass, .35))
            c.fill(poly([(wx, wy), (wx + w * .3 / cols, wy), (wx, wy + fh * .4)]), "white", .25)
        if corridor:
            c.fill(rect(x, y - h + fh * (f + .82), w, fh * .13), lt(wall, .4))
        else:
            c.fill(rect(x, y - h + fh * (f + .9), w, 4), dk(wall, .14))


def tent(c, x, y, w, h, k="red", roof=90, legs=True, trim=None):
    """An open tent: eaves at y-h; y is the ground."""
    if legs:
        for q in (x + 6, x + w - 16):
            c.shade(rect(q, y - h, 12, h), "#d9d4c6", 4)
    e = y - h
    c.fill(poly([(x + 14, e), (x + w - 14, e), (x + w - 14, e + h * .16), (x + 14, e + h * .16)]), "#2c1626", .16)
    c.shade(poly([(x - 14, e), (x + w * .34, e - roof), (x + w * .66, e - roof), (x + w + 14, e)]), k, w * .05)
    c.fill(poly([(x - 14, e), (x + w * .34, e - roof), (x + w * .46, e - roof), (x + w * .3, e)]), lt(k, .16))
    n = max(4, int(w // 46))
    st = (w + 28) / n
    for i in range(n):
        c.fill("M%.1f,%.1fh%.1fv20a%.1f,16 0 0 1 %.1f,0Z" % (x - 14 + i * st, e, st, st / 2, -st), "white" if i % 2 else dk(k, .08))
    if trim:
        band(c, x - 14, e - 16, w + 28, 18, trim)


def stage(c, y, k="red", floor="wood", side=170, swag=True, sun=True, front=90):
    """A theatre stage: back cloth, wings, boards with their front edge at y."""
    w = c.w
    c.fill(rect(0, 0, w, y), c.grad([(0, dk(k, .5)), (.6, dk(k, .1)), (1, dk(k, .25))]))
    n = 22
    for i in range(n):
        c.fill(rect(w * i / n, 0, w / n * .42, y), dk(k, .34), .35)
    by = y - 150
    c.fill(poly([(0, by), (w, by), (w, y), (0, y)]), c.grad([(0, dk(floor, .3)), (1, lt(floor, .1))]))
    for i in range(-4, 24):
        c.line("M%.1f,%.1fL%.1f,%.1f" % (w * .5 + (i - 10) * 92, by, w * .5 + (i - 10) * 150, y), dk(floor, .3), 2.5, .5)
    for m in (0, 1):
        for i in range(4):
            x = i * side / 4 if not m else w - (i + 1) * side / 4
            c.shade(smooth([(x - 6, -10), (x + side / 4 + 8, -10), (x + side / 4 + (6 if not m else 2), y - 60), (x + side / 8, y - 40 - (i % 2) * 10), (x - 4, y - 60)], k=.3), dk(k, .2 + .06 * (i % 2)), side * .09, dk(k, .5))
    if swag:
        for i in range(7):
            x = w * i / 7
            c.shade("M%.1f,-5H%.1fV60Q%.1f,150 %.1f,60Z" % (x, x + w / 7, x + w / 14, x), dk(k, .12), 20, dk(k, .42))
            c.line("M%.1f,62Q%.1f,150 %.1f,62" % (x, x + w / 14, x + w / 7), "gold", 6)
    c.fill(rect(0, y, w, 16), lt(floor, .2))
    c.fill(rect(0, y + 16, w, front), c.grad([(0, dk(floor, .45)), (1, dk(k, .6))]))


def spots(c, xs, y, r=150, k="#ffe6a8", top=-40, op=.34):
    """Stage lights from above."""
    for x0, x1 in xs:
        c.fill(poly([(x0 - 16, top), (x0 + 16, top), (x1 + r, y), (x1 - r, y)]), c.grad([(0, k, op), (1, k, .03)]), extra='style="mix-blend-mode:screen"')
        c.glow(x1, y, r * 1.25, k, op * 1.3, r * .28)


def heads_row(c, y, u, seed, x0=-40, x1=None, step=1.5, dark=.35, looks=None, jitter=.25, tint=None):
    """A row of people from behind, shoulders and heads; dark sinks them into the foreground."""
    from .people import figure
    from .cast import adult, pupil
    rd = random.Random(seed)
    x = x0
    x1 = c.w + 40 if x1 is None else x1
    i = seed * 11
    while x < x1:
        i += 1
        L = dict((looks or (lambda q: [pupil, adult, pupil, adult][q % 4](q)))(i))
        L["legs"] = L["legs"]
        for q in ("top", "skin", "hair", "sleeve", "accent", "collar"):
            if L.get(q) and isinstance(L[q], str):
                L[q] = mix(L[q], tint or "#2c1626", dark)
        uu = u * rd.uniform(.94, 1.06)
        figure(c, x, y, uu, L, turn=0, back=True, hip=(x, y + uu * 2.4 + rd.uniform(-jitter, jitter) * u), legs=False, gaze=rd.choice([-.3, 0, .3]), tilt=rd.uniform(-5, 5))
        x += u * step * rd.uniform(.92, 1.1)


def board(c, x, y, w, h, k="#2f5f50", frame="woodL"):
    """A blackboard."""
    c.fill(rect(x - 14, y - 14, w + 28, h + 28, 4), frame)
    c.fill(rect(x - 14, y + h + 4, w + 28, 12), dk(frame, .25))
    c.fill(rect(x, y, w, h), c.grad([(0, lt(k, .06)), (1, dk(k, .2))], 0, 0, 1, 1))


def pennants(c, p, q, sag=50, n=14):
    """A string of small flags from p to q."""
    f = lambda t: (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t + sag * 4 * t * (1 - t))
    c.line(smooth([f(i / 8) for i in range(9)], False), "woodD", 3)
    for i in range(n):
        a, b = f((i + .15) / n), f((i + .85) / n)
        k = ["red", "gold", "jade", "blue", "brick"][i % 5]
        tip = ((a[0] + b[0]) / 2 + 3, (a[1] + b[1]) / 2 + abs(b[0] - a[0]) * .95)
        c.fill(poly([a, b, tip]), k)
        c.fill(poly([((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), b, tip]), dk(k, .16))


def hills(c, y, k="leafL", seed=2, amp=60):
    rd = random.Random(seed)
    pts = [(-40, c.h)] + [(i * c.w / 7, y - rd.uniform(0, amp)) for i in range(-1, 9)] + [(c.w + 40, c.h)]
    c.fill(smooth(pts, k=.9), k)
