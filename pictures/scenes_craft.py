"""Weaving, embroidery, children's crafts and child care."""
from .svg import ang, cap, circ, dk, lt, poly, rect, smooth
from .cast import adult, junior, kid, pupil, weixiuyun, who, zhuang
from .patterns import band, brocade, star
from .people import figure, hand
from .places import daylight, room
from .props import loom, papers, spool, stool, table, window

WALL, FLOOR = "#ead9b6", "#a9764a"


def hanging(c, x, y, w, h, kind="red"):
    """A length of brocade on a rod."""
    c.shade(rect(x - 12, y - 10, w + 24, 12, 6), "woodD", 4)
    c.fill(rect(x + 8, y + 10, w, h), "#2c1626", .2)
    c.fill(rect(x, y, w, h), brocade(c, 4, kind))
    for i in range(int(w // 8)):
        c.line("M%.1f,%.1fv18" % (x + 4 + i * 8, y + h), "gold" if i % 2 else "cream", 3)
    c.fill(rect(x + w * .8, y, w * .2, h), "#2c1626", .18)


def skeins(c, x, y, n=6, s=1.0):
    """Skeins of thread on a rail."""
    c.shade(rect(x - 14, y - 8, n * 52 * s + 20, 12, 5), "woodD", 4)
    for i in range(n):
        k = ["red", "gold", "jade", "indigo", "cream", "brick"][i % 6]
        q = x + 18 * s + i * 52 * s
        c.shade(smooth([(q - 14 * s, y), (q + 14 * s, y), (q + 17 * s, y + 70 * s), (q + 9 * s, y + 112 * s), (q - 9 * s, y + 112 * s), (q - 17 * s, y + 70 * s)], k=.6), k, 8 * s)
        c.line("M%.1f,%.1fl%.1f,0" % (q - 13 * s, y + 84 * s, 26 * s), dk(k, .3), 4)


def twolooms(c):
    """04-织机: two looms, one near and one far."""
    room(c, WALL, FLOOR, 640, 1200, 12)
    window(c, 760, 90, 200, 300, "#f3e7ce")
    window(c, 1010, 90, 200, 300, "#f3e7ce")
    daylight(c, 700, 60, 230, 580, 2, 300, 640, .34)
    hanging(c, 1290, 80, 110, 330, "indigo")
    hanging(c, 1440, 80, 110, 280, "red")
    skeins(c, 590, 420, 3, .8)
    loom(c, 1130, 820, .82, "indigo", .92, .4)
    figure(c, 1130, 0, 74, zhuang(8, ground="jadeD", hat=None, style="pony"), 0, back=True, hip=(1130, 760), legs=False, a=(1060, 584), b=(1200, 584), behind="ab")
    stool(c, 1130, 762, 210, 96, "wood")
    figure(c, 1440, 900, 84, pupil(6, "f", style="bob"), -.6, a=(1330, 560), b="belly", ha="open", mood="open", pitch=.2)
    loom(c, 420, 1150, 1.42, "red", .98, .46)
    figure(c, 430, 0, 150, zhuang(3, hat=("scarf", "indigoD", "red"), style="bun"), 0, back=True, hip=(430, 1080), legs=False, a=(262, 700), b=(596, 690), behind="ab", gaze=.4, tilt=5)
    stool(c, 430, 1080, 430, 120, "wood")
    c.shade(rect(820, 985, 330, 90, 8), "#c9a06a", 24)
    for i in range(9):
        c.shade(circ(850 + i * 35, 985 - (i % 2) * 10, 27, 25), ["red", "gold", "jade", "indigo", "cream"][i % 5], 9)
    c.fill(rect(812, 985, 346, 26, 6), "#b08850")
    c.vignette("#2c1626", .42)


def shuttle(c):
    """投梭: throwing the shuttle and beating the weft; children watch from across the warp."""
    room(c, WALL, FLOOR, 600, 500, 12)
    window(c, 90, 80, 230, 320, "#f3e7ce")
    hanging(c, 420, 60, 130, 300, "jade")
    hanging(c, 1440, 60, 130, 340, "red")
    skeins(c, 600, 120, 5, .9)
    daylight(c, 60, 40, 270, 560, 2, 360, 600, .34)
    for x in (700, 1400):                       # far posts
        c.shade(rect(x, 190, 34, 600), dk("wood", .12), 10)
    c.shade(rect(640, 190, 860, 34, 6), "wood", 10)
    for x, L, u, t, p in ((980, kid(3, "f", style="braids"), 92, -.3, .5), (1130, kid(8, "m"), 94, -.5, .4), (1285, kid(12, "f", style="bob"), 90, -.5, .5), (1405, adult(9, "f", style="bob", top="#7d5566"), 96, -.5, .5)):
        figure(c, x, 0, u, L, t, hip=(x, 800 if L["build"] == "kid" else 850), legs=False, pitch=p, a="belly", b="belly")
    # the warp plane
    c.fill(poly([(560, 830), (1470, 830), (1530, 720), (700, 720)]), "#efe0bd")
    for i in range(26):
        t = i / 25
        c.line("M%.1f,%.1fL%.1f,%.1f" % (560 + 140 * t, 830 - 110 * t, 1470 + 60 * t, 830 - 110 * t), "#c9ab7b" if i % 2 else "#fffaf0", 2.6)
    k = c.clip(poly([(560, 834), (800, 834), (905, 718), (700, 718)]))
    c.open(extra='clip-path="url(#%s)"' % k)
    c.raw('<g transform="translate(560,834) skewX(-48) scale(1,.6)"><path d="%s" fill="%s"/></g>' % (rect(-60, -200, 520, 210), brocade(c, 4, "red")))
    c.close()
    c.shade(rect(520, 826, 330, 44, 20), "wood", 10)
    c.fill(rect(560, 828, 250, 40), brocade(c, 4, "red"))
    c.fill(rect(560, 846, 250, 24), "#2c1626", .3)
    for x in (1010, 1110):                      # heddles
        c.shade(rect(x - 20, 420, 190, 22, 4), "woodL", 6)
        for i in range(18):
            c.line("M%.1f,442L%.1f,%.1f" % (x - 12 + i * 10, x - 40 + i * 10, 780), "#f3e5c6", 3, .9)
        c.shade(rect(x - 50, 776, 190, 20, 4), "woodL", 6)
    c.shade(poly([(850, 470), (890, 470), (850, 850), (806, 850)]), "woodL", 10)   # beater
    c.shade(poly([(970, 450), (1000, 450), (960, 740), (930, 740)]), "wood", 8)
    c.shade(poly([(840, 450), (1010, 438), (1010, 470), (840, 486)]), "wood", 8)
    c.shade(rect(600, 150, 46, 920), "woodL", 14)
    L = zhuang(3, hat=("scarf", "indigoD", "red"), style="bun", skin="skinB", mood="smile")
    stool(c, 330, 940, 330, 190, "woodD")

    def hold(o):
        x, y = o.a
        c.shade(smooth([(x - 10, y + 24), (x + 60, y - 6), (x + 190, y - 10), (x + 262, y + 12), (x + 180, y + 40), (x + 60, y + 46)], k=.8), "#8a5530", 12)
        c.fill(rect(x + 80, y + 4, 90, 24, 12), "#4a2c1a")
        c.fill(rect(x + 88, y + 8, 74, 15, 8), "gold")
    figure(c, 330, 0, 168, L, .8, hip=(330, 960), legs=False, a=(560, 740), b=(842, 610), pitch=.5, lean=9, hb="grip", ha="grip", held=hold)
    c.shade(smooth([(240, 900), (470, 920), (620, 960), (640, 1090), (200, 1090)], k=.5), L["top"], 20)
    band(c, 200, 1010, 436, 44, "red")
    c.shade(rect(1440, 150, 46, 920), "woodL", 14)   # near post
    c.shade(rect(540, 130, 1000, 44, 8), "woodL", 14)
    for x, L, u, g in ((1010, kid(5, "m"), 120, -.4), (1240, kid(10, "f", style="pony"), 116, -.5)):
        figure(c, x, 0, u, L, 0, back=True, hip=(x, 1130), legs=False, gaze=g, tilt=-4)
    c.vignette("#2c1626", .42)


def loomroom(c):
    """loom-room: before class Wei Xiuyun checks the warp; the account book hangs on the loom."""
    room(c, WALL, FLOOR, 660, 300, 12)
    window(c, 90, 100, 220, 320, "#f3e7ce")
    window(c, 370, 100, 220, 320, "#f3e7ce")
    daylight(c, 60, 60, 260, 600, 2, 330, 660, .4)
    loom(c, 300, 800, .66, "indigo", .9, .55)
    stool(c, 300, 730, 170, 80)
    loom(c, 640, 790, .56, "jade", .9, .3)
    hanging(c, 1440, 60, 130, 380, "indigo")
    loom(c, 1120, 1120, 1.42, "red", 1.0, .3)
    c.line("M812,560L812,640", "#6b4126", 4)
    c.shade(rect(756, 640, 118, 164, 6), "#35506b", 10)
    c.fill(rect(784, 660, 78, 54), "cream")
    for i in range(3):
        c.fill(rect(792, 670 + i * 13, 60 - i * 12, 4), "#8a7a68")
    c.fill(rect(756, 640, 16, 164), "#24384c")
    L = weixiuyun()
    figure(c, 640, 1110, 142, L, .7, a=(860, 560), b=(905, 500), ha="open", hb="open", pitch=-.05, tilt=-3, lean=4)
    table(c, -60, 900, 360, 260, "wood", 60)
    for i, k in enumerate(("red", "gold", "jade", "indigo")):
        spool(c, 30 + i * 66, 880 + (i % 2) * 14, 1.25, k)
    c.vignette("#2c1626", .42)


def hoop(c, x, y, r, half=False):
    """An embroidery hoop with a star half worked."""
    c.fill(circ(x, y, r), "#fbf1da")
    star(c, x, y, r * .62, "red", "gold", "jade")
    for i in range(8):
        p = ang((x, y), i * 45 + 22, r * .74)
        c.fill(circ(p[0], p[1], r * .07), "indigo")
    c.line(circ(x, y, r), "woodL", r * .13)
    c.line(circ(x, y, r * 1.05), "woodD", r * .035)


def embroidery(c):
    """织绣工坊: embroidering at the round frames, near and far."""
    room(c, "#e6d6b8", FLOOR, 620, 1200, 12)
    window(c, 940, 80, 260, 330, "#f3e7ce")
    window(c, 1280, 80, 260, 330, "#f3e7ce")
    daylight(c, 800, 50, 280, 570, 3, -280, 620, .3)
    skeins(c, 90, 90, 6)
    hanging(c, 500, 70, 150, 330, "red")
    hanging(c, 700, 70, 150, 290, "indigo")
    table(c, 620, 640, 760, 220, "woodL", 60)
    for x, L, t in ((760, pupil(11, "f", style="pony", apron="#7a1117"), .4), (1010, pupil(13, "m", apron="#2f7d68", fringe="part"), 0), (1240, pupil(15, "f", style="bob", apron="#7a1117"), -.4)):
        figure(c, x, 0, 82, L, t, hip=(x, 700), legs=False, a=(x - 60, 600), b=(x + 58, 560), pitch=.8, hb="point", behind="a")
    c.fill(poly([(653, 580), (1347, 580), (1380, 640), (620, 640)]), lt("woodL", .2))
    for x in (760, 1010, 1240):
        hoop(c, x - 10, 596, 44)
    c.fill(rect(620, 640, 760, 14), "woodL")
    c.shade(rect(640, 660, 720, 170), dk("woodL", .2), 20)
    c.fill(rect(620, 654, 760, 10), dk("woodL", .4))
    L = zhuang(9, ground="indigoD", hat=None, style="bun", skin="skinA", fringe="sweep")

    def frame(o):
        hoop(c, 640, 830, 190)
        c.line("M640,830L%.1f,%.1f" % (o.b[0] + 20, o.b[1] + 6), "red", 4)
        c.line("M%.1f,%.1fl-46,30" % (o.b[0] + 26, o.b[1] + 2), "#f4f2ea", 5)
    figure(c, 330, 0, 200, L, .6, hip=(270, 1160), legs=False, a=(520, 960), b=(740, 650), pitch=.75, lean=6, hb="point", ha="grip", held=frame)
    table(c, 1000, 960, 700, 200, "wood", 90)
    for i, k in enumerate(("gold", "red", "jade", "indigo", "cream")):
        spool(c, 1090 + i * 96, 945 - (i % 2) * 26, 1.7, k)
    c.fill(circ(1540, 900, 46, 20), "steel")
    c.vignette("#2c1626", .42)


def pattern(c):
    """05-pattern: a father sits down to trace the pattern with his daughter."""
    room(c, WALL, FLOOR, 640, 800, 0)
    c.blur(4)
    window(c, 120, 70, 300, 380, "#f3e7ce")
    hanging(c, 560, 50, 150, 380, "red")
    hanging(c, 760, 50, 150, 330, "indigo")
    figure(c, 1420, 1000, 90, zhuang(6), -.4, a="belly", b="belly", pitch=.4)
    figure(c, 1160, 900, 62, kid(4), .3, pitch=.5)
    figure(c, 1265, 900, 62, kid(9), -.4)
    c.close()
    daylight(c, 60, 40, 330, 900, 2, 420, None, .32)
    D = adult(6, "m", kind="polo", top="#5f7a86", arms="short", skin="skinC", fringe="crew")
    K = kid(7, "f", style="braids", top="#d9573f", fringe="bangs", skin="skinB")
    figure(c, 960, 0, 250, D, -.35, hip=(1010, 1290), legs=False, a=(760, 1010), b=(1090, 1080), pitch=.95, tilt=-6, lean=-6, ha=None, hb=None)
    figure(c, 480, 0, 205, K, .35, hip=(450, 1170), legs=False, a=(330, 1040), b=(620, 1000), pitch=.8, tilt=8, ha=None, hb=None, mood="laugh")
    c.fill(poly([(0, 960), (1600, 960), (1700, 1220), (-100, 1220)]), c.grad([(0, "#c99a62"), (1, "#95653f")]))
    c.fill(poly([(0, 960), (1600, 960), (1604, 972), (-4, 972)]), "#e3bd86")
    papers(c, 640, 990, 290, 190, -4, True)
    c.open("translate(640,990) rotate(-4)")
    for i in range(8):                         # the flower grows square by square
        for j in range(8):
            m = abs(i - 3.5) + abs(j - 3.5)
            if (abs(abs(i - 3.5) - abs(j - 3.5)) < .6 or m < 2.5) and j < 5:
                c.fill(rect(i * 36.25 + 2, j * 23.75 + 2, 32, 20), "red" if m > 2.5 else "gold")
    c.close()
    papers(c, 190, 1030, 260, 180, 7, True, "jade")
    hand(c, (930, 1092), 200, 60, D["skin"], "grip", -1)
    c.shade(cap((1250, 1240), (960, 1100), 64, 46), D["skin"], 12)
    hand(c, (945, 1092), 205, 54, D["skin"], "grip", -1)
    c.line("M880,1120L800,1050", "gold", 15)
    c.line("M806,1055L792,1043", "#2a2322", 8)
    c.shade(cap((500, 1230), (600, 1110), 46, 36), K["skin"], 10)
    hand(c, (604, 1106), -50, 38, K["skin"], "point")
    for i, k in enumerate(("red", "jade", "indigo", "gold")):
        c.line("M%d,%dl120,%d" % (1180 + i * 40, 1010 + i * 22, 40 - i * 16), k, 15)
        c.line("M%d,%dl16,%d" % (1164 + i * 40, 1005 + i * 24, 5), "#f0d9b0", 9)
    c.vignette("#2c1626", .4)


def tracing(c):
    """认花样: children trace patterns on squared paper round a long table."""
    room(c, WALL, FLOOR, 560, 800, 12)
    hanging(c, 120, 60, 130, 330, "jade")
    hanging(c, 1350, 60, 130, 330, "indigo")
    c.fill(rect(470, 60, 640, 320), "#fdf6e6")
    c.line(rect(470, 60, 640, 320), "woodD", 14)
    for i, k in enumerate(("red", "indigo", "jade")):
        for j in range(2):
            star(c, 590 + i * 200, 140 + j * 160, 62, k if j else "gold", "gold" if j else k, "cream")
    daylight(c, -60, 20, 330, 540, 2, 330, 560, .3)
    kids = [(300, kid(1, "f"), .4), (500, kid(2, "m"), .2), (1010, kid(4, "m"), -.3), (1210, kid(6, "f"), -.4), (760, kid(9, "f", style="bob"), 0)]
    T = weixiuyun()
    figure(c, 640, 0, 104, T, .4, hip=(630, 720), legs=False, a=(560, 560), b=(800, 640), pitch=.7, lean=14, mood="open", hb="point")
    figure(c, 1390, 900, 96, adult(10, "f", top="#c98a3f", style="bob"), -.5, a="fold", b="fold", pitch=.3)
    figure(c, 150, 900, 98, adult(13, "m", top="#5f7a86"), .5, a="belly", b="phone", pitch=.2, over=lambda o: c.shade(rect(o.b[0] - 4, o.b[1] - 60, 40, 70, 6), "#2a2627", 6))
    for x, L, t in kids:
        figure(c, x, 0, 92, L, t, hip=(x, 760), legs=False, a=(x - 50, 690), b=(x + 44, 690), pitch=.75, hb="point")
    c.shadow(780, 1060, 800, 60, .35)
    c.fill(poly([(170, 690), (1420, 690), (1560, 900), (40, 900)]), c.grad([(0, "#d9b27c"), (1, "#b98a58")]))
    c.fill(rect(40, 900, 1520, 22), "wood")
    c.fill(rect(40, 922, 1520, 14), "woodD")
    for q in (90, 1450):
        c.shade(rect(q, 936, 54, 140), "woodD", 12)
    for x, k in ((300, "red"), (500, "jade"), (760, "gold"), (1010, "indigo"), (1210, "red")):
        papers(c, x - 70, 715, 140, 70, 0, True, k)
        c.line("M%d,%dl30,-46" % (x + 50, 742), "gold", 7)
    c.fill(poly([(560, 815), (1040, 815), (1070, 885), (530, 885)]), brocade(c, 4, "red"))
    for x, L in ((330, kid(12, "m")), (1270, kid(15, "f", style="braids"))):
        figure(c, x, 0, 128, L, 0, back=True, hip=(x, 1130), legs=False, a=(x - 26, 950), b=(x + 26, 950), gaze=.3 if x < 800 else -.3, behind="ab")
    c.vignette("#2c1626", .4)


def ribbon(c, pts, w):
    """A braided ribbon along the points."""
    c.line(smooth(pts, False), "redD", w)
    c.line(smooth(pts, False), "gold", w * .62, extra='stroke-dasharray="%d %d"' % (w * .7, w * .7), cap="butt")
    c.line(smooth(pts, False), "cream", w * .22, extra='stroke-dasharray="%d %d"' % (w * .35, w * 1.05), cap="butt")


def trial(c):
    """体验课: eighth graders braid brocade ribbons; the queue waits behind."""
    room(c, "#e6dcc0", "#b08a60", 640, 300, 12, ("#5d8a7a", 150))
    window(c, 80, 80, 280, 330, "#f3e7ce")
    window(c, 440, 80, 280, 330, "#f3e7ce")
    hanging(c, 820, 60, 130, 320, "red")
    daylight(c, 20, 40, 300, 600, 2, 400, 640, .34)
    for i in range(7):
        x = 1560 - i * 98
        figure(c, x, 790 - i * 6, 70 - i * 1.2, junior(20 + i), -.6, a=["belly", "fold", "down", "hold", "chin", "down", "belly"][i], b=["down", "fold", "hip", "hold", "belly", "down", "belly"][i], gaze=-.6 if i % 3 else 0,
               mood="laugh" if i % 3 == 0 else None)
    T = weixiuyun()
    figure(c, 800, 0, 165, T, -.4, hip=(820, 1080), legs=False, a=(560, 860), b=(690, 900), pitch=.6, lean=-9, mood="open", ha="point", hb="open")
    A = junior(3, "f", style="pony", fringe="bangs", skin="skinB")
    B = junior(8, "m", fringe="spiky", skin="skinC")
    c.fill(poly([(120, 900), (1500, 900), (1660, 1210), (-60, 1210)]), c.grad([(0, "#d9b27c"), (1, "#a97a4c")]))
    c.fill(poly([(120, 900), (1500, 900), (1504, 912), (116, 912)]), "#eccb98")
    ribbon(c, [(500, 930), (440, 980), (430, 1010)], 26)
    figure(c, 300, 0, 185, A, .5, hip=(270, 1230), legs=False, a=(450, 1020), b=(520, 940), pitch=.8, lean=8, ha="grip", hb="grip",
           held=lambda o: ribbon(c, [(800, 960), (660, 965), (560, 960), (470, 1010), (400, 1120), (420, 1190)], 28))
    figure(c, 1280, 0, 185, B, -.5, hip=(1310, 1260), legs=False, a=(1040, 980), b=(1120, 1010), pitch=.85, lean=-8, ha="grip", hb="grip", mood="laugh",
           held=lambda o: ribbon(c, [(830, 990), (930, 990), (1010, 1000), (1090, 1030), (1120, 1120), (1060, 1190)], 28))
    c.shade(rect(780, 935, 70, 80, 8), "woodD", 14)
    for i, k in enumerate(("red", "gold", "jade")):
        spool(c, 640 + i * 60, 1150 + (i % 2) * 12, 1.5, k)
    c.vignette("#2c1626", .38)


def flower(c, x, y, r, k="red"):
    """A paper flower."""
    for i in range(8):
        p = ang((x, y), i * 45, r * .58)
        c.shade(circ(p[0], p[1], r * .44), k if i % 2 else lt(k, .18), r * .12)
    c.fill(circ(x, y, r * .34), "gold")
    c.fill(circ(x - r * .06, y - r * .06, r * .2), "goldL")


def paperflowers(c):
    """family-craft: the teacher makes paper flowers with the children."""
    room(c, "#f3e2bf", "#c99a68", 600, 800, 10, ("#8fbfae", 120))
    window(c, 90, 70, 260, 300, "#fdf6e6")
    window(c, 1260, 70, 260, 300, "#fdf6e6")
    c.line(smooth([(420, 70), (620, 130), (800, 145), (980, 130), (1190, 70)], False), "woodD", 4)
    for i in range(9):
        x = 450 + i * 88
        flower(c, x, 98 + 60 * (1 - ((i - 4) / 4.6) ** 2), 34, ["red", "gold", "jadeL", "rose", "blueL"][i % 5])
    daylight(c, 40, 40, 300, 560, 1, 380, 600, .36)
    figure(c, 240, 960, 98, adult(4, "f", top="#7d5566", style="long"), .4, a="belly", b="belly", pitch=.3)
    figure(c, 1400, 960, 100, adult(5, "m", top="#c98a3f", kind="shirt"), -.4, a="phone", b="hip", over=lambda o: c.shade(rect(o.a[0] - 34, o.a[1] - 60, 42, 72, 6), "#2a2627", 6))
    T = who("f", "adult", 11, kind="blouse", top="#f4efe2", apron="#d9857a", style="bun", fringe="sweep", mood="open", arms="rolled", skin="skinA")
    figure(c, 800, 0, 120, T, 0, hip=(800, 800), legs=False, a=(700, 600), b=(930, 440), hb="grip", ha="open", held=lambda o: (c.line("M%.1f,%.1fl6,70" % o.b, "leaf", 8), flower(c, o.b[0], o.b[1] - 50, 74, "red")))
    for x, L, t, q in ((470, kid(1, "f", style="braids"), .4, .3), (600, kid(10, "m"), .3, -.2), (1010, kid(6, "f"), -.4, -.2), (1150, kid(3, "m"), -.5, .4)):
        figure(c, x, 0, 96, L, t, hip=(x, 800), legs=False, a=(x - 60, 690), b=(x + 50, 690), pitch=q, mood="laugh" if q < 0 else None)
    c.shadow(800, 1040, 660, 60, .3)
    c.fill(circ(800, 830, 640, 140), "#c98f58")
    c.fill(circ(800, 816, 640, 136), "#ecc994")
    for i in range(16):
        c.fill(poly([ang((330 + i * 62, 800 + (i * 37) % 70), i * 50, 26), ang((330 + i * 62, 800 + (i * 37) % 70), i * 50 + 100, 26), ang((330 + i * 62, 800 + (i * 37) % 70), i * 50 + 210, 22)]),
               ["red", "gold", "jadeL", "rose", "blueL", "white"][i % 6])
    flower(c, 520, 815, 52, "gold")
    flower(c, 1060, 800, 48, "rose")
    flower(c, 800, 860, 60, "blueL")
    for x, L, g in ((420, kid(13, "f", style="pony"), .4), (1180, kid(14, "m"), -.4), (800, kid(17, "f", style="braids"), 0)):
        figure(c, x, 0, 128, L, 0, back=True, hip=(x, 1150), legs=False, gaze=g, a=(x - 26, 970), b=(x + 26, 970), behind="ab")
    c.vignette("#2c1626", .34)


def doll(c, x, y, s=1.0, a=0, wrap="#f3d9c9"):
    """A baby manikin in a wrap."""
    c.open("translate(%.1f,%.1f) rotate(%s) scale(%.3f)" % (x, y, a, s))
    c.shade(smooth([(-30, -20), (30, -34), (120, -30), (150, 0), (120, 32), (30, 36), (-30, 22)]), wrap, 12)
    c.line(smooth([(10, -28), (60, 10), (30, 34)], False), dk(wrap, .18), 4)
    c.shade(circ(-48, 0, 36, 34), "skinE", 8)
    c.fill(circ(-56, -6, 3), "#2f1f1d")
    c.fill(circ(-56, 10, 3), "#2f1f1d")
    c.line(smooth([(-38, -3), (-34, 2), (-38, 7)], False), "#98453a", 3)
    c.fill(smooth([(-78, -14), (-64, -34), (-46, -36), (-66, -14), (-66, 14), (-46, 36), (-64, 34), (-78, 14)], k=.8), "#5a3f33")
    c.close()


def toys(c, x, y, w, rows=3):
    """Low shelves with toys."""
    h = rows * 96
    c.shade(rect(x, y - h, w, h, 6), "woodL", 16)
    for r in range(rows):
        yy = y - h + r * 96
        c.fill(rect(x + 12, yy + 12, w - 24, 78), "#8a5f3c")
        q = x + 24
        i = r * 3
        while q < x + w - 70:
            k = ["red", "gold", "jade", "blue", "rose", "orange"][i % 6]
            if i % 3 == 0:
                c.shade(rect(q, yy + 36, 50, 54, 5), k, 8)
            elif i % 3 == 1:
                c.shade(circ(q + 25, yy + 63, 27), k, 8)
            else:
                c.shade(poly([(q, yy + 90), (q + 26, yy + 34), (q + 52, yy + 90)]), k, 8)
            q += 66
            i += 1


def dollhouse(c):
    """nursery: in the dolls' corner children learn how to hold a baby."""
    room(c, "#f1dfc0", "#cfa274", 620, 700, 10, ("#e3b9a2", 130))
    window(c, 1240, 70, 270, 300, "#fdf6e6")
    c.shade(poly([(90, 210), (390, 40), (690, 210), (660, 210), (660, 640), (120, 640), (120, 210)]), "#e9c58e", 20)
    c.shade(poly([(60, 226), (390, 30), (720, 226), (690, 246), (390, 76), (90, 246)]), "red", 14)
    c.fill(rect(180, 300, 170, 150), "#bcd6d0")
    c.fill(rect(258, 300, 10, 150), "white")
    c.fill(rect(180, 368, 170, 10), "white")
    c.fill("M440,640V360A80,80 0 0 1 600,360V640Z", "#a9713f")
    toys(c, 800, 640, 380)
    for i in range(5):
        c.fill(poly([(760 + i * 90, 80 + (i % 2) * 14), (830 + i * 90, 80 + (i % 2) * 14), (795 + i * 90, 140 + (i % 2) * 14)]), ["red", "gold", "jade", "blue", "rose"][i])
    c.line("M740,76L1220,88", "woodD", 3)
    daylight(c, 1100, 40, 300, 580, 1, -380, 620, .34)
    c.fill(circ(800, 930, 720, 130), "#b9564a", .85)
    c.fill(circ(800, 930, 620, 104), "#d98a6a", .7)
    S = pupil(12, "f", style="pony", apron="#e3aa3c", accent="jade", mood="open")
    figure(c, 500, 0, 128, S, .6, hip=(470, 850), a=(690, 620), b=(745, 690), fa=(640, 980), fb=(390, 985), pitch=.5, lean=12, ha="open", hb="open", legs=True)
    K = kid(5, "f", style="bob", top="#4c73a6", skin="skinB")
    figure(c, 820, 1010, 118, K, -.2, a=(730, 745), b=(900, 740), pitch=.7, mood="laugh", held=lambda o: doll(c, 800, 715, 1.02, -8))
    c.shade(cap((905, 700), (850, 755), 27, 22), K["skin"], 8)
    hand(c, (850, 752), 190, 22, K["skin"], "rest", -1)
    figure(c, 1060, 985, 108, kid(8, "m", top="#7f8f3f"), -.5, a=(950, 790), b="belly", pitch=.3, mood="open", ha="open")
    c.shade(rect(1240, 800, 280, 110, 10), "woodL", 18)
    for i in range(8):
        c.fill(rect(1256 + i * 33, 812, 12, 86), "woodD")
    doll(c, 1370, 792, .9, 0, "#cfe0d8")
    figure(c, 1390, 0, 108, kid(15, "f", style="braids", top="#e58f4a"), -.4, hip=(1440, 830), legs=False, a=(1310, 760), b=(1380, 770), pitch=.7)
    c.shade(rect(1230, 830, 300, 120, 10), "woodL", 18)
    for i in range(8):
        c.fill(rect(1250 + i * 34, 850, 14, 80), "woodD")
    for x, y, k in ((170, 985, "red"), (240, 1000, "gold"), (205, 935, "blue")):
        c.shade(rect(x, y - 60, 66, 66, 6), k, 12)
    c.shade(circ(1140, 1030, 44), "gold", 14)
    c.vignette("#2c1626", .34)


def babycare(c):
    """幼儿照护实训室: bathing and wrapping baby manikins."""
    room(c, "#dfe6da", "#b9a585", 600, 900, 12, ("#e3b9a2", 120))
    window(c, 100, 70, 300, 300, "#fdf6e6")
    window(c, 480, 70, 300, 300, "#fdf6e6")
    daylight(c, 60, 30, 340, 570, 2, 340, 600, .32)
    for i in range(4):
        x = 900 + i * 172
        c.shade(rect(x, 430, 140, 100, 8), "#f7f0e0", 14)
        c.fill(rect(x + 10, 446, 120, 40), "#cfe0d8")
        doll(c, x + 70, 448, .55, 0, "#f0c9bb")
        c.fill(rect(x + 8, 530, 12, 84), "steel")
        c.fill(rect(x + 120, 530, 12, 84), "steel")
    c.fill(rect(900, 100, 620, 220), "#fdf6e6")
    c.line(rect(900, 100, 620, 220), "jadeL", 10)
    for i in range(4):
        c.fill(circ(985 + i * 150, 190, 46), ["#f0c9bb", "#cfe0d8", "#f4dfa8", "#bcd0e0"][i])
        c.fill(rect(935 + i * 150, 262, 100, 10), "#b9aa94")
    ap = "#d9857a"
    figure(c, 1330, 900, 88, who("f", "adult", 11, kind="nurse", top="#f6fbf8", style="bun", arms="long", legs="#e9e4d6"), -.6, a=(1190, 640), b="belly", mood="open", ha="open")
    figure(c, 880, 0, 116, pupil(7, "m", apron=ap, fringe="part"), .2, hip=(880, 840), legs=False, a=(840, 725), b=(975, 715), pitch=.7, ha=None, hb=None)
    table(c, 700, 760, 560, 300, "woodL", 60, panel=True)
    c.fill(poly([(770, 716), (1170, 716), (1190, 750), (750, 750)]), "#f0c9bb")
    doll(c, 940, 718, 1.05, 0, "#cfe0d8")
    hand(c, (842, 716), 20, 22, "skinB", "rest")
    hand(c, (1010, 706), 160, 22, "skinB", "rest", -1)
    L = pupil(5, "f", style="pony", apron=ap, skin="skinB", arms="long")
    figure(c, 300, 0, 178, L, .5, hip=(260, 1120), legs=False, a=(470, 860), b=(610, 830), pitch=.8, lean=8, ha=None, hb="open")
    c.shade(smooth([(330, 860), (800, 860), (770, 1010), (700, 1050), (430, 1050), (360, 1010)], k=.4), "#7fb5c4", 26)
    c.fill(circ(565, 862, 240, 44), "#5d97a8")
    c.fill(circ(565, 868, 222, 36), "#c4e2e4")
    doll(c, 560, 838, 1.25, -10, "skinE")
    for x, y, r in ((420, 866, 24), (690, 872, 30), (640, 884, 20), (480, 886, 18), (720, 850, 14)):
        c.fill(circ(x, y, r), "white", .8)
    hand(c, (470, 846), 10, 34, L["skin"], "open")
    c.fill(poly([(0, 1020), (1600, 1020), (1600, 1067), (0, 1067)]), "woodL")
    c.fill(rect(0, 1020, 1600, 10), lt("woodL", .3))
    c.shade(rect(1290, 880, 180, 142, 10), "#fdf6e6", 20)
    c.fill(rect(1290, 920, 180, 20), "rose")
    c.shade(rect(1120, 930, 110, 92, 14), "gold", 14)
    c.vignette("#2c1626", .36)


W, H = 1600, 1067
SCENES = {
    "albums/0522/04-织机.jpg": (W, H, twolooms), "events/壮锦公开课/投梭.jpg": (W, H, shuttle), "photos/loom-room.jpg": (W, H, loomroom),
    "albums/实训室一角/织绣工坊.jpg": (W, H, embroidery), "albums/0522/05-pattern.jpg": (1600, 1200, pattern), "events/壮锦公开课/认花样.jpg": (W, H, tracing),
    "photos/体验课.jpg": (1600, 1200, trial), "photos/family-craft.jpg": (W, H, paperflowers), "photos/nursery.jpg": (W, H, dollhouse),
    "albums/实训室一角/幼儿照护实训室.jpg": (W, H, babycare),
}
