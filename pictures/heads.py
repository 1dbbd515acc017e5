"""Heads: face, hair and hats in a 100-unit head (crown -50, chin 50), drawn facing right and mirrored for left."""
from .svg import circ, dk, lt, mix, poly, rect, smooth
from .patterns import band


def head(c, x, y, u, L, turn=0, pitch=0, tilt=0, back=False, mood=None):
    """Draws a head centred at x, y with head height u. turn -1..1 (1 = profile right), pitch >0 looks down."""
    f = -1 if turn < 0 else 1
    t = abs(turn)
    c.open("translate(%.1f,%.1f) rotate(%.1f) scale(%.4f,%.4f)" % (x, y, tilt, f * u / 100, u / 100))
    keep = c.light, c.rim
    c.light *= f
    if c.rim:
        c.rim = (c.rim[0], c.rim[1] * 100 / u, c.rim[2] * f)
    if back:
        _back(c, L, t)
    elif t > .8:
        _profile(c, L, pitch, u, mood)
    else:
        _front(c, L, t, pitch, u, mood)
    c.light, c.rim = keep
    c.close()


def _hairback(c, L, t, back=False):
    """Hair that falls behind the head."""
    s, h = L["style"], L["hair"]
    d = dk(h, .35)
    if s == "long":
        c.shade(smooth([(-47, -14), (-30, -40), (-22, 20), (-27, 60), (-32, 96), (-46, 92), (-52, 40)], k=.8), h, 5, d)
        if t < .35:
            c.shade(smooth([(44 - 4 * t, -14), (30, -40), (24, 20), (28, 60), (34, 94), (46, 90), (49 - 4 * t, 40)], k=.8), h, 5, d)
    elif s == "bob":
        c.shade(smooth([(-48, -8), (-32, -54), (-16, -30), (-18, 46), (-34, 50), (-51, 40)], k=.8), h, 6, d)
        if t < .45:
            c.shade(smooth([(46 - 3 * t, -8), (30, -54), (14, -30), (18, 46), (34, 49), (48 - 3 * t, 38)], k=.8), h, 6, d)
    elif s == "pony" and not back:
        k = -1 if t < .15 else -1
        c.shade(smooth([(k * 30, -40), (k * 58, -34), (k * 66, 10), (k * 56, 56), (k * 50, 20), (k * 36, -8)]), d, 3)
    elif s == "braids" and not back:
        for k in (-1, 1):
            for i in range(4):
                c.fill(circ(k * (43 + i), 34 + i * 15, 11 - i, 10), d if i % 2 else h)
            c.fill(circ(k * 47, 92, 8, 6), "red")
    elif s == "bun":
        c.shade(circ(-16 * (t > .15) - 4 * (t <= .15), -58, 24, 20), h, 6, d)


def _cap(c, L, t):
    """The hair over the skull and the fringe, front and three-quarter view."""
    s, h = L["style"], L["hair"]
    k = 16 * t
    bl = -46 - 5 * t                      # back of the skull moves out as the face turns away
    top = [(bl, 2), (bl - 1, -22), (-34, -50), (-4 + k * .3, -60), (28, -52), (43, -26), (43 - 3 * t, -2)]
    if s in ("bald",):
        c.fill(smooth([(bl, 12), (bl - 2, -10), (bl + 8, -20), (bl + 13, -4), (bl + 10, 14)]), h)
        if t < .6:
            c.fill(smooth([(44, 12), (45, -10), (37, -20), (34, -4), (37, 14)]), h)
        return
    side = 14 if L["sex"] == "f" or t > .3 else 4
    front = {
        "crew": [(37, -8), (30 + k * .2, -26), (k, -31), (-26 + k, -27), (-35 + k * .9, -6)],
        "short": [(37, -8), (33, -24), (16 + k, -20), (k - 6, -31), (-24 + k, -24), (-35 + k, -4)],
        "part": [(38, -8), (35, -26), (18 + k, -35), (-10 + k, -20), (-29 + k, -14), (-36 + k, 0)],
        "spiky": [(38, -8), (33, -24), (24 + k, -18), (14 + k, -28), (2 + k, -17), (-8 + k, -28), (-22 + k, -17), (-35 + k, -2)],
        "mop": [(39, -4), (33, -16), (16 + k, -13), (k, -15), (-16 + k, -12), (-31 + k, -13), (-36 + k, 0)],
        "bangs": [(39, 2), (35, -14), (16 + k, -11), (k, -13), (-16 + k, -11), (-31 + k, -12), (-37 + k, 4)],
        "sweep": [(39, 6), (37, -16), (24 + k, -32), (4 + k, -36), (-18 + k, -22), (-34 + k, -4), (-37 + k, 10)],
        "mid": [(39, 8), (36, -14), (20 + k, -28), (2 + k, -38), (-18 + k, -27), (-34 + k, -8), (-37 + k, 12)],
    }
    sharp = L["fringe"] == "spiky"
    fr = front[L["fringe"]]
    fr = [(min(a, 38), b) for a, b in fr]
    pts = top + [(41 - 2 * t, side - 4), (37, side)] + fr + [(-36 + k * .9, side), (bl + 2, side + 6 + 10 * t)]
    d = smooth(pts, k=.75) if not sharp else smooth(pts, k=.35)
    c.shade(d, h, 7, dk(h, .3), dy=-3)
    c.line(smooth([(-30 + k * .3, -38), (-12 + k * .3, -49), (8 + k * .3, -50)], False), lt(h, .2), 3.4, .55)
    if s == "bun" and t < .2:
        c.fill(circ(-4, -59, 12, 4), "red")
    if L.get("clip"):
        c.line("M%s,-24L%s,-14" % (20 + k, 31 + k * .6), L["clip"], 5)


def _front(c, L, t, pitch, u, mood):
    sk = L["skin"]
    sd = mix(sk, "#a8452f", .3)
    w = 39 * L["wide"]
    p = pitch * 12
    _hairback(c, L, t)
    jaw = {"f": .86, "m": 1.0}[L["sex"]] * (1.04 if L["age"] == "kid" else 1)
    dx = 8 * t
    # ears
    if t < .55:
        c.shade(circ(w - 1 - 4 * t, 8 - p * .4, 6.5, 10), sk, 2, sd)
    face = smooth([(dx * .2, -50), (-26, -43), (-w - 1, -10), (-w + 2, 14), (-w * .72 * jaw + dx * .5, 36), (-13 + dx, 48.5),
                   (12 + dx * 1.1, 48.5), (w * .72 * jaw + dx * .45, 35), (w - 1, 12), (w, -10), (27, -43)])
    c.shade(face, sk, 9, mix(sk, "#b0503a", .24), dy=2)
    ex = -w + 2 + 15 * t
    c.shade(circ(-w - 1 + 17 * t, 9 - p * .4, 7.5, 11), sk, -1, sd)
    c.line(smooth([(ex - 4, 4 - p * .4), (ex - 1, 9 - p * .4), (ex - 3, 14 - p * .4)], False), sd, 2.2)
    _features(c, L, t, p, u, mood, sd)
    _cap(c, L, t)
    _hat(c, L, t, False)


def _features(c, L, t, p, u, mood, sd):
    """Eyes, brows, nose, mouth, glasses, mask."""
    _sk, ink = L["skin"], "#2f1f1d"
    mood = mood or L["mood"]
    k = 15 * t
    kid = L["age"] == "kid"
    ey = (4 if kid else 1) + p
    es = 15.5 * (1 - .1 * t)
    big = u > 105
    c.fill(circ(-19 + k, 20 + p, 8.5, 5.5), "#e0705a", .28 if not kid else .4)
    c.fill(circ(20 + k * .55, 20 + p, 7.5 - 3 * t, 5.5), "#e0705a", .28 if not kid else .4)
    down = p > 5 or mood == "down"
    for i, X in enumerate((-es + k, es + k * .9)):
        sq = 1 - (.22 * t if i else 0)
        if mood == "laugh" or down:
            b = 4 if mood == "laugh" and not down else -3.5
            c.line(smooth([(X - 6 * sq, ey + 1), (X, ey + 1 - b), (X + 6 * sq, ey + 1)], False), ink, 3.2)
        else:
            c.fill(circ(X + 1.2 * t, ey, 4.1 * sq * (1.1 if kid else 1), 5.2 * (1.1 if kid else 1)), ink)
            if big:
                c.fill(circ(X + 2.4, ey - 1.8, 1.5), "white", .9)
                c.line(smooth([(X - 7 * sq, ey - 2.5), (X - 1, ey - 6.4), (X + 6.5 * sq, ey - 3)], False), ink, 2.2)
        bw = 3.4 if L["sex"] == "m" else 2.4
        br = {"m": 11.5, "f": 13.5}[L["sex"]] + (3 if mood in ("laugh", "open") else 0)
        sgn = -1 if i == 0 else 1
        c.line(smooth([(X - 7.5 * sq, ey - br + (1.8 if sgn < 0 else -.6)), (X, ey - br - 2.2), (X + 7.5 * sq, ey - br + (-.6 if sgn < 0 else 1.8))], False),
               L["hair"] if L["age"] != "old" else mix(L["hair"], "#5a5048", .4), bw)
    nx = k * 1.15
    c.fill(smooth([(nx + 1, ey + 3), (nx + 5.5 + 3 * t, ey + 16), (nx + 1, ey + 19), (nx - 3.5, ey + 17), (nx - .5, ey + 12)]), sd, .62)
    my = ey + 29.5
    mx = k * 1.05
    if mood in ("laugh", "open"):
        c.fill("M%.1f,%.1fQ%.1f,%.1f %.1f,%.1fQ%.1f,%.1f %.1f,%.1fZ" % (mx - 10, my - 2, mx, my + .5, mx + 10, my - 2, mx + 1, my + 14, mx - 10, my - 2), "#8a3030")
        c.fill("M%.1f,%.1fQ%.1f,%.1f %.1f,%.1fL%.1f,%.1fQ%.1f,%.1f %.1f,%.1fZ" % (mx - 9, my - 1.6, mx, my + .8, mx + 9, my - 1.6, mx + 7.6, my + 1.8, mx, my + 4, mx - 7.6, my + 1.8), "white")
    elif mood == "o":
        c.fill(circ(mx, my + 1, 4, 5), "#8a3030")
    elif mood == "flat" or down:
        c.line(smooth([(mx - 7, my - .8), (mx, my + 1.4), (mx + 7, my - 1.2)], False), "#98453a", 2.8)
    else:
        c.line(smooth([(mx - 9, my - 1.5), (mx, my + 3), (mx + 9, my - 2)], False), "#98453a", 3)
    if L["age"] == "old":
        for q in (-1, 1):
            c.line(smooth([(mx + q * 12, my - 10), (mx + q * 15.5, my - 2), (mx + q * 14, my + 3)], False), sd, 1.8, .8)
        c.line(smooth([(k - 14, ey - 25), (k, ey - 27), (k + 14, ey - 25)], False), sd, 1.7, .6)
        for X in (-es + k - 11, es + k + 9 - 4 * t):
            c.line("M%.1f,%.1fl-4,-3M%.1f,%.1fl-4,2" % (X, ey + 1, X, ey + 4), sd, 1.6, .6)
    if L.get("glasses"):
        for i, X in enumerate((-es + k, es + k * .9)):
            sq = 1 - (.2 * t if i else 0)
            c.fill(rect(X - 10.5 * sq, ey - 7.5, 21 * sq, 16, 7), "#dfeeee", .35)
            c.line(rect(X - 10.5 * sq, ey - 7.5, 21 * sq, 16, 7), L["glasses"], 2.4)
        c.line("M%.1f,%.1fL%.1f,%.1f" % (-es + k + 10, ey - 2, es + k * .9 - 10, ey - 2), L["glasses"], 2.4)
        c.line("M%.1f,%.1fL%.1f,%.1f" % (-es + k - 10, ey - 2, -36 + 14 * t, ey - 1), L["glasses"], 2.4)
    if L.get("mask"):
        c.shade(smooth([(-31 + k, ey + 13), (k * 1.1, ey + 8), (33 + k * .3, ey + 12), (29 + k * .3, ey + 34), (8 * t, 50), (-24 + k, ey + 38)], k=.8), L["mask"], 7, dk(L["mask"], .15))
        c.line("M%.1f,%.1fL%.1f,%.1f" % (-31 + k, ey + 15, -37 + 14 * t, ey + 8), "white", 2)
        for q in (18, 26):
            c.line("M%.1f,%.1fL%.1f,%.1f" % (-22 + k, ey + q, 22 + k * .5, ey + q), dk(L["mask"], .14), 1.6)
    if L.get("goggles"):
        c.fill(rect(-31 + k, ey - 10, 62 - 8 * t, 20, 8), "#bfe0e2", .62)
        c.line(rect(-31 + k, ey - 10, 62 - 8 * t, 20, 8), "#5a6468", 2.4)
        c.fill(poly([(-20 + k, ey - 8), (-12 + k, ey - 8), (-20 + k, ey + 8), (-26 + k, ey + 8)]), "white", .5)


def _profile(c, L, pitch, u, mood):
    sk, h, ink = L["skin"], L["hair"], "#2f1f1d"
    sd = mix(sk, "#a8452f", .3)
    c.open("rotate(%.1f)" % (pitch * 14))
    s = L["style"]
    if s == "long":
        c.shade(smooth([(-6, -54), (-46, -34), (-52, 10), (-50, 80), (-12, 86), (-2, 20)]), h, 6)
    elif s == "bob":
        c.shade(smooth([(-6, -54), (-46, -34), (-52, 10), (-42, 44), (-4, 44), (2, 10)]), h, 6)
    elif s == "pony":
        c.shade(smooth([(-36, -38), (-62, -36), (-76, 4), (-66, 52), (-56, 30), (-52, 0), (-40, -20)]), dk(h, .2), 4)
    elif s == "bun":
        c.shade(circ(-46, -34, 22), h, 6)
    elif s == "braids":
        for i in range(5):
            c.fill(circ(-30 + i * 1.5, 26 + i * 15, 11 - i, 10), h if i % 2 else dk(h, .3))
    g = 3 if L["age"] == "kid" else 0
    face = ("M-2,-50C20,-50 33,-40 35,-18L34,-6Q%d,4 %d,9Q44,14 36,14.5Q40,19 38.5,22.5Q36,25 38,28Q35,32 35.5,36Q37,47 24,50C8,50 2,44 -6,31"
            "L-22,34C-42,20 -46,0 -44,-14C-42,-38 -24,-50 -2,-50Z" % (42 - g, 45 - g))
    c.shade(face, sk, 8, mix(sk, "#b0503a", .24), dy=-4)
    c.fill(circ(20, 18, 8, 6), "#e0705a", .3)
    md = mood or L["mood"]
    if md == "laugh" or pitch > .45:
        c.line(smooth([(18, 0), (23, -3 if md == "laugh" else 3), (28, 0)], False), ink, 3.2)
    else:
        c.fill(circ(24, -1, 3.2, 5), ink)
        if u > 105:
            c.line(smooth([(18, -5), (24, -7.5), (30, -4)], False), ink, 2.2)
    c.line(smooth([(16, -13), (24, -16), (31, -13)], False), h, 3.2 if L["sex"] == "m" else 2.4)
    if md in ("laugh", "open"):
        c.fill("M37,23.5Q30,24 24,21Q26,33 36,30Z", "#8a3030")
    else:
        c.line(smooth([(37, 25), (31, 25.5), (26, 22.5)], False), "#98453a", 2.6)
    if L["age"] == "old":
        c.line(smooth([(29, 13), (23, 20), (23, 27)], False), sd, 1.8, .8)
    # hair over the skull
    if L["style"] == "bald":
        c.fill(smooth([(-46, -14), (-36, -24), (-18, -10), (-14, 4), (-24, 10), (-22, 30), (-40, 22)]), h)
    else:
        fr = {"crew": [(32, -26), (18, -27), (2, -22), (-2, -4)], "bangs": [(36, -12), (24, -12), (6, -14), (-2, 2)],
              "mop": [(37, -16), (24, -15), (6, -16), (-2, 0)], "sweep": [(33, -28), (18, -26), (4, -16), (-2, 6)],
              "mid": [(31, -32), (16, -26), (4, -12), (-2, 10)]}.get(L["fringe"], [(35, -24), (22, -20), (4, -20), (-2, -4)])
        nape = 34 if L["sex"] == "f" else 26
        c.shade(smooth([(36, -28), (30, -46), (4, -59), (-28, -52), (-48, -26), (-48, 4), (-38, nape), (-20, nape), (-18, 6), (-8, 0)] + fr[::-1], k=.7), h, 7, dk(h, .3), dy=-3)
        c.line(smooth([(-26, -42), (-4, -50), (14, -48)], False), lt(h, .2), 3.4, .5)
    c.shade(circ(-10, 7, 7.5, 11), sk, -1, sd)
    c.line(smooth([(-12, 1), (-7, 6), (-10, 13)], False), sd, 2.2)
    if L.get("glasses"):
        c.line(rect(16, -9, 18, 16, 6), L["glasses"], 2.4)
        c.line("M16,-3L-10,0", L["glasses"], 2.4)
    if L.get("mask"):
        c.shade(smooth([(14, 14), (40, 8), (47, 14), (42, 34), (34, 48), (12, 44)], k=.7), L["mask"], 6, dk(L["mask"], .15))
        c.line("M15,18L-8,6M14,40L-10,14", "white", 2)
    if L.get("goggles"):
        c.fill(rect(12, -11, 28, 20, 7), "#bfe0e2", .62)
        c.line("M12,-4L-30,-8", "#5a6468", 4)
    _hat(c, L, 1, False)
    c.close()


def _back(c, L, t):
    sk, h, s = L["skin"], L["hair"], L["style"]
    d = dk(h, .3)
    for k in (-1, 1):
        if s not in ("long", "bob"):
            c.shade(circ(k * 41 + 6 * t, 8, 7, 11), sk, 2)
    if s == "bald":
        c.shade(smooth([(0, -52), (-30, -44), (-43, -10), (-38, 26), (-18, 44), (18, 44), (38, 26), (43, -10), (30, -44)]), sk, 9)
        c.fill(smooth([(-43, -8), (-20, 2), (20, 2), (43, -8), (38, 28), (14, 40), (-14, 40), (-38, 28)]), h)
    else:
        low = {"long": 90, "bob": 46}.get(s, 38 if L["sex"] == "f" else 33)
        w = 50 if s in ("long", "bob") else 45
        c.shade(smooth([(0, -59), (-31, -51), (-w, -12), (-w + 4, 20), (-w * .62, low), (w * .62, low), (w - 4, 20), (w, -12), (31, -51)], k=.9), h, 10, d, dy=2)
        c.line(smooth([(-30, -30), (-16, -46), (6, -51)], False), lt(h, .22), 4, .5)
    if s == "pony":
        c.fill(rect(-9, -26, 18, 9, 4), L.get("clip") or "red")
        c.shade(smooth([(-8, -20), (9, -20), (19, 10), (12, 62), (2, 74), (-9, 60), (-16, 10)]), lt(h, .08), 6, d)
    elif s == "bun":
        c.shade(circ(0, -40, 25, 21), lt(h, .08), 7, d)
        c.line("M-24,-52L26,-28", "gold", 4)
    elif s == "braids":
        for k in (-1, 1):
            for i in range(5):
                c.fill(circ(k * (30 + i), 32 + i * 15, 12 - i, 10), h if i % 2 else lt(h, .1))
            c.fill(circ(k * 35, 102, 9, 6), "red")
    _hat(c, L, t, True)


def _hat(c, L, t, back):
    """Hats share one outline for all views, with the peak moved by the turn."""
    hat = L.get("hat")
    if not hat:
        return
    kind, k1 = hat[0], hat[1]
    s = 14 * t if not back else 0
    if kind == "helmet":
        c.shade(smooth([(-49, -16), (-44, -48), (-18, -70), (12, -70), (40, -50), (48, -16), (20, -21), (-20, -21)], k=.9), k1, 10, dk(k1, .2))
        c.fill(rect(-7 + s * .6, -71, 14, 46, 6), lt(k1, .3), .8)
        if not back:
            c.shade(smooth([(-44 + s * .5, -14), (-20, -24), (30, -24), (52 + s * 1.3, -12), (34 + s, -13), (-10, -16)]), dk(k1, .1), 3)
        else:
            c.fill(rect(-49, -20, 98, 7, 3), dk(k1, .12))
    elif kind == "toque":
        c.shade(smooth([(-36, -26), (-40, -60), (-54, -82), (-40, -106), (-14, -102), (2, -114), (22, -102), (44, -104), (54, -82), (40, -60), (37, -26)], k=.85), "white", 12, "#dccfb8")
        c.shade(rect(-38, -52, 77, 28, 5), "#fff8ea", 8, "#e0d3bb")
    elif kind == "cookcap":
        c.shade(smooth([(-42, -22), (-46, -50), (-24, -66), (20, -66), (46, -52), (42, -22)], k=.7), "white", 10, "#dccfb8")
        c.fill(rect(-43, -31, 86, 10, 4), k1)
    elif kind == "nurse":
        c.shade(smooth([(-32 + s, -44), (-38 + s, -64), (s, -74), (34 + s * .4, -64), (30 + s * .4, -44), (s, -50)], k=.6), "white", 8, "#d8d9d4")
        c.fill(rect(-12 + s, -62, 20, 4), k1)
    elif kind == "scarf":
        c.shade(smooth([(-47, -8), (-48, -40), (-28, -64), (6, -68), (36, -56), (46, -28), (43, -12), (20, -26), (-20, -26)], k=.9), k1, 10)
        i = c.clip(smooth([(-50, -6), (-48, -24), (-20, -41), (20, -41), (46, -26), (46, -9), (20, -25), (-20, -25)], k=.8))
        c.open(extra='clip-path="url(#%s)"' % i)
        band(c, -52, -44, 104, 36, hat[2] if len(hat) > 2 else "red")
        c.close()
    elif kind == "cap":
        c.shade(smooth([(-45, -16), (-44, -42), (-20, -61), (14, -61), (40, -44), (44, -18)], k=.9), k1, 9)
        if not back:
            c.fill(smooth([(-14 + s * 2, -20), (20, -26), (50 + s, -20), (56 + s * 1.6, -10), (30 + s, -14)], k=.8), dk(k1, .18))
    elif kind == "straw":
        c.shade(smooth([(-78, -14), (0, -92), (78, -14), (40, -8), (-40, -8)], k=.35), "#dcb877", 14, "#b88f50")
        for q in (.35, .65):
            c.line("M%.0f,%.0fQ0,%.0f %.0f,%.0f" % (-78 * q, -92 + 78 * q, -86 + 84 * q, 78 * q, -92 + 78 * q), "#b88f50", 2)
    elif kind == "weld":                      # mask down
        c.shade(smooth([(-40, -34), (-26, -58), (16, -60), (44 + s * .5, -34), (46 + s * .5, 20), (26 + s, 60), (-14 + s, 60), (-38, 24)], k=.7), k1, 10, dk(k1, .4))
        if not back:
            c.fill(rect(-20 + s * 1.4, -22, 50 - s, 22, 3), "#161416")
            c.fill(rect(-17 + s * 1.4, -19, 44 - s, 16, 2), hat[2] if len(hat) > 2 else "#2f5a4a")
    elif kind == "weldup":                    # mask tipped up on the crown
        c.shade(smooth([(-46, -26), (-38, -46), (0, -42), (46, -46), (58 + s, -84), (20 + s, -108), (-26, -100), (-48, -66)], k=.7), k1, 12, dk(k1, .4))
        c.fill(smooth([(-24 + s, -84), (30 + s, -86), (26 + s, -70), (-22 + s, -68)], k=.3), "#161416")
        c.line("M-44,-30Q0,-42 44,-30", "#1d1a1b", 7)
    elif kind == "pin":                       # silver comb of a Zhuang woman
        c.line("M%s,-60L%s,-34" % (-34, 34), "steel", 4)
        for i in range(4):
            c.line("M%d,%dl-3,12" % (22 + i * 4, -42 + i * 3), "steel", 2)
