"""Outdoors: the village, the street, the square, the fairs and the school gate."""
import random
from .svg import cap, circ, dk, lt, mix, poly, rect, smooth
from .cast import adult, boss, elder, junior, kid, luzhendong, nurse, pupil, who, worker
from .patterns import band, star
from .people import figure, hand
from .places import banyan, block, daylight, house, karst, pennants, room, tent, tree
from .props import banner, bike, carton, cooker, crate, fan, papers, plant, table, tripod, window


def yard(c, y, k="sandD", lines=True):
    """Paved ground from y down."""
    c.fill(rect(0, y, c.w, c.h - y), c.grad([(0, lt(k, .25)), (1, dk(k, .14))]))
    if lines:
        for i in range(-10, 26):
            c.line("M%.0f,%dL%.0f,%d" % (c.w * .5 + (i - 8) * 100, y, c.w * .5 + (i - 8) * 330, c.h), dk(k, .2), 2.5, .4)
        for q in (.1, .26, .5, .82):
            c.line("M0,%.0fH%d" % (y + (c.h - y) * q, c.w), dk(k, .2), 2.5, .35)


def clouds(c, pts):
    for x, y, s in pts:
        for q, r in ((-60, 34), (-20, 48), (30, 40), (70, 28)):
            c.fill(circ(x + q * s, y - r * .3 * s, r * s, r * .62 * s), "#fffaf0", .75)
        c.fill(rect(x - 100 * s, y - 10 * s, 200 * s, 22 * s, 11 * s), "#fffaf0", .75)


def village(c):
    """村口: a long table of mangoes and passion fruit under the banyan, hills behind."""
    _w, _h = c.w, c.h
    c.sky("#bfe0e2", "#fbeec6", 520)
    c.glow(330, 110, 300, "#fff3c0", .9)
    clouds(c, [(620, 110, .9), (1000, 70, .6)])
    karst(c, 430, 8, "#a8cbbb", 300, 8)
    karst(c, 450, 5, "#6fa58c", 200, 7)
    for i in range(7):
        c.fill(smooth([(-40, 440 + i * 14), (400, 430 + i * 17), (900, 446 + i * 15), (1640, 430 + i * 17), (1640, 560), (-40, 560)], k=.8), mix("#c9c86a", "#7da858", i / 6))
    house(c, 60, 500, 170, 120, "#f3e3c0", "#5d4f4c")
    house(c, 290, 490, 140, 100, "#ead2a2", "#6d5a52")
    tree(c, 500, 510, .6, "leaf", seed=3)
    c.fill(smooth([(-40, 530), (500, 515), (1100, 530), (1640, 510), (1700, 960), (-100, 960)], k=.7), c.grad([(0, "#e3cf9c"), (1, "#b99a66")]))
    # the school bus that brought them
    c.shadow(700, 548, 190, 20, .3)
    c.shade(rect(560, 420, 280, 118, 20), "#f4efe2", 16)
    c.fill(rect(560, 492, 280, 16), "red")
    for i in range(5):
        c.fill(rect(574 + i * 50, 438, 40, 40, 5), "#6f9aa6")
    c.fill(rect(820, 440, 18, 46, 4), "#6f9aa6")
    for x in (615, 785):
        c.fill(circ(x, 540, 22), "#2a2322")
        c.fill(circ(x, 540, 10), "#b9c0bd")
    banyan(c, 1330, 640, 1.05)
    banner(c, 600, 262, 560, 72, "职业教育活动周")
    for x, y, u, L, t, kw in ((930, 660, 54, elder(4, "f", hat=("straw", "")), -.4, {}), (1010, 655, 52, adult(6, "m"), .4, {}), (400, 640, 52, adult(9, "f", hat=("straw", "")), .5, dict(a="hold", b="hold")),
                              (300, 650, 50, adult(3, "m"), .6, {}), (1500, 700, 62, adult(12, "m", hat=("straw", "")), -.6, dict(a="hip"))):
        figure(c, x, y, u, L, t, **kw)
    ppl = [(210, 700, 76, adult(5, "m", top="#5f7a86", hat=("straw", "")), .4, dict(a=(170, 690), b=(290, 680))), (430, 0, 80, pupil(1, "m", accent="jade", fringe="spiky"), .4, dict(a=(380, 676), b=(480, 676), mood="laugh")),
           (640, 0, 80, adult(10, "f", kind="tang", top="#7a3a4a", arms="long", hat=("straw", ""), style="bun"), -.2, dict(a=(590, 676), b=(740, 520), mood="laugh", hb="grip", held=lambda o: c.shade(circ(o.b[0] + 14, o.b[1] - 26, 40, 32), "#eab23e", 10))),
           (850, 0, 82, pupil(6, "f", accent="jade", style="pony"), -.3, dict(a=(800, 676), b=(905, 676), mood="open", gaze=-.5)), (1080, 0, 82, pupil(9, "m", accent="jade"), .3, dict(a="belly", b=(1180, 600))),
           (1260, 0, 80, elder(3, "m", hat=("straw", "")), -.4, dict(a=(1200, 676), b=(1310, 676), mood="laugh"))]
    for x, y, u, L, t, kw in ppl:
        figure(c, x, 0, u, L, t, hip=(x, 735), legs=False, **kw)
    c.shadow(760, 900, 900, 50, .35)
    c.fill(poly([(120, 668), (1440, 668), (1560, 760), (20, 760)]), "#d9a45c")
    c.shade(rect(20, 760, 1540, 150), "indigo", 30)
    band(c, 20, 772, 1540, 46, "red")
    for i, (x, f) in enumerate(((70, "mango"), (320, "passion"), (570, "mango"), (830, "mango"), (1080, "passion"), (1320, "mango"))):
        crate(c, x, 690 - (i % 2) * 8, 200, 74, f, i)
    figure(c, 170, 0, 130, who("f", "adult", 8, kind="shirt", top="#f0e3c8", style="bun", arms="short"), 0, back=True, hip=(170, 1000), legs=False, gaze=.5, a=(270, 800), behind="a")
    figure(c, 1410, 0, 120, kid(5, "m"), 0, back=True, hip=(1410, 1000), legs=False, gaze=-.5, tilt=-6)
    c.vignette("#2c2416", .3)


def livehouse(c):
    """直播间: the village hall's ground floor made into a live-stream room."""
    room(c, "#e9d8b0", "#b08458", 640, 400, 10, ("#6fa58c", 150))
    c.fill(rect(980, 90, 420, 550), c.grad([(0, "#bfe0e2"), (1, "#f4e6b8")]))
    k = c.clip(rect(980, 90, 420, 550))
    c.open(extra='clip-path="url(#%s)"' % k)
    c.open("translate(980,140) scale(.27,.8)")
    karst(c, 450, 8, "#7fb09a", 300, 5)
    c.close()
    c.fill(rect(980, 480, 420, 200), "#a9b860")
    tree(c, 1340, 560, .7)
    c.close()
    for x in (960, 1180, 1400):
        c.fill(rect(x, 70, 22, 580), "woodD")
    c.fill(rect(950, 60, 480, 24), "woodD")
    daylight(c, 980, 100, 200, 540, 2, -420, 640, .34)
    c.shade(rect(100, 110, 640, 330, 10), "#b8323a", 14)
    c.line(rect(118, 128, 604, 294, 6), "gold", 4)
    c.text("助农直播", 420, 260, 104, "goldL", spacing=12)
    for i in range(5):
        c.shade(circ(200 + i * 110, 340, 40, 33), ["#eab23e", "#6d3a5c", "#e59a34", "#7d4768", "#d98a2e"][i], 12)
        c.fill(smooth([(200 + i * 110, 310), (222 + i * 110, 292), (236 + i * 110, 300), (214 + i * 110, 314)]), "leaf")
    L = adult(10, "f", kind="tang", top="#7a3a4a", arms="long", style="bun", fringe="mid", skin="skinC", collar="gold", trim="gold", mood="laugh")
    S = pupil(7, "f", accent="jade", style="pony", fringe="sweep", skin="skinA")
    figure(c, 560, 0, 136, L, .4, hip=(560, 900), legs=False, a=(480, 690), b=(720, 560), hb="grip", held=lambda o: (c.shade(circ(o.b[0] + 24, o.b[1] - 34, 52, 42), "#eab23e", 14), c.fill(circ(o.b[0] + 6, o.b[1] - 48, 14, 9), "#f7dc8a", .8)))
    figure(c, 270, 0, 132, S, .5, hip=(260, 890), legs=False, a=(300, 720), b=(395, 640), hb="flat", gaze=.6, pitch=.1, over=lambda o: papers(c, o.b[0] - 6, o.b[1] - 80, 100, 118, 8))
    table(c, 60, 760, 800, 330, "wood", 60, cloth="indigo", trim="red")
    crate(c, 110, 700, 220, 80, "mango", 3)
    crate(c, 600, 700, 210, 80, "passion", 6)
    for i in range(5):
        c.shade(circ(390 + i * 44, 730 - (i % 2) * 22, 34, 28), "#eab23e" if i % 2 else "#e59a34", 9)
    tripod(c, 1040, 1060, 560, True, 100)
    M = adult(13, "m", kind="shirt", top="#6f8060", hat=("straw", ""), arms="rolled", skin="skinD")
    figure(c, 1330, 1180, 136, M, -.7, a="chest", b="belly", mood="laugh")
    figure(c, 1150, 0, 120, pupil(12, "m", accent="jade"), 0, back=True, hip=(1190, 1110), legs=False, gaze=-.6, a=(1080, 820), behind="a")
    carton(c, 1400, 930, 190, 150)
    carton(c, 1450, 800, 150, 124, "#d9ac72")
    c.vignette("#2c1626", .36)


def packing(c):
    """packing: students teach the villagers to measure boxes and stick labels."""
    room(c, "#efe2c2", "#b89468", 640, 1100, 10, ("#8fbfae", 130))
    window(c, 110, 80, 300, 330, "#f3e7ce")
    window(c, 500, 80, 300, 330, "#f3e7ce")
    daylight(c, 60, 40, 320, 600, 2, 380, 640, .34)
    for i in range(3):
        for j in range(5 - i):
            carton(c, 930 + j * 128 + i * 30, 520 - i * 104, 104, 100, ["#c99a62", "#d9ac72", "#bd8c54"][(i + j) % 3])
    figure(c, 880, 900, 86, adult(9, "f", hat=("straw", ""), top="#7d5566"), .4, a="hold", b="hold", held=lambda o: carton(c, o.a[0] - 40, o.a[1] - 80, 120, 92))
    figure(c, 1420, 960, 92, adult(5, "m", top="#5f7a86"), -.5, a="hip", b="chin")
    A = adult(10, "f", kind="tang", top="#4e6f5e", arms="long", style="bun", fringe="mid", skin="skinC", collar="gold", trim="gold", mood="smile")
    S = pupil(3, "m", accent="jade", fringe="spiky", skin="skinB", mood="open")
    figure(c, 1130, 0, 178, A, -.5, hip=(1160, 1180), legs=False, a=(900, 870), b=(1010, 900), pitch=.7, lean=-7, ha="open", hb="flat")
    figure(c, 480, 0, 186, S, .5, hip=(450, 1200), legs=False, a=(590, 880), b=(760, 800), pitch=.5, lean=8, hb="grip", ha="grip")
    c.fill(poly([(80, 960), (1520, 960), (1660, 1210), (-60, 1210)]), c.grad([(0, "#d9b27c"), (1, "#a97a4c")]))
    carton(c, 640, 850, 300, 220, open_=True)
    for i in range(6):
        c.shade(circ(690 + i * 48, 846 - (i % 2) * 16, 38, 32), ["#eab23e", "#e59a34", "#d9a02e"][i % 3], 10)
    c.fill(rect(640, 866, 300, 210), "#c99a62")
    c.fill(poly([(640, 866), (940, 866), (940, 880), (640, 880)]), "#a97a45")
    papers(c, 800, 920, 110, 120, 0)
    c.fill(rect(808, 1000, 94, 30), "#2a2322", .8)
    c.shade(poly([(560, 1096), (980, 1096), (980, 1120), (560, 1120)]), "gold", 6)
    for i in range(21):
        c.line("M%d,1096v%d" % (570 + i * 20, 16 if i % 5 == 0 else 9), "#6b4126", 2.5)
    hand(c, (588, 1080), 60, 40, S["skin"], "grip")
    c.shade(cap((430, 1180), (580, 1070), 62, 48), S["sleeve"], 14)
    hand(c, (586, 1066), 35, 44, S["skin"], "grip")
    c.shade(cap((1170, 1130), (950, 985), 62, 46), A["top"], 14)
    hand(c, (944, 980), 196, 42, A["skin"], "flat", -1)
    c.shade(circ(1240, 1090, 70, 66), "#d9c39a", 16)
    c.fill(circ(1240, 1090, 36, 34), "#8a6a44")
    crate(c, 120, 1080, 260, 110, "mango", 4)
    c.vignette("#2c1626", .36)


def street(c):
    """07-street: three in the afternoon, bicycles are pushed to the repair stand."""
    c.light = -1
    c.sky("#c3dfe0", "#fbe9bd", 560)
    c.glow(1380, 120, 420, "#fff0b8", .9)
    for x, w, h, k in ((0, 300, 420, "#ead2a2"), (310, 260, 330, "#f3e3c0"), (1010, 280, 380, "#e6c79a"), (1300, 320, 470, "#f0dcb4")):
        block(c, x, 590, w, h, 4, 4, k, "brick")
        c.fill(rect(x + 10, 500, w - 20, 90), "#6d5048")
        c.fill(rect(x, 486, w, 26), ["jade", "red", "gold", "indigo"][int(x / 300) % 4])
        for i in range(int(w / 40)):
            c.fill(rect(x + i * 40, 512, 20, 18), "white", .8)
    for x in (620, 960):
        tree(c, x, 610, .9, "leaf", seed=x)
    yard(c, 590, "#c9b48c")
    c.fill(poly([(0, 590), (1600, 590), (1600, 612), (0, 612)]), "#a89272")
    tent(c, 80, 860, 620, 400, "#2f7d68", 110)
    banner(c, 150, 500, 480, 64, "便民维修", "red", rope=False)
    figure(c, 260, 0, 84, worker(3, "m", "#33508a"), .4, hip=(260, 760), legs=False, a=(200, 660), b=(330, 650), pitch=.7)
    figure(c, 440, 0, 84, worker(6, "f", "#33508a", style="pony"), .3, hip=(440, 755), legs=False, a="belly", b=(520, 650), mood="open")
    table(c, 120, 700, 460, 170, "wood", 44, cloth="indigo", trim="red")
    fan(c, 190, 690, .8)
    cooker(c, 320, 695, .8, open_=True)
    c.shade(rect(420, 660, 110, 36, 5), "red", 10)
    figure(c, 660, 880, 84, elder(4, "f"), -.5, a="hold", b="hold", held=lambda o: cooker(c, o.a[0] - 10, o.a[1] + 4, .7, "rose"))
    c.shadow(1000, 1010, 340, 40, .4)
    A = elder(1, "m", kind="shirt", top="#d8c8a4", hat=("cap", "#5f6a70"), skin="skinC", mood="laugh")
    figure(c, 1000, 1000, 108, A, -.6, a=(872, 628), b=(1110, 650), ha="grip", hb="grip", lean=-6, gaze=-.5)
    bike(c, 1000, 1020, 2.1, "redD", -1)
    figure(c, 1440, 790, 60, adult(9, "f", top="#7d5566"), -.8, a=(1378, 600), b=(1385, 610))
    bike(c, 1420, 800, 1.1, "blue", -1)
    figure(c, 1500, 1040, 108, kid(6, "f", style="pony"), -.7, a=(1370, 760), mood="laugh", ha="point")
    L = pupil(12, "m", accent="jade", fringe="spiky", skin="skinB")
    figure(c, 540, 0, 122, L, .7, hip=(510, 890), a=(640, 900), b=(700, 860), fa=(610, 1045), fb=(450, 1045), pitch=.5, lean=16, ha="grip", hb="grip", legs=True,
           held=lambda o: c.line("M%.1f,%.1fl70,16" % o.b, "#cfd4d0", 14))
    c.shade(rect(140, 960, 200, 90, 8), "red", 16)
    c.line("M170,958l40,-26M230,956l60,-30M280,960l44,-8", "#cfd4d0", 12)
    c.beam([(1600, 560), (1600, 900), (400, 1067), (900, 1067)], "#fff0b8", .2)
    c.vignette("#2c1626", .32)


def stall(c):
    """维修 摊位: fans, rice cookers and bicycles wait their turn."""
    c.sky("#c9e2e2", "#f7ecca", 560)
    karst(c, 470, 6, "#a8cbbb", 180, 7)
    block(c, 150, 600, 1300, 300, 3, 12, "#f4e6c6", "brick")
    banner(c, 480, 330, 640, 70, "职业教育活动周", rope=False)
    tree(c, 70, 640, 1.1, seed=5)
    tree(c, 1540, 640, 1.1, seed=9)
    clouds(c, [(420, 110, 1.0), (1180, 80, .8)])
    pennants(c, (-20, 150), (800, 250), 70, 14)
    pennants(c, (800, 250), (1620, 140), 70, 14)
    yard(c, 600, "#cbb78f")
    tent(c, 250, 880, 520, 400, "red", 110)
    tent(c, 830, 880, 520, 400, "#2a3f6b", 110)
    for x, L, t, kw in ((370, worker(4, "m", "#33508a"), .3, dict(a=(320, 660), b=(430, 650), pitch=.7)), (620, worker(7, "f", "#33508a", style="bun"), -.3, dict(a=(540, 650), b=(660, 660), pitch=.7)),
                        (950, worker(10, "m", "#33508a", fringe="crew"), .3, dict(a=(890, 660), b=(1020, 660), pitch=.6)), (1200, adult(18, "m", kind="polo", top="#b5452f", glasses="#3a302c"), -.3, dict(a=(1110, 640), b="belly", mood="open"))):
        figure(c, x, 0, 88, L, t, hip=(x, 790), legs=False, **kw)
    table(c, 270, 720, 480, 170, "wood", 50, cloth="redD", trim="red")
    table(c, 850, 720, 480, 170, "wood", 50, cloth="indigoD", trim="red")
    fan(c, 330, 708, .85)
    c.fill(circ(450, 700, 30, 12), "#5a6468")
    cooker(c, 560, 712, .8, open_=True)
    cooker(c, 690, 712, .7, "rose")
    fan(c, 1010, 706, .8, "rose")
    c.shade(rect(880, 676, 80, 34, 4), "gold", 8)
    cooker(c, 1240, 712, .8, "mint")
    # the queue of things and owners in front
    for x, u, L, t, kw in ((130, 94, adult(9, "f", top="#c98a3f", style="bun"), .5, dict(a="hold", b="hold", held=lambda o: fan(c, o.a[0] + 40, o.a[1] + 60, .95, "blueL"))),
                           (480, 84, elder(1, "f", top="#8c4a4e"), .3, dict(back=True)), (800, 88, elder(3, "m"), -.3, dict(a="hip", b="belly"))):
        figure(c, x, 985, u, L, t, **kw)
    c.shadow(1000, 1020, 260, 30, .35)
    figure(c, 1120, 1010, 96, adult(11, "m", top="#d8c39a", arms="short", skin="skinC"), -.5, a=(1006, 680), b=(1210, 705), ha="grip", hb="grip")
    bike(c, 1110, 1030, 1.85, "jade", -1)
    figure(c, 900, 1040, 84, kid(9, "m"), .6, a="chest", b=(985, 860), pitch=.4, hb="point")
    for x, f in ((300, 0), (370, 1), (560, 0)):
        (fan if f else cooker)(c, x, 1035, .9, ["white", "gold", "mint"][f])
    figure(c, 1480, 1080, 100, adult(6, "f", top="#5d7a70", style="long"), 0, back=True, gaze=-.5, a="hold")
    c.vignette("#2c1626", .32)


def clinic(c):
    """义诊: nursing students measure the blood pressure of the neighbours; a manikin for first aid behind."""
    c.sky("#cbe3e1", "#f6ecd0", 560)
    for x, w, h, k in ((-20, 260, 430, "#f0dcb4"), (1300, 330, 470, "#ead2a2"), (280, 200, 300, "#f6e8cc")):
        block(c, x, 580, w, h, 5, 4, k, "jade")
    clouds(c, [(660, 110, .9), (1120, 170, .7)])
    karst(c, 520, 4, "#a8cbbb", 150, 6)
    tree(c, 560, 600, .9, seed=2)
    tree(c, 1180, 600, 1.0, seed=7)
    yard(c, 580, "#d3c09a")
    # first aid on the mat, in the middle distance
    c.fill(poly([(1040, 720), (1420, 720), (1470, 790), (1010, 790)]), "#3f8a7a")
    c.shade(cap((1130, 745), (1300, 745), 30, 26), "#d98a4a", 10)
    c.fill(circ(1100, 742, 24), "skinB")
    c.fill(circ(1210, 735, 9), "#6fdc8a")
    figure(c, 1240, 0, 66, elder(2, "f", top="#8c4a6a", style="bob"), -.8, hip=(1270, 700), a=(1200, 728), b=(1206, 730), fa=(1310, 780), fb=(1330, 785), pitch=.6, lean=-22, legs=True)
    figure(c, 1380, 800, 68, nurse(3), -.5, a="fwd", ha="open", mood="open")
    figure(c, 1500, 790, 66, elder(4, "m"), -.6, a="clap", b="clap")
    figure(c, 970, 770, 64, elder(5, "f"), .6, a="clap", b="clap")
    tent(c, 60, 900, 860, 560, "#f6f1e2", 120)
    c.fill(rect(440, 268, 100, 30), "red")
    c.fill(rect(475, 233, 30, 100), "red")
    figure(c, 160, 860, 90, elder(3, "m", hat=("cap", "#5f6a70")), .5, a="belly", b="belly")
    figure(c, 800, 850, 86, elder(0, "f", style="bun"), -.4, a="hold", b="hold")
    figure(c, 690, 850, 84, elder(5, "m"), -.3, a="down", b="hip")
    N = nurse(1, skin="skinA", top="#f6fbf8", mask="#bfdfe4", fringe="sweep")
    E = elder(1, "f", kind="jacket", top="#8a5a6a", style="bun", fringe="mid", hair="#b8b2a8", skin="skinC", mood="laugh", arms="short")
    figure(c, 420, 0, 160, N, .5, hip=(400, 1080), legs=False, a=(560, 880), b=(712, 866), pitch=.6, lean=6, hb="flat")
    figure(c, 1000, 0, 160, E, -.5, hip=(1030, 1090), legs=False, a=(930, 990), b=(1010, 990), pitch=.2, ha=None, hb=None)
    c.fill(poly([(180, 880), (1260, 880), (1380, 1070), (60, 1070)]), c.grad([(0, "#f6f1e2"), (1, "#d3c8b0")]))
    c.fill(poly([(180, 880), (1260, 880), (1264, 890), (174, 890)]), "#fffdf6")
    c.shade(cap((950, 930), (690, 915), 46, 34), E["skin"], 10)
    c.shade(cap((880, 926), (770, 920), 56, 50), "#33508a", 14)
    hand(c, (690, 915), 183, 36, E["skin"], "open", -1)
    c.line(smooth([(770, 940), (700, 990), (600, 1000), (560, 980)], False), "#2a2322", 9)
    c.shade(rect(400, 900, 170, 110, 12), "#e9eeee", 16)
    c.fill(rect(418, 916, 134, 50, 6), "#3f6a5c")
    c.fill(rect(430, 926, 50, 28), "#a9dcb8")
    c.fill(circ(450, 986, 11), "red")
    papers(c, 1060, 930, 150, 110, -10)
    for i in range(3):
        c.shade(rect(240 + i * 44, 930 - i * 4, 34, 70, 5), ["#c9564a", "#f4f0e2", "#7fb5a4"][i], 6)
    c.vignette("#1c2626", .3)


def booth(c, x, y, w, k, seed, u=78):
    """A recruiting booth: back board, counter, one or two people behind."""
    h = 356
    tent(c, x, y, w, h, k, 80)
    c.shade(rect(x + 24, y - h + 50, w - 48, 200), "#fdf6e6", 10)
    c.fill(rect(x + 24, y - h + 50, w - 48, 44), dk(k, .1))
    rd = random.Random(seed)
    for i in range(4):
        c.fill(rect(x + 50, y - h + 120 + i * 34, (w - 100) * rd.uniform(.4, .9), 10), "#c9b99a")
    sx = "mf"[seed % 2]
    figure(c, x + w * .34, 0, u, boss(seed, sx, style="bob" if sx == "f" else "short"), .2, hip=(x + w * .34, y - 90), legs=False, a="desk", b="belly", mood="open" if seed % 3 == 0 else None)
    figure(c, x + w * .72, 0, u * .97, adult(seed + 3, kind="polo", top=lt(k, .1)), -.3, hip=(x + w * .72, y - 95), legs=False, a="belly", b="desk", pitch=.3)
    table(c, x + 4, y - 150, w - 8, 150, "wood", 30, cloth=k, trim="red" if k != "red" else "jade")
    papers(c, x + w * .2, y - 172, 60, 16)
    papers(c, x + w * .55, y - 170, 70, 14)


def jobfair(c):
    """招聘会: booths outside the gymnasium; pupils and neighbours go from one to the next."""
    _w, _h = c.w, c.h
    c.sky("#c3dfe6", "#f8ecc8", 420)
    clouds(c, [(250, 70, .8), (1250, 60, .9)])
    c.shade("M120,420V200Q800,10 1480,200V420Z", "#e9dcc0", 40, dy=0)
    c.fill("M80,214Q800,10 1520,214V180Q800,-40 80,180Z", "red")
    for i in range(13):
        c.fill(rect(190 + i * 96, 200, 60, 150), "#8fb0b0")
    banner(c, 480, 92, 640, 84, "校园招聘会", rope=False)
    yard(c, 400, "#cdbb95")
    ks = ["#a8252a", "#2f7d68", "#2a3f6b", "#b67f22"]
    for i in range(4):
        booth(c, 30 + i * 392, 640, 366, ks[i], i + 3)
    for x, y, u, L, t, kw in ((540, 740, 74, who("m", "teen", 9, kind="shirt", top="#fdf9ee", arms="long", legs="#2f3f56"), .2, dict(back=True, b="desk")),
                              (700, 750, 74, pupil(8, "f", style="pony"), -.5, dict(a="chest", b="belly", mood="open")), (820, 735, 72, adult(11, "m"), 0, dict(back=True)),
                              (1330, 745, 76, adult(16, "f", top="#c98a3f", style="pony"), 0, dict(back=True, a="desk")), (1470, 770, 80, pupil(13, "m"), -.6, dict(a="belly", b="belly"))):
        figure(c, x, y, u, L, t, **kw)
    V = luzhendong(badge="red")
    figure(c, 1230, 895, 90, V, -.5, a=(1130, 640), b="belly", ha="open", mood="open")
    H = who("m", "teen", 17, kind="shirt", top="#fffaf0", arms="long", legs="#2f3f56", fringe="crew", skin="skinC", mood="smile")
    figure(c, 1020, 900, 88, H, .5, a="hold", b="hold", over=lambda o: papers(c, o.b[0] - 50, o.b[1] - 70, 84, 106, -8))
    figure(c, 450, 960, 96, pupil(20, "f", style="pony"), 0, back=True, gaze=.4, a="hold", tilt=4)
    figure(c, 300, 965, 98, pupil(23, "m"), .4, b="belly", a="down", gaze=.7, mood="laugh")
    c.vignette("#2c1626", .3)


def admission(c):
    """admission: advice tents, one table for each course; a family listens."""
    c.sky("#bfdde2", "#f8ecc6", 640)
    clouds(c, [(330, 120, 1), (1180, 90, .8)])
    block(c, 330, 640, 940, 420, 4, 10, "cream", "red", corridor=True)
    c.shade(rect(700, 170, 200, 470), "#fff6e2", 30, dy=0)
    c.fill(rect(680, 150, 240, 30), "red")
    for i in range(4):
        c.fill(rect(722 + i * 44, 220, 24, 330), "#8fb0b0")
    tree(c, 180, 680, 1.25, seed=4)
    tree(c, 1430, 680, 1.25, seed=8)
    pennants(c, (-20, 330), (700, 190), 90, 13)
    pennants(c, (900, 190), (1620, 330), 90, 13)
    yard(c, 640, "#d0bd96")
    for i, k in enumerate(("#a8252a", "#2f7d68", "#2a3f6b")):
        x = 60 + i * 520
        tent(c, x, 930, 440, 420, k, 100)
        figure(c, x + 130, 0, 90, adult(20 + i, "mf"[i % 2], kind="shirt", top="#f4efe2", arms="rolled", badge="red"), .3, hip=(x + 130, 830), legs=False, a="belly", b="desk", mood="open")
        figure(c, x + 310, 0, 86, pupil(20 + i), -.3, hip=(x + 310, 830), legs=False, a="desk", b="belly", mood="laugh" if i == 1 else None)
        table(c, x + 10, 770, 420, 160, "wood", 44, cloth=k, trim="red" if i else "jade")
        papers(c, x + 60, 744, 80, 22)
        if i == 0:
            c.shade(rect(x + 280, 690, 90, 56, 6), "#8f9591", 10)
            c.fill(circ(x + 325, 690, 26), "#5a6468")
        elif i == 1:
            for j in range(4):
                c.shade(circ(x + 250 + j * 40, 744, 22, 16), ["red", "gold", "cream", "plum"][j], 6)
        else:
            star(c, x + 310, 716, 44)
    for x, y, u, L, t, kw in ((520, 1060, 96, adult(3, "f", style="bun", top="#c98a3f"), 0, dict(back=True, gaze=-.4)), (615, 1050, 86, junior(4, "m"), -.2, dict(back=True, gaze=-.3)),
                              (1325, 1040, 92, adult(8, "m", top="#5f7a86"), 0, dict(back=True, b="hip")), (90, 1080, 96, elder(1, "f"), .4, dict(a="belly", b="belly"))):
        figure(c, x, y, u, L, t, **kw)
    figure(c, 1130, 1195, 112, adult(15, "m", top="#47607f", kind="polo", mood="laugh"), -.4, a="down", b="wave", hb="open", gaze=-.5)
    figure(c, 990, 1190, 104, junior(7, "f", style="pony", mood="laugh"), .3, a="hold", b="hold", over=lambda o: papers(c, o.b[0] - 60, o.b[1] - 60, 84, 104, -6))
    figure(c, 300, 1330, 128, junior(9, "m", fringe="spiky"), 0, back=True, gaze=.4)
    c.vignette("#2c1626", .3)


def gate(c):
    """校门: eight in the morning, parents and children come to the gate."""
    c.sky("#b9dbe4", "#fdebc0", 640)
    c.glow(210, 190, 460, "#fff0b8", .9)
    clouds(c, [(520, 80, .9), (1330, 100, .7)])
    karst(c, 520, 9, "#a8cbbb", 200, 7)
    block(c, 420, 600, 760, 330, 4, 9, "#f8ecd2", "red", corridor=True)
    c.line("M800,270V26", "#8f9591", 7)
    c.shade(smooth([(803, 30), (850, 22), (880, 36), (920, 28), (918, 92), (880, 98), (850, 86), (803, 94)], k=.7), "red", 8)
    for x, s in ((330, 1.0), (1270, 1.0)):
        tree(c, x, 640, s, seed=x)
    yard(c, 610, "#d6c6a0")
    for x in (140, 1300):
        c.shadow(x + 80, 770, 150, 20, .3)
        c.shade(rect(x, 250, 160, 520), "brick", 34, dy=0)
        for i in range(11):
            c.line("M%d,%dh160" % (x, 290 + i * 44), dk("brick", .18), 3, .7)
        c.fill(rect(x - 14, 230, 188, 30), "#5d4f4c")
        band(c, x + 10, 300, 140, 60, "red")
    c.shade(poly([(90, 232), (110, 170), (1490, 170), (1510, 232)]), "#5d4f4c", 20)
    c.fill(poly([(110, 170), (140, 140), (1460, 140), (1490, 170)]), "#76645c")
    c.fill(rect(300, 232, 1000, 34), "#e9d5ab")
    banner(c, 330, 268, 940, 104, "职业教育活动周", rope=False)
    c.beam([(0, 300), (0, 640), (900, 1067), (1500, 1067)], "#fff0b8", .26)
    far = [(600, 760, 54, pupil(2, "f"), 0, True), (680, 750, 52, pupil(5, "m"), 0, True), (860, 755, 54, adult(6, "m"), 0, True), (930, 757, 40, kid(4, "f"), 0, True), (1080, 770, 56, pupil(9, "m", badge="red"), -.4, False), (500, 775, 58, pupil(10, "f", badge="red"), .4, False)]
    for x, y, u, L, t, bk in far:
        figure(c, x, y, u, L, t, back=bk, a="fwd" if not bk else "down", ha="open" if not bk else "rest")
    figure(c, 330, 930, 92, adult(11, "f", top="#c98a3f", style="bun", skirt="#6d4a4a"), 0, back=True, gaze=.3, b=(410, 740))
    figure(c, 440, 930, 84, kid(8, "m"), 0, back=True, a=(410, 745), b="wave", hb="open")
    c.shade(rect(412, 680, 58, 70, 16), "blue", 12)
    figure(c, 1240, 950, 96, elder(3, "m"), -.3, a=(1150, 770), b="belly", mood="laugh")
    figure(c, 1120, 950, 86, kid(5, "f", style="braids"), .4, b=(1150, 775), a="cheer", ha="open", mood="laugh")
    figure(c, 700, 1110, 104, adult(13, "m", top="#47607f", kind="polo"), 0, back=True, gaze=.4, b=(782, 900))
    figure(c, 850, 1090, 96, kid(13, "f", style="pony"), 0, back=True, a=(786, 905), gaze=-.3, b=(925, 905))
    c.shade(rect(818, 792, 64, 82, 20), "rose", 14)
    figure(c, 1000, 1110, 100, adult(16, "f", top="#a8594a", style="long", kind="blouse"), 0, back=True, gaze=-.4, a=(928, 900))
    for x in (30, 1500):
        plant(c, x + 30, 1060, 1.5)
    c.vignette("#2c1626", .28)


W, H = 1600, 1067
SCENES = {
    "events/village/村口.jpg": (1600, 900, village), "events/village/直播间.jpg": (W, H, livehouse), "events/village/packing.jpg": (1600, 1200, packing),
    "albums/0522/07-street.jpg": (W, H, street), "photos/维修 摊位.jpg": (W, H, stall), "photos/义诊.jpg": (W, H, clinic),
    "photos/招聘会.jpg": (1600, 900, jobfair), "photos/admission.jpg": (1600, 1200, admission), "photos/校门.jpg": (W, H, gate),
}
