"""Stages and halls: opening dance, gala, prize-giving, lectures."""
import random
from .svg import ang, cap, circ, dk, lt, mix, poly, rect, smooth
from .cast import adult, boss, kid, luzhendong, pupil, who, zhuang
from .patterns import band, brocade, star
from .people import figure, hand
from .places import board, heads_row, karst, room, spots, stage
from .props import bowl, box3, chairback, lamp, papers, table, teapot, window


def dancer(c, x, y, u, i, ground, **kw):
    """A dancer in the dress the weaving course made."""
    L = zhuang(i, ground=ground, hat=("scarf", ground, "gold" if ground == "redD" else "red"), style="bun", trim="red" if ground != "redD" else "jade", cuff="gold", mood="laugh", skirtlen=1.72)
    return figure(c, x, y, u, L, ha="open", hb="open", **kw)


def opening(c):
    """开幕: the bamboo-pole dance opens the week on a red stage in front of the library."""
    c.sky("#bfdbe0", "#f6e9c8", 700)
    karst(c, 560, 3, "#9cc5b1", 230, 8)
    c.fill(rect(0, 520, 1600, 550), "#e9d5ab")
    for x in (-30, 1230):
        c.shade(rect(x, 180, 400, 460), "cream", 40, dk("cream", .14), dy=0)
        for i in range(4):
            for j in range(4):
                c.fill(rect(x + 34 + i * 92, 220 + j * 104, 56, 64), "#8fb0b0")
        c.fill(rect(x - 10, 160, 420, 26), "red")
    c.shade(rect(250, 90, 1100, 620), "red", 30, dy=0)
    c.fill(rect(250, 90, 1100, 12), "gold")
    c.text("职业教育活动周", 800, 220, 96, "goldL", spacing=16)
    for x in (285, 1265):
        c.fill(rect(x, 120, 50, 560), "redD")
        for i in range(7):
            star(c, x + 25, 165 + i * 78, 28)
    c.fill(poly([(170, 690), (1430, 690), (1560, 830), (40, 830)]), c.grad([(0, "#b23a30"), (1, "#d25a44")]))
    c.fill(rect(40, 830, 1520, 70), "redD")
    band(c, 40, 842, 1520, 44, "red")
    # poles and kneeling students who beat them
    for yy, w in ((735, 470), (786, 560)):
        c.line("M%d,%dL%d,%d" % (800 - w, yy, 800 + w, yy - 6), "#c9a24a", 15)
        c.line("M%d,%dL%d,%d" % (800 - w, yy - 4, 800 + w, yy - 10), "#efd58a", 5)
        for i in range(9):
            c.line("M%.0f,%dv14" % (800 - w + i * w / 4, yy - 8), "#8f7428", 4)
    for x, t, i in ((250, 1, 31), (1350, -1, 33)):
        figure(c, x, 0, 62, pupil(i, accent="jade"), t, hip=(x, 760), a=(x + t * 80, 745), b=(x + t * 90, 765), fa=(x + t * 70, 822), fb=(x - t * 60, 815), ha="grip", hb="grip", shadow=False, lean=t * 8)
    for x, g, i, a, b, fl in ((500, "indigoD", 3, "up", "cheer", (-20, 40)), (700, "redD", 8, "cheer", "up", (30, -10)), (900, "jadeD", 5, "up", "cheer", (-30, 10)), (1100, "indigoD", 14, "cheer", "up", (10, -40))):
        hop = 26 if i in (8, 14) else 0
        c.shadow(x, 790, 70, 14, .35)
        dancer(c, x, 780 - hop, 78, i, g, a=a, b=b, turn=.3 if i % 2 else -.3, lean=4 if i % 2 else -4, shadow=False,
               fa=(x - 26 + fl[0] * .4, 772 - hop * 1.6), fb=(x + 26 + fl[1] * .3, 778 - hop * .4))
    c.fill(rect(0, 900, 1600, 170), "#4a3838")
    heads_row(c, 912, 66, 5, 10, None, 1.9, .2)
    heads_row(c, 1005, 92, 9, -20, None, 2.0, .36)
    for x, k in ((380, "red"), (1180, "gold")):
        figure(c, x, 0, 84, kid(x, "fm"[x % 2]), 0, back=True, hip=(x, 1130), legs=False, a=(x - 70, 940), ha="fist")
        c.line("M%d,940l-20,-90" % (x - 74), "wood", 6)
        c.fill(poly([(x - 94, 850), (x - 10, 862), (x - 86, 900)]), k)
    c.glow(260, 120, 700, "#fff0c0", .4, mode="soft-light")
    c.vignette("#3a1622", .34)


def gala(c):
    """开场: six students dance 织, threads of cloth crossing between them."""
    stage(c, 800, "red", side=190)
    c.fill(circ(800, 360, 270), "gold", .9)
    c.fill(circ(800, 360, 250), "#c63a2e")
    c.line(circ(800, 360, 205), "gold", 10)
    c.line(circ(800, 360, 168), "goldL", 4)
    star(c, 800, 372, 108, "gold", "goldD", "cream")
    for i in range(24):
        p, q = ang((800, 360), i * 15, 280), ang((800, 360), i * 15, 318 if i % 2 else 340)
        c.line("M%.1f,%.1fL%.1f,%.1f" % (p + q), "gold", 6, .8)
    spots(c, [(300, 500), (800, 800), (1300, 1100)], 770, 170)
    xs = [(330, 760, 84, "indigoD", -.3), (520, 720, 74, "redD", .3), (1080, 720, 74, "redD", -.3), (1270, 760, 84, "indigoD", .3)]
    rb = lambda pts, k: (c.line(smooth(pts, False), dk(k, .2), 26), c.line(smooth(pts, False), k, 18), c.line(smooth(pts, False), lt(k, .35), 5))
    os = []
    for i, (x, y, u, g, t) in enumerate(xs):
        os.append(dancer(c, x, y, u, i * 2 + 3, g, a="up" if i % 2 else "cheer", b="cheer" if i % 2 else "up", turn=t, lean=-6 if x < 800 else 6))
    rb([os[0].b, (470, 250), (660, 330), (800, 300), (1000, 350), (1130, 250), os[3].a], "jadeL")
    rb([os[1].b, (640, 420), (800, 470), (960, 420), os[2].a], "gold")
    c.glow(800, 760, 420, "#ffe0a0", .4, 90)
    o1 = dancer(c, 680, 815, 104, 4, "jadeD", a="cheer", b="up", turn=.4, lean=-10, fa=(590, 800), fb=(735, 812))
    o2 = dancer(c, 925, 815, 104, 13, "indigoD", a="up", b="cheer", turn=-.4, lean=10, fa=(870, 812), fb=(1015, 800))
    rb([o1.a, (480, 330), (420, 470), (500, 590), (440, 700)], "red")
    rb([o2.b, (1120, 330), (1190, 470), (1100, 590), (1170, 700)], "red")
    c.fill(rect(0, 900, 1600, 170), "#1d080d")
    heads_row(c, 915, 58, 4, 0, None, 1.8, .62, tint="#2a0c12")
    heads_row(c, 1005, 84, 7, -30, None, 1.85, .78, tint="#1d080d")
    c.vignette("#1a060a", .5)


def prizes(c):
    """closing: five students receive the wooden boxes; the hall applauds."""
    w = 1600
    c.fill(rect(0, 0, w, 1067), c.grad([(0, "#4a1418"), (1, "#7d2024")]))
    for i in range(16):
        c.shade(rect(i * 100, 0, 104, 700), ["#8a1f22", "#7a1a1e"][i % 2], 16, dy=0)
    c.shade(rect(270, 90, 1060, 420), "#a8252a", 20)
    c.line(rect(290, 110, 1020, 380), "gold", 5)
    c.text("一技在手，一生无忧", 800, 240, 88, "goldL", spacing=8)
    c.fill(poly([(0, 620), (w, 620), (w, 800), (0, 800)]), c.grad([(0, "#7a4a2c"), (1, "#b87f4a")]))
    for i in range(17):
        c.line("M%d,620L%d,800" % (i * 100, -100 + i * 112), "#6b4126", 3, .5)
    spots(c, [(300, 420), (800, 760), (1350, 1080)], 770, 210)
    people = [(360, xl("xiaohe"), 0), (530, pupil(12, "m"), 0), (700, zhuang(11, hat=None, style="pony"), 0), (870, pupil(17, "m", fringe="spiky"), 0), (1040, who("f", "teen", 3, kind="chef", top="#fffaf0", accent="jade", legs="#4a4a50", arms="long", style="bun"), 0)]

    def box(o):
        x, y = (o.a[0] + o.b[0]) / 2, (o.a[1] + o.b[1]) / 2
        k = ["#a9713f", "#b98048", "#8a5a36"][int(x) % 3]
        box3(c, x - 46, y - 44, 84, 52, 22, k)
        c.line("M%.1f,%.1fh84M%.1f,%.1fq40,-14 84,0" % (x - 46, y - 26, x - 46, y - 8), dk(k, .25), 3)
        c.fill(rect(x - 12, y - 32, 16, 14, 2), "gold")
    for i, (x, L, t) in enumerate(people):
        figure(c, x, 790 + (i % 2) * 6, 80, dict(L, mood="laugh" if i % 2 else "smile"), .0, a=(x - 40, 540 + (4 if L["sex"] == "f" else 0)), b=(x + 44, 540), ha="grip", hb="grip", over=box, gaze=[.3, 0, .2, -.2, .3][i])
    figure(c, 1260, 815, 88, boss(1, "m", hair="#8b857d", fringe="part"), -.6, a=(1150, 560), b=(1165, 600), ha="open", mood="open")
    figure(c, 1400, 815, 84, who("f", "adult", 6, kind="suit", top="#7a2f3f", legs="#35303a", arms="long", style="bob"), -.5, a="clap", b="clap")
    c.fill(rect(0, 800, w, 18), "woodL")
    c.fill(rect(0, 818, w, 60), "#4a2418")
    for i in range(9):
        x = 60 + i * 186
        for k in range(5):
            p = ang((x, 828), -160 + k * 35, 40)
            c.fill(circ(p[0], p[1], 20, 16), ["leaf", "leafD"][k % 2])
        for k in range(3):
            c.fill(circ(x - 24 + k * 24, 806 - (k % 2) * 10, 14), ["gold", "rose", "red"][(i + k) % 3])
    rd = random.Random(5)
    c.fill(rect(0, 878, 1600, 190), "#2a0c12")
    heads_row(c, 940, 70, 13, 0, None, 1.75, .5, tint="#2a0c12")
    for i in range(5):
        x = 120 + i * 340 + rd.uniform(-40, 40)
        L = dict(pupil(50 + i) if i % 2 else adult(50 + i))
        for q in ("top", "skin", "hair", "sleeve", "accent"):
            if L.get(q):
                L[q] = mix(L[q], "#1d080d", .6)
        figure(c, x, 0, 96, L, 0, back=True, hip=(x, 1240), legs=False, a=(x - 60, 890) if i % 3 == 1 else "down", ha="grip", gaze=[.3, 0, .2, -.2, -.3][i], over=(lambda o: (c.shade(rect(x - 84, 828, 48, 80, 7), "#1d1418", 5), c.fill(rect(x - 79, 836, 38, 60), "#c9564a"))) if i % 3 == 1 else None)
    c.vignette("#1a060a", .45)


def xl(name):
    from . import cast
    return getattr(cast, name)(gloves=None)


def hall(c):
    """报告厅: a full hall watches the launch on the big screen."""
    w, h = c.w, c.h
    c.fill(rect(0, 0, w, h), c.grad([(0, "#2b1f2c"), (.6, "#4a2f35"), (1, "#20151e")]))
    for i in range(7):
        c.fill(poly([(0, 60 + i * 70), (250, 130 + i * 44), (250, 150 + i * 44), (0, 92 + i * 70)]), "#6b4238", .8)
        c.fill(poly([(w, 60 + i * 70), (w - 250, 130 + i * 44), (w - 250, 150 + i * 44), (w, 92 + i * 70)]), "#5d3932", .8)
    c.fill(poly([(250, 110), (w - 250, 110), (w - 250, 520), (250, 520)]), "#3b2730")
    sx, sy, sw, sh = 390, 80, 820, 390
    c.glow(800, 280, 760, "#ffdf9c", .5)
    c.fill(rect(sx - 14, sy - 14, sw + 28, sh + 28), "#1d1419")
    k = c.clip(rect(sx, sy, sw, sh))
    c.open(extra='clip-path="url(#%s)"' % k)
    c.fill(rect(sx, sy, sw, sh), c.grad([(0, "#f6d28a"), (1, "#e9824a")]))
    c.fill(circ(800, 330, 150), "#fff0c0", .9)
    for x, s in ((430, 150), (560, 110), (1040, 130), (1170, 170)):
        c.fill(smooth([(x - s * .6, 430), (x - s * .35, 300), (x, 430 - s * 1.5), (x + s * .35, 300), (x + s * .6, 430)]), "#b9523a", .7)
    c.fill(rect(sx, 400, sw, 80), "#8a2a2a")
    for i, (x, g) in enumerate(((520, "indigoD"), (660, "redD"), (800, "jadeD"), (940, "redD"), (1080, "indigoD"))):
        dancer(c, x, 452 + (i % 2) * 8, 36, i * 3 + 2, g, a="up" if i % 2 else "cheer", b="cheer" if i % 2 else "up", turn=.2 if i % 2 else -.2)
    c.close()
    c.fill(rect(0, 520, w, 60), "#5a3a30")
    c.fill(rect(0, 516, w, 10), "#8a5c46")
    for m in (330, w - 330):
        for i in range(5):
            p = ang((m, 520), -150 + i * 30, 46)
            c.fill(circ(p[0], p[1], 24, 17), "#3f6a44")
    y, u = 560, 34
    i = 0
    c.rim = ("#ffce86", 2.5, 1)
    while y < h + 60:
        c.rim = ("#e9a868", u * .04, 1 if i % 2 else 1)
        heads_row(c, y, u, 21 + i, -30 - i * 13, None, 1.72, .32 + i * .07, tint="#241019")
        st = u * 1.72
        n = int(w / st) + 3
        for j in range(n):
            chairback(c, -30 - i * 13 + j * st, y + u * 1.15, st * .9, u * 2.2, mix("#8a2a30", "#1d0d14", i * .12))
        y += u * 2.0
        u *= 1.26
        i += 1
    c.rim = None
    c.beam([(800, -40), (sx, sy), (sx + sw, sy)], "#fff0c8", .18, "screen")
    c.vignette("#120810", .5, .5, .32)


def lecture(c):
    """lecture: in the evening Lu Zhendong draws the ways up on the blackboard for the parents."""
    room(c, "#d9c7a0", "#8a6244", 620, 800, 0, ("#5d7a6a", 120))
    board(c, 330, 90, 1000, 400)
    ch = "#f2ead6"
    for x, y, w2 in ((400, 400, 130), (640, 330, 130), (640, 430, 130), (900, 190, 150), (900, 300, 150), (900, 410, 150), (1150, 240, 130)):
        c.line(rect(x, y - 34, w2, 58, 8), ch, 4, .9)
        c.line("M%d,%dh%d" % (x + 20, y - 5, w2 - 40), ["#f4d484", "#e8a890", ch][(x + y) % 3], 5, .9)
    for a, b in (((530, 395), (636, 330)), ((530, 395), (636, 425)), ((770, 326), (896, 190)), ((770, 326), (896, 295)), ((770, 426), (896, 405)), ((1050, 190), (1146, 236)), ((1050, 300), (1146, 242))):
        c.line("M%d,%dL%d,%d" % (a + b), ch, 4, .8)
        c.line("M%d,%dl-16,%d" % (b[0], b[1], 10), ch, 4, .8)
    window(c, 60, 110, 180, 330, "#8a6a50", ("#1c2747", "#3a4a70"), 2, 2, True)
    window(c, 1410, 110, 180, 330, "#8a6a50", ("#1c2747", "#3a4a70"), 2, 2, True)
    c.fill(circ(150, 190, 20), "#f7ecc4")
    for x in (480, 800, 1130):
        lamp(c, x, 40, 56, "brick")
    c.glow(800, 330, 720, "#ffe6ae", .3)
    table(c, 170, 560, 300, 180, "wood", 36, panel=True)
    papers(c, 240, 536, 90, 16)
    L = luzhendong()
    figure(c, 1230, 800, 96, L, -.6, a=(1105, 236), b=(1330, 520), ha="point", hb="open", mood="open", tilt=-3)
    c.line("M1102,238l-16,-10", "white", 7)
    T = [adult(3, "f", top="#7d5566"), adult(4, "m"), adult(6, "f", style="bun"), elder_(1), adult(9, "m", top="#5f7a86"), adult(12, "f", style="long")]
    heads_row(c, 700, 56, 41, 40, 1080, 2.0, .12, looks=lambda q: adult(q))
    heads_row(c, 790, 76, 45, -20, None, 2.0, .26, looks=lambda q: adult(q * 3 + 1))
    for i, x in enumerate((150, 480, 860, 1190, 1480)):
        L2 = dict(T[i])
        for q in ("top", "skin", "hair"):
            L2[q] = mix(L2[q], "#2a1620", .36)
        figure(c, x, 0, 124, L2, 0, back=True, hip=(x, 1250), legs=False, gaze=[.4, .2, .3, 0, -.3][i], tilt=[-4, 3, 0, 4, -3][i], a="cheer" if i == 2 else "down", ha="open" if i == 2 else "rest")
    c.vignette("#1c1016", .5, .52, .36)


def elder_(i):
    from .cast import elder
    return elder(i)


def teasolo(c):
    """tea (gala): one person, one table, three cups, a single light."""
    w, h = c.w, c.h
    c.fill(rect(0, 0, w, h), c.grad([(0, "#1c1a2b"), (.7, "#33263a"), (1, "#171322")]))
    for i in range(12):
        c.fill(rect(i * 92, 0, 38, 1180), "#0f0d1a", .35)
    spots(c, [(420, 540)], 1230, 360, "#ffe2a6", -60, .5)
    c.fill(circ(540, 1290, 560, 120), "#5a4048")
    c.fill(circ(540, 1280, 470, 92), "#7d5a50", .8)
    c.glow(540, 700, 560, "#ffdf9e", .25)
    L = zhuang(5, ground="jadeD", hat=None, style="bun", fringe="mid", skin="skinA", trim="gold", cuff="red", collar="gold", mood="flat")
    c.rim = ("#ffe3ac", 7, -1)

    def pour(o):
        c.open("rotate(16 %.1f %.1f)" % o.b)
        teapot(c, o.b[0] - 96, o.b[1] + 46, 1.25, "#7a3b2a")
        c.close()
    figure(c, 540, 0, 205, L, -.15, hip=(540, 1140), legs=False, a=(470, 1060), b=(716, 880), pitch=.9, tilt=-5, ha="flat", hb=None)
    c.rim = None
    c.fill(poly([(150, 1040), (930, 1040), (1040, 1180), (40, 1180)]), c.grad([(0, "#a9713f"), (1, "#7d5030")]))
    c.fill(poly([(150, 1040), (930, 1040), (934, 1050), (146, 1050)]), "#d9a868")
    c.shade(rect(40, 1180, 1000, 60), "woodD", 20)
    c.fill(rect(60, 1240, 960, 300), "#2a1c22")
    band(c, 60, 1252, 960, 74, "red")
    c.fill(rect(430, 1050, 220, 130), brocade(c, 4, "red"))
    # the pot over the first cup
    c.open("translate(1088,0) scale(-1,1)")
    c.open("rotate(16 540 960)")
    teapot(c, 440, 980, 1.35, "#7a3b2a")
    c.close()
    c.close()
    hand(c, (716, 872), 104, 34, L["skin"], "grip", -1)
    c.line(smooth([(505, 968), (470, 1000), (452, 1080)], False), "#cfe4d2", 9, .85)
    for x in (448, 600, 750):
        bowl(c, x, 1092, 44, "#f3efe0", "#b9a25a", True)
    c.fill(circ(280, 1110, 78, 22), "#6b4126")
    teapot(c, 270, 1120, .8, "#3f5a52")
    c.line("M900,1200L846,930", "#2a2627", 10)
    c.shade(cap((846, 930), (836, 880), 18, 20), "#3a3a40", 8)
    for i, x in enumerate((120, 420, 720, 1000)):
        L2 = dict(pupil(60 + i))
        for q in ("top", "skin", "hair", "sleeve", "accent"):
            L2[q] = mix(L2[q], "#0f0d1a", .82)
        figure(c, x, 0, 128, L2, 0, back=True, hip=(x, 1740), legs=False, gaze=.2)
    c.vignette("#0a0812", .6, .5, .5)


W, H = 1600, 1067
SCENES = {
    "photos/开幕.jpg": (W, H, opening), "events/skills-gala/开场.jpg": (W, H, gala), "photos/closing.jpg": (W, H, prizes),
    "events/launch-watch/报告厅.jpg": (1600, 900, hall), "photos/lecture.jpg": (W, H, lecture), "events/skills-gala/tea.jpg": (1067, 1600, teasolo),
}
