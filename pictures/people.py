"""Figures: one design of person, posed by reaching for points in the scene."""
import math
from .svg import ang, cap, circ, col, dk, ik, lerp, lt, mix, n, poly, rect, smooth
from .heads import head
from .patterns import band

BUILD = {   # torso, shoulder half-width, waist, hip, upper arm, forearm, thigh, shin, neck, limb width
    "m": (2.12, .86, .62, .60, 1.2, 1.06, 1.6, 1.62, .26, 1.0),
    "f": (1.98, .73, .52, .60, 1.1, 1.0, 1.56, 1.56, .26, .86),
    "kid": (1.42, .58, .50, .50, .82, .74, .92, .94, .14, .74),
    "teen": (1.85, .72, .55, .55, 1.05, .95, 1.42, 1.44, .22, .86),
}


class Pose:
    """Where the joints of a drawn figure came to lie, for props placed afterwards."""


def hand(c, w, deg, r, skin, kind="rest", flip=1):
    """A hand at wrist w pointing deg: rest, fist, open, point, flat, grip; r is the palm radius."""
    c.open("translate(%s,%s) rotate(%s) scale(%.4f,%.4f)" % (n(w[0]), n(w[1]), n(deg), r / 10, flip * r / 10))
    keep = c.light
    sd = mix(skin, "#a8452f", .24)
    if kind == "fist":
        c.shade(smooth([(-3, -8), (10, -10), (21, -7), (23, 4), (18, 10), (4, 10), (-3, 8)]), skin, 3, sd)
        for x in (9, 14):
            c.line("M%d,-1L%d,8" % (x + 3, x + 4), sd, 1.4)
        c.fill(cap((4, -6), (15, -2), 4, 3.6), lt(skin, .12))
    elif kind == "grip":
        c.fill(cap((4, 4), (16, 13), 4.4, 3.6), sd)
        c.shade(smooth([(-3, -8), (10, -9), (18, -6), (20, 3), (10, 9), (-3, 8)]), skin, 3, sd)
        for i, y in enumerate((-6, -1.4, 3.2)):
            c.fill(cap((13, y), (20 - i, y + 7), 3.6, 3.2), skin if i != 1 else lt(skin, .1))
    elif kind == "open":
        for a, l in ((-24, 19), (-8, 22), (8, 21), (22, 17)):
            q = ang((9, a * .22), a, l - 4)
            c.fill(cap((7, a * .25), q, 3.8, 3), skin)
        c.fill(cap((3, -6), (10, -18), 4.2, 3.2), skin)
        c.shade(smooth([(-3, -7), (8, -9), (15, -6), (15, 6), (7, 9), (-3, 7)]), skin, 2, sd)
    elif kind == "point":
        c.fill(cap((9, -4), (31, -6), 4, 3), skin)
        c.shade(smooth([(-3, -8), (10, -9), (19, -6), (19, 5), (12, 10), (-3, 8)]), skin, 3, sd)
        c.fill(cap((4, -5), (15, 0), 4, 3.4), lt(skin, .1))
    elif kind == "flat":
        c.shade(smooth([(-3, -6), (10, -8), (26, -4), (32, 0), (26, 4), (8, 7), (-3, 6)]), skin, 3, sd)
        c.fill(cap((4, -5), (16, -10), 4, 3), skin)
    else:
        c.shade(smooth([(-3, -7), (8, -9), (20, -6), (25, 2), (19, 8), (6, 8), (-3, 7)]), skin, 3, sd)
        c.fill(cap((4, -6), (16, -8), 4, 3), lt(skin, .08))
    c.light = keep
    c.close()


def figure(c, x, y, u, L, turn=0, back=False, lean=0, a="down", b="down", fa=None, fb=None, hip=None, gaze=None,
           pitch=0, tilt=0, legs=True, ha="rest", hb="rest", mood=None, behind="", shadow=True, over=None, held=None,
           ba=None, bb=None):
    """Draws a person standing at x, y (feet) or with hip=(x, y) (seated, kneeling); u is the head height in pixels.

    a and b are the arms on the left and right of the picture: a gesture name or a point to reach.
    held(pose) draws what the hands hold before the near arm and hands are drawn; over(pose) draws on top.
    """
    B = BUILD[L["build"]]
    tl, sw, ww, hw, ua, fo, th, shn, nk, lw = [v * u for v in B]
    sgn = 1 if turn > 0 else -1 if turn < 0 else 0
    at = abs(turn)
    if hip is None:
        hip = (x, y - (th + shn) * .985 - .12 * lw)
    px, py = hip
    la = math.radians(lean)
    down = (-math.sin(la), math.cos(la))
    across = (math.cos(la), math.sin(la))
    neck0 = (px - down[0] * tl, py - down[1] * tl)
    k = 1 - .45 * at
    P = lambda s, v: (neck0[0] + across[0] * s + down[0] * v * tl, neck0[1] + across[1] * s + down[1] * v * tl)
    sx = sgn * at * .16 * u
    S = {"a": P(-sw * k * .8 * (1 - .45 * at) + sx * .1, .125), "b": P(sw * k * .8 * (1 - .45 * at) + sx * .1, .125)}
    o = Pose()
    o.u, o.hip, o.neck, o.P = u, hip, neck0, P
    if shadow and legs and fa is None and fb is None:
        c.shadow(x, y, u * 1.15, u * .2)
    # ---- legs
    far = "b" if turn > .25 else "a" if turn < -.25 else ""
    tr = L["legs"]

    def leg(s):
        m = -1 if s == "a" else 1
        h0 = (px + across[0] * m * hw * .46 * (1 - .4 * at), py + across[1] * m * hw * .46 - .04 * u)
        f0 = fa if s == "a" else fb
        if f0 is None:
            f0 = (x + m * hw * (.54 - .22 * at) + (m * -.14 * u * sgn if at > .4 else 0), y - .12 * lw)
        pick = (lambda e: e[0] * sgn) if sgn else (lambda e: e[0] * m - e[1] * .2)
        kn, ft = ik(h0, f0, th, shn, pick)
        dark = s == far
        cloth = dk(tr, .16) if dark else tr
        r0, r1, r2 = .34 * lw, .245 * lw, .19 * lw
        skirt = L.get("skirt")
        bare = L["skin"] if not dark else mix(L["skin"], "#7a3f33", .2)
        if L.get("shorts"):
            c.shade(cap(kn, ft, r1 * .85, r2 * .8), bare, u * .07)
            c.shade(cap(h0, lerp(h0, kn, .95), r0, r1 * 1.15), cloth, u * .09)
        elif skirt:
            c.shade(cap(h0, kn, r0 * .9, r1 * .82) + cap(kn, ft, r1 * .82, r2 * .72), bare, u * .07)
        else:
            fe = lerp(kn, ft, .93)
            c.shade(cap(h0, kn, r0, r1) + cap(kn, fe, r1, r2), cloth, u * .1)
            if L.get("stripe"):
                c.line(poly([lerp(h0, kn, .1), kn, ft], False), L["stripe"], u * .06)
            if L.get("reflect"):
                q = lerp(kn, ft, .45)
                c.line(poly([ang(q, 180, r1 * .9), ang(q, 0, r1 * .9)], False), "#e8e3c8", u * .08, cap="butt")
        d = sgn if sgn else m * .45
        sh = L["shoes"] if not dark else dk(L["shoes"], .2)
        hx, hy = ft
        c.shade(smooth([(hx - d * .2 * lw, hy - .13 * lw), (hx + d * .14 * lw, hy - .16 * lw), (hx + d * .4 * lw, hy + .0 * lw),
                        (hx + d * .48 * lw, hy + .12 * lw), (hx - d * .24 * lw, hy + .12 * lw)], k=.8), sh, u * .05)
        c.fill(rect(min(hx - d * .25 * lw, hx + d * .48 * lw), hy + .08 * lw, abs(d) * .73 * lw, .06 * lw), dk(sh, .4) if col(sh) < "#a" else "white", .7)
        return kn

    # ---- arms
    R = (.2 * lw + .015 * u, .185 * lw, .145 * lw)
    near_skin = L["skin"]

    def reach(s, spec, bend):
        m = -1 if s == "a" else 1
        o0 = S[s]
        front = sgn if at > .3 else 0
        if isinstance(spec, str):
            rel = {"down": (m * .16 + front * .1, 2.2), "side": (m * .55, 1.85), "hip": (m * .3 - m * .12, 1.42), "belly": (-m * .5 + front * .55, 1.3),
                   "chest": (-m * .42 + front * .55, .72), "up": (m * .62, -1.7), "high": (m * .12 + front * .3, -2.0), "fwd": (m * .1 + (front or m) * 1.75, .42),
                   "fold": (-m * 1.15 * k, .78), "back": (-m * .35 - front * .5, 1.5), "chin": (-m * .3 + front * .5, -.18), "wave": (m * .95, -1.05),
                   "clap": (-m * .66 * k + front * .6, .55), "hold": (-m * .34 + front * .75, .95), "desk": (-m * .2 + front * .9, 1.15),
                   "cheer": (m * .78, -1.45), "phone": (-m * .2 + front * .62, .28)}[spec]
            f = (ua + fo) / (2.26 * u)
            q = (o0[0] + rel[0] * u * f, o0[1] + rel[1] * u * f)
        else:
            q = spec
        out = -sgn if at > .3 else m
        pick = (lambda e: e[1] * .8 + e[0] * out * 1.0) if bend is None else (lambda e: e[0] * bend)
        if bend in ("up", "downb"):
            pick = (lambda e: -e[1]) if bend == "up" else (lambda e: e[1])
        return ik(o0, q, ua, fo, pick)

    A = {"a": reach("a", a, ba), "b": reach("b", b, bb)}
    o.a, o.b, o.ea, o.eb = A["a"][1], A["b"][1], A["a"][0], A["b"][0]
    o.head = None

    def arm(s):
        e, w = A[s]
        dark = s == far or s in behind
        top = L["top"] if not L.get("sleeve") else L["sleeve"]
        cl = dk(top, .15) if dark else top
        skin = mix(near_skin, "#7a3f33", .16) if dark else near_skin
        o0 = S[s]
        up, lo = cap(o0, e, R[0], R[1]), cap(e, w, R[1], R[2])
        st = L["arms"]
        if st == "long":
            c.shade(up + lo, cl, u * .085)
            if L.get("cuff"):
                q = lerp(e, w, .82)
                c.shade(cap(q, w, R[2] * 1.12, R[2] * 1.1), L["cuff"], u * .05)
                c.line(poly([ang(q, math.degrees(math.atan2(w[1] - e[1], w[0] - e[0])) + 90, R[2]), ang(q, math.degrees(math.atan2(w[1] - e[1], w[0] - e[0])) - 90, R[2])], False), "gold", u * .04)
        else:
            q = lerp(o0, e, .62) if st == "short" else e
            rq = R[0] + (R[1] - R[0]) * (.62 if st == "short" else 1)
            c.shade(cap(o0, e, R[0] * .82, R[1] * .88) + cap(e, w, R[1] * .88, R[2] * .86), skin, u * .07, mix(skin, "#a8452f", .26))
            c.shade(cap(o0, q, R[0] * 1.06, rq * 1.12), cl, u * .085)
        if L.get("armband") and s == "b":
            q1, q2 = lerp(o0, e, .35), lerp(o0, e, .6)
            c.fill(cap(q1, q2, R[0], R[0] * .92), L["armband"])
        if L.get("reflect"):
            q = lerp(o0, e, .55)
            d = math.atan2(e[1] - o0[1], e[0] - o0[0])
            c.line(poly([ang(q, math.degrees(d) + 90, R[0] * .95), ang(q, math.degrees(d) - 90, R[0] * .95)], False), "#e8e3c8", u * .09, cap="butt")
        deg = math.degrees(math.atan2(w[1] - e[1], w[0] - e[0]))
        kind = ha if s == "a" else hb
        if kind:
            hs = L.get("gloves") or skin
            if L.get("gloves"):
                g0 = lerp(e, w, .72)
                c.shade(cap(g0, w, R[2] * 1.15, R[2] * 1.1), dk(hs, .12), u * .05)
            hand(c, w, deg, .165 * u * (lw / u) ** .5, hs, kind, 1 if (deg < 90 and deg > -90) else -1)

    if legs:
        order = ["b", "a"] if far == "b" else ["a", "b"]
        if back and far == "":
            order = ["a", "b"]
        for s in order:
            leg(s)
    for s in "ab":
        if s == far or s in behind:
            arm(s)
    hx, hy = P(sx * 1.25, 0)
    hc = (hx + across[0] * 0 + down[0] * -(nk + .46 * u) + sgn * at * .05 * u, hy - down[1] * (nk + .46 * u) + .08 * u)
    o.head = hc
    if gaze is None:
        gaze = turn
    longback = L["style"] in ("long",) and not back
    # ---- neck
    nd = mix(L["skin"], "#a8452f", .3)
    if not back:
        c.fill(cap(P(sx * .7, .04), (hc[0] - gaze * .08 * u, hc[1] + .3 * u), .25 * lw, .2 * lw), nd)
    # ---- torso
    cx = sx * 1.4                     # the front line of the body
    hem = 1.05 if L.get("hem") is None else L["hem"]
    tp = [P(-.2 * lw + sx * .6, -.035), P(-sw * k * .62, .012), P(-sw * k * .98, .1), P(-sw * k * .95, .34), P(-ww * (1 - .2 * at), .62), P(-hw * (1 - .22 * at), .86),
          P(-hw * (1.0 - .22 * at), hem), P(hw * (1.0 - .22 * at), hem), P(hw * (1 - .22 * at), .86), P(ww * (1 - .2 * at), .62), P(sw * k * .95, .34), P(sw * k * .98, .1),
          P(sw * k * .62, .012), P(.2 * lw + sx * .6, -.035)]
    if L.get("skirt") and legs:
        sk0 = L["skirt"]
        ln = L.get("skirtlen", 1.62)
        wid = 1.42 if not at > .6 else 1.15
        hx2 = [P(-hw * 1.0 * (1 - .2 * at), .8), P(hw * 1.0 * (1 - .2 * at), .8), P(hw * wid, ln), P(-hw * wid, ln)]
        c.shade(smooth(hx2, k=.18), sk0, u * .13)
        if L.get("trim"):
            q0, q1 = lerp(hx2[0], hx2[3], .8), lerp(hx2[1], hx2[2], .8)
            band(c, min(q0[0], q1[0]) - u * .02, q0[1], abs(q1[0] - q0[0]) + u * .04, u * .2, L["trim"])
    c.shade(smooth(tp, k=.8), L["top"], u * .17, on=lambda: _clothes(c, L, P, u, tl, sw * k, hw, cx, back, at, sgn, lw))
    if back:
        c.fill(cap(P(sx * .6, -.0), (hc[0], hc[1] + .3 * u), .24 * lw, .2 * lw), nd)
    _collar(c, L, P, u, lw, cx, back, nd, sx)
    if longback:
        pass
    head(c, hc[0], hc[1], u, L, gaze, pitch, tilt + lean * .5, back, mood)
    if held:
        held(o)
    for s in ("b", "a") if far != "b" else ("a",):
        if s != far and s not in behind:
            arm(s)
    if over:
        over(o)
    return o


def _collar(c, L, P, u, lw, cx, back, nd, sx):
    kd = L["kind"]
    if back:
        k2 = L.get("collar") or lt(L["top"], .12)
        c.fill(smooth([P(-.26 * lw + sx, -.03), P(0, -.065), P(.26 * lw + sx, -.03), P(.2 * lw, .035), P(-.2 * lw, .035)], k=.6), k2)
        return
    nb = sx * .6
    if kd in ("shirt", "suit", "blouse", "uniform", "coverall", "polo", "chef", "nurse", "jacket", "coat"):
        k2 = L.get("collar") or lt(L["top"], .16)
        dp = .24 if kd == "suit" else .15
        inner = "white" if kd == "suit" else L["skin"] if kd not in ("uniform", "jacket", "coverall", "coat") else L.get("inner", "white")
        c.fill(poly([P(-.2 * lw + nb, -.04), P(.2 * lw + nb, -.04), P(cx, dp)]), inner if inner != L["skin"] else nd)
        if kd == "suit" and L.get("tie"):
            c.fill(poly([P(cx - .05 * u, .05), P(cx + .05 * u, .05), P(cx + .07 * u, .26), P(cx, .3), P(cx - .07 * u, .26)]), L["tie"])
        for m in (-1, 1):
            c.fill(poly([P(m * .2 * lw + nb, -.055), P(m * .3 * lw + nb, .03), P(cx + m * .06 * u, dp + .045), P(cx + m * .01 * u, dp - .02), P(m * .17 * lw + nb, -.0)]),
                   k2 if m < 0 else dk(k2, .1))
    elif kd in ("zhuang", "tang"):
        c.fill(smooth([P(-.2 * lw + nb, -.05), P(.2 * lw + nb, -.05), P(.22 * lw + nb, .03), P(cx, .055), P(-.22 * lw + nb, .03)], k=.6), L.get("collar", "gold"))
    else:
        c.fill(smooth([P(-.2 * lw + nb, -.05), P(.2 * lw + nb, -.05), P(cx * .7, .07)], k=.8), nd)


def _clothes(c, L, P, u, tl, sw, hw, cx, back, at, sgn, lw):
    """What is sewn on the chest; drawn inside the torso outline."""
    kd = L["kind"]
    ln = lambda p, q, k, w, op=None: c.line("M%s,%sL%s,%s" % (n(p[0]), n(p[1]), n(q[0]), n(q[1])), k, w, op, cap="butt")
    top = L["top"]
    fr = not back
    if kd == "uniform":                     # school tracksuit: white body, coloured yoke and side
        k2 = L["accent"]
        c.fill(poly([P(-sw * 1.2, -.1), P(sw * 1.2, -.1), P(sw * 1.2, .26), P(cx, .38 if fr else .3), P(-sw * 1.2, .26)]), k2)
        ln(P(-sw * 1.2, .285), P(cx, .405 if fr else .325), "gold", u * .045)
        ln(P(sw * 1.2, .285), P(cx, .405 if fr else .325), "gold", u * .045)
        if fr:
            ln(P(cx, .1), P(cx, 1.1), dk(top, .22), u * .03)
            c.fill(circ(*P(cx - sw * .5, .2), u * .07), "white", .9)
            c.fill(circ(*P(cx - sw * .5, .2), u * .04), "red", .9)
    elif kd == "coverall":
        if fr:
            ln(P(cx, .1), P(cx, 1.1), dk(top, .35), u * .035)
            for m in (-1, 1):
                c.fill(poly([P(cx + m * sw * .22, .3), P(cx + m * sw * .72, .3), P(cx + m * sw * .7, .5), P(cx + m * sw * .24, .5)]), dk(top, .14))
                ln(P(cx + m * sw * .22, .35), P(cx + m * sw * .72, .35), lt(top, .18), u * .025)
        if L.get("reflect"):
            ln(P(-sw * 1.3, .6), P(sw * 1.3, .6), "#e8e3c8", u * .1)
            for m in (-.62, .62):
                ln(P(m * sw, -.1), P(m * sw, .6), "#e8e3c8", u * .08)
        ln(P(-sw * 1.2, .82), P(sw * 1.2, .82), dk(top, .3), u * .07)
    elif kd == "chef":
        if fr:
            for v in (.3, .46, .62, .78):
                for m in (-1, 1):
                    c.fill(circ(*P(cx + m * .17 * u, v), u * .045), L.get("accent", "red"))
            ln(P(cx + .28 * u, .1), P(cx + .3 * u, 1.1), dk(top, .14), u * .025)
            c.fill(poly([P(-.24 * lw, -.03), P(.24 * lw, -.03), P(cx + .05 * u, .2), P(cx - .05 * u, .2)]), L.get("accent", "red"))
    elif kd == "nurse":
        if fr:
            ln(P(cx, .1), P(cx, 1.1), dk(top, .16), u * .025)
            c.fill(poly([P(cx - sw * .66, .34), P(cx - sw * .28, .34), P(cx - sw * .28, .5), P(cx - sw * .66, .5)]), dk(top, .08))
            ln(P(cx - sw * .5, .3), P(cx - sw * .5, .42), "red", u * .04)
        ln(P(-sw * 1.2, .64), P(sw * 1.2, .64), dk(top, .16), u * .06)
    elif kd == "suit":
        if fr:
            for m in (-1, 1):
                c.fill(poly([P(cx + m * .2 * lw, -.03), P(cx + m * .42 * lw, .16), P(cx + m * .02 * u, .5), P(cx, .24)]), lt(top, .12))
            ln(P(cx, .46), P(cx + .02 * u, 1.1), dk(top, .3), u * .03)
            c.fill(circ(*P(cx - .02 * u, .6), u * .035), dk(top, .45))
            ln(P(cx + sw * .35, .3), P(cx + sw * .7, .28), "white", u * .05)
    elif kd in ("shirt", "blouse", "polo", "coat", "jacket"):
        if fr:
            ln(P(cx, .1), P(cx, 1.1 if kd != "polo" else .32), dk(top, .18), u * .028)
            if kd != "jacket":
                for v in (.24, .4, .56, .72):
                    if kd != "polo" or v < .3:
                        c.fill(circ(*P(cx + .05 * u, v), u * .025), dk(top, .3))
            if kd in ("coat", "jacket"):
                for m in (-1, 1):
                    c.fill(poly([P(cx + m * sw * .3, .66), P(cx + m * sw * .8, .66), P(cx + m * sw * .8, .9), P(cx + m * sw * .32, .9)]), dk(top, .1))
        if L.get("stripe2"):
            for v in (.24, .42, .6, .78, .96):
                ln(P(-sw * 1.2, v), P(sw * 1.2, v), L["stripe2"], u * .07)
    elif kd == "tee":
        if L.get("stripe2"):
            for v in (.2, .38, .56, .74, .92):
                ln(P(-sw * 1.2, v), P(sw * 1.2, v), L["stripe2"], u * .09)
        elif L.get("accent") and fr:
            c.fill(circ(*P(cx, .36), u * .2), L["accent"])
    elif kd in ("zhuang", "tang"):
        tr = L.get("trim", "red")
        if fr:                              # slanting lapel with a woven edge
            p, q = P(cx - .02 * u, .02), P(sw * .92, .34)
            c.line(poly([P(cx - .1 * u, .0), P(cx + .02 * u, .16), P(sw * .75, .36), P(sw * .72, 1.12)], False), tr, u * .17, cap="butt")
            c.line(poly([P(cx - .1 * u, .0), P(cx + .02 * u, .16), P(sw * .75, .36), P(sw * .72, 1.12)], False), "gold", u * .045, cap="butt")
        if kd == "zhuang":
            p = P(-sw * 1.3, .93)
            q = P(sw * 1.3, 1.06)
            band(c, p[0], p[1], q[0] - p[0], u * .24, tr)
    if L.get("vest"):
        for m in (-1, 1):
            c.fill(poly([P(m * sw * .3, -.1), P(m * sw * 1.3, -.1), P(m * sw * 1.3, 1.1), P(m * .04 * u + cx, 1.1), P(m * .1 * u + cx, .34)]), L["vest"] if m < 0 else dk(L["vest"], .08))
        if back:
            c.fill(poly([P(-sw * 1.2, -.1), P(sw * 1.2, -.1), P(sw * 1.2, 1.1), P(-sw * 1.2, 1.1)]), L["vest"])
    if L.get("scarf") and fr:               # the red scarf of a young pioneer
        c.fill(poly([P(-.3 * lw, .0), P(.3 * lw, .0), P(cx + .02 * u, .2)]), "red")
        c.fill(poly([P(cx - .03 * u, .16), P(cx + .06 * u, .16), P(cx + .16 * u, .5), P(cx + .02 * u, .44)]), "red")
        c.fill(poly([P(cx - .06 * u, .16), P(cx + .03 * u, .16), P(cx - .02 * u, .44), P(cx - .15 * u, .48)]), dk("red", .15))
    ap = L.get("apron")
    if ap:
        if fr:
            c.shade(smooth([P(cx - sw * .44, .22), P(cx + sw * .44, .22), P(cx + sw * .5, .5), P(cx + hw * 1.15, .62), P(cx + hw * 1.1, 1.12), P(cx - hw * 1.1, 1.12), P(cx - hw * 1.15, .62), P(cx - sw * .5, .5)], k=.3), ap, u * .1)
            for m in (-1, 1):
                ln(P(cx + m * sw * .4, .24), P(m * .24 * lw, -.04), ap, u * .075)
            if L.get("aptrim"):
                p = P(cx - sw * .46, .25)
                band(c, p[0], p[1], sw * .92, u * .2, L["aptrim"])
            else:
                c.fill(poly([P(cx - sw * .34, .66), P(cx + sw * .34, .66), P(cx + sw * .32, .86), P(cx - sw * .32, .86)]), dk(ap, .14))
        else:
            for m in (-1, 1):
                ln(P(m * sw * .7, -.05), P(-m * sw * .2, .62), ap, u * .08)
            ln(P(-sw * 1.2, .64), P(sw * 1.2, .64), ap, u * .09)
            c.fill(poly([P(-.12 * u, .62), P(.12 * u, .62), P(.06 * u, .7), P(.16 * u, .95), P(0, .74), P(-.16 * u, .95), P(-.06 * u, .7)]), ap)
    if L.get("badge") and fr:
        for m in (-1, 1):
            ln(P(m * .22 * lw, -.02), P(cx, .45), L["badge"], u * .035)
        c.fill(poly([P(cx - .15 * u, .43), P(cx + .15 * u, .43), P(cx + .15 * u, .62), P(cx - .15 * u, .62)]), "white")
        c.fill(poly([P(cx - .1 * u, .46), P(cx + .1 * u, .46), P(cx + .1 * u, .54), P(cx - .1 * u, .54)]), "blueL")
