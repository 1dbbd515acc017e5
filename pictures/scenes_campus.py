"""Rooms of the school: training the guides, the exhibition, the alumni evening, the live studio."""
from .svg import ang, circ, lt, mix, poly, rect, smooth
from .cast import adult, boss, elder, junior, kid, pupil, who, worker, xiaoman, zhuang
from .patterns import brocade, star
from .people import figure
from .places import board, daylight, room
from .props import lamp, papers, table, tripod, window


def guides(c):
    """06-讲解: the guides learn to say it clearly in three minutes; a big stop-watch on the board."""
    room(c, "#e4ddc8", "#a58565", 640, 1100, 12, ("#5d7d8a", 130))
    board(c, 520, 90, 760, 350)
    c.line(circ(1090, 262, 116), "#f2ead6", 9)
    c.fill(poly([(1090, 262), (1090, 156), *[ang((1090, 262), -90 + i * 15, 106) for i in range(0, 10)]]), "#e3aa3c", .8)
    for i in range(12):
        p, q = ang((1090, 262), i * 30, 92), ang((1090, 262), i * 30, 106)
        c.line("M%.1f,%.1fL%.1f,%.1f" % (p + q), "#f2ead6", 5)
    c.line("M1090,146v-22M1072,122h36", "#f2ead6", 8)
    for i, n in enumerate("一二三"):
        c.line(circ(600, 165 + i * 96, 30), "#f2ead6", 4)
        c.text(n, 600, 178 + i * 96, 36, "#f2ead6")
        c.line("M660,%dh%d" % (165 + i * 96, 220 - i * 40), ["#f4d484", "#f2ead6", "#e8a890"][i], 8, .9)
    window(c, 90, 90, 300, 340, "#f3e7ce")
    window(c, 1390, 90, 180, 340, "#f3e7ce")
    daylight(c, 60, 60, 320, 580, 1, 380, 640, .36)
    T = who("f", "adult", 14, kind="suit", top="#7a2f3f", legs="#35303a", arms="long", style="bob", fringe="sweep", skin="skinA", glasses="#3a302c", mood="open")

    def watch(o):
        c.line(smooth([(o.a[0], o.a[1]), (o.a[0] - 14, o.a[1] + 34), (o.a[0] + 6, o.a[1] + 60)], False), "red", 5)
        c.shade(circ(o.a[0] - 6, o.a[1] - 16, 32), "#e9eeee", 7)
        c.line("M%.1f,%.1fv-18" % (o.a[0] - 6, o.a[1] - 16), "red", 5)
    figure(c, 830, 880, 100, T, .5, a=(720, 420), b="fwd", ha="fist", hb="open", over=watch, gaze=.6)
    S = pupil(9, "f", style="pony", badge="red", fringe="sweep", skin="skinB")
    figure(c, 1130, 900, 100, S, -.4, a=(1010, 560), b="belly", ha="open", mood="open")
    for x, y, u, L, t, kw in ((1300, 900, 92, pupil(12, "m", badge="red"), -.5, dict(a="hold", b="hold", held=lambda o: papers(c, o.a[0] - 14, o.a[1] - 60, 64, 80, 4))), (1430, 930, 96, pupil(15, "f", badge="red", style="bob"), -.6, dict(a="chin", b="belly")),
                              (560, 880, 90, pupil(14, "m", badge="red"), .6, dict(a="fold", b="fold")), (430, 900, 94, pupil(17, "f", badge="red", style="bun"), .6, dict(a="hold", b="hold", held=lambda o: papers(c, o.b[0] - 44, o.b[1] - 60, 64, 80, -6)))):
        figure(c, x, y, u, L, t, **kw)
    for x, L, g in ((140, pupil(21, "m", badge="gold"), .5), (400, pupil(24, "f", style="pony"), .4), (1180, pupil(26, "f", style="braids"), -.3), (1450, pupil(29, "m"), -.4)):
        figure(c, x, 0, 138, L, 0, back=True, hip=(x, 1220), legs=False, gaze=g, tilt=g * 8, a="cheer" if L["style"] == "pony" else "down", ha="open" if L["style"] == "pony" else "rest")
    c.vignette("#2c1626", .36)


def panel(c, x, y, w, h, k, i):
    """One board of the exhibition: title bar, a picture and lines."""
    c.fill(rect(x + 14, y + 16, w, h), "#2c1626", .22)
    c.shade(rect(x, y, w, h), "#fdf6e6", 12)
    c.fill(rect(x, y, w, 62), k)
    c.text(["旧车间", "新实训楼", "走出去的人", "留白"][i], x + w / 2, y + 45, 36, "goldL", spacing=4)
    px, py, pw, ph = x + 24, y + 86, w - 48, h * .46
    if i == 0:                                    # two low sheds, in old brown
        c.fill(rect(px, py, pw, ph), "#d9c39a")
        c.fill(poly([(px + 20, py + ph * .6), (px + pw * .3, py + ph * .3), (px + pw * .6, py + ph * .6), (px + pw * .6, py + ph * .9), (px + 20, py + ph * .9)]), "#8a6a4a")
        c.fill(poly([(px + pw * .5, py + ph * .65), (px + pw * .74, py + ph * .4), (px + pw - 14, py + ph * .65), (px + pw - 14, py + ph * .92), (px + pw * .5, py + ph * .92)]), "#6d5038")
    elif i == 1:
        c.fill(rect(px, py, pw, ph), "#bcd9dc")
        c.fill(rect(px + 30, py + ph * .25, pw - 60, ph * .75), "#fbf3e0")
        c.fill(rect(px + 24, py + ph * .2, pw - 48, 12), "red")
        for q in range(12):
            c.fill(rect(px + 46 + (q % 4) * (pw - 100) / 3.6, py + ph * .36 + (q // 4) * ph * .2, 30, 24), "#6f9aa6")
    elif i == 2:
        for q in range(4):
            bx, by = px + (q % 2) * pw * .52, py + (q // 2) * ph * .53
            c.fill(rect(bx, by, pw * .48, ph * .47), ["#e9c58e", "#bcd6c8", "#c6d3e2", "#e8c0b4"][q])
            c.fill(circ(bx + pw * .24, by + ph * .19, 20, 22), ["skinA", "skinB", "skinC", "skinB"][q])
            c.fill("M%.1f,%.1fa20,22 0 0 1 40,0q-20,-14 -40,0z" % (bx + pw * .24 - 20, by + ph * .17), "#2b1e1c")
            c.fill("M%.1f,%.1fa36,34 0 0 1 72,0z" % (bx + pw * .24 - 36, by + ph * .47), ["jade", "#33508a", "red", "white"][q])
    else:
        for q in range(26):
            c.open("rotate(%d %.1f %.1f)" % ((q * 37) % 17 - 8, px + 30, py + 30))
            c.fill(rect(px + (q % 5) * pw * .19 + 4, y + 84 + (q // 5) * 70, pw * .165, 54), ["#f4d484", "#f0b9a8", "#bcd8c6", "#c6d3e2", "#fffaf0"][(q * 3) % 5])
            c.close()
        return
    for q in range(4):
        c.fill(rect(px, py + ph + 26 + q * 30, pw * [.95, .8, .9, .5][q], 10), "#c4b496")


def exhibition(c):
    """十年展: four boards tell ten years; visitors of all ages."""
    c.fill(rect(0, 0, 1600, 1067), c.grad([(0, "#cfc5ae"), (1, "#efe6d0")]))
    c.fill(rect(0, 0, 1600, 60), "#5d4f4c")
    for i in range(8):
        x = 110 + i * 200
        c.fill(poly([(x - 14, 60), (x + 14, 60), (x + 22, 90), (x - 22, 90)]), "#2a2322")
        c.fill(poly([(x - 20, 90), (x + 20, 90), (x + 120, 640), (x - 120, 640)]), c.grad([(0, "#fff3c8", .5), (1, "#fff3c8", 0)]), extra='style="mix-blend-mode:soft-light"')
    c.fill(rect(0, 760, 1600, 307), c.grad([(0, "#a9764a"), (1, "#6d4630")]))
    for i in range(-8, 26):
        c.line("M%d,760L%d,1067" % (800 + (i - 8) * 110, 800 + (i - 8) * 240), "#6b4126", 3, .45)
    c.fill(rect(0, 752, 1600, 14), "#8a7a62")
    for i in range(4):
        panel(c, 50 + i * 388, 130, 336, 500, ["#7d5a3c", "#2f7d68", "#2a3f6b", "#a8252a"][i], i)
    for q in (800,):                               # glass case with the worn file
        c.shadow(q, 960, 190, 30, .35)
        c.shade(rect(q - 150, 790, 300, 165), "#6b4126", 26)
        c.fill(rect(q - 150, 700, 300, 92), "#cfe3e2", .4)
        c.fill(rect(q - 150, 780, 300, 14), "#c9353a")
        c.line("M%d,770l150,-22" % (q - 90), "#8f9591", 12)
        c.line("M%d,748l50,-8" % (q + 62), "#a9713f", 16)
        c.fill(poly([(q - 130, 702), (q - 70, 702), (q - 120, 786), (q - 146, 786)]), "white", .4)
    figure(c, 620, 900, 92, elder(2, "m", glasses="#3a302c"), .6, a="back", b=(700, 690), hb="point", pitch=.5, lean=6)
    figure(c, 970, 880, 84, pupil(8, "f", style="pony", badge="red"), -.3, a="fwd", b="belly", ha="open", mood="open")
    figure(c, 250, 880, 80, adult(5, "m", top="#8f6a4a"), 0, back=True, gaze=.3)
    figure(c, 340, 905, 78, kid(4, "f"), 0, back=True, a=(300, 730), gaze=-.2)
    figure(c, 1130, 900, 90, boss(1, "m"), 0, back=True, gaze=.3, a="back")
    figure(c, 1400, 890, 84, junior(6, "f", style="pony"), .2, back=True, b=(1470, 520), hb="flat")
    c.fill(rect(1462, 470, 56, 54), "#f4d484")
    figure(c, 1290, 930, 92, adult(6, "f", top="#c98a3f", style="bun"), .4, a="belly", b="chin", gaze=.3, mood="laugh")
    figure(c, 70, 1170, 128, adult(12, "f", top="#5d7a70", style="bob"), 0, back=True, gaze=.5)
    figure(c, 1500, 1210, 144, pupil(16, "m"), 0, back=True, gaze=-.5)
    c.vignette("#2c1626", .34)


def alumni(c):
    """校友座谈: five old pupils and the leaving class round one table at night; slips in a tin box."""
    room(c, "#5a4a4c", "#4a3230", 520, 800, 0)
    for i in range(4):
        window(c, 90 + i * 390, 60, 270, 320, "#8a6a50", ("#18213f", "#33446c"), 2, 2, True)
        for q in range(5):
            c.fill(rect(110 + i * 390 + q * 50, 330 - (q * 37) % 60, 30, 50 + (q * 37) % 60), "#141b33")
            c.fill(rect(118 + i * 390 + q * 50, 340 - (q * 37) % 60, 8, 8), "#ffd98a", .9)
    c.fill(circ(1340, 130, 24), "#f7ecc4")
    for x in (500, 800, 1100):
        lamp(c, x, 150, 74, "gold")
    c.glow(800, 600, 820, "#ffd28a", .42)
    c.rim = ("#ffdda6", 5, -1)
    al = [(330, xiaoman(apron=None, top="#c9574a"), .5, dict(a="desk", b="fwd", hb="open", mood="open")), (560, worker(22, "m", "#35506b", age="adult", fringe="crew"), .3, dict(a="belly", b="desk")),
          (800, who("f", "adult", 9, kind="blouse", top="#f0d9c0", style="bun", arms="long", mood="laugh"), 0, dict(a="belly", b="desk")), (1040, zhuang(17, age="adult", hat=None, style="long", ground="indigo"), -.3, dict(a="desk", b="chin")),
          (1270, who("m", "adult", 15, kind="shirt", top="#e6e9e2", glasses="#3a302c", arms="rolled", fringe="part"), -.5, dict(a="belly", b="desk", mood="laugh"))]
    for x, L, t, kw in al:
        c.rim = ("#ffdda6", 5, 1 if x < 800 else -1)
        figure(c, x, 0, 100, L, t, hip=(x, 690), legs=False, gaze=-.4 if x > 400 and x != 800 else t, **kw)
    c.rim = None
    c.fill(circ(800, 790, 690, 190), "#6b4126")
    c.fill(circ(800, 768, 690, 186), c.grad([(0, "#d9a868"), (1, "#a9713f")]))
    c.glow(800, 740, 420, "#fff0c0", .5, 100)
    c.shade(rect(740, 690, 120, 78, 8), "#7f9aa6", 18)
    c.fill(circ(800, 690, 60, 14), "#3f5560")
    for i, (x, a) in enumerate(((770, -20), (812, 14), (792, -4))):
        papers(c, x, 650 + i * 6, 34, 46, a)
    for x, y in ((480, 740), (1110, 730)):
        c.shade(circ(x, y, 92, 26), "#f3efe0", 10)
        for i in range(5):
            c.shade(circ(x - 50 + i * 26, y - 12 - (i % 2) * 14, 22, 19), ["#e59a34", "#b5452f", "#eab23e", "#7fae58", "#e59a34"][i], 6)
    for x, y in ((350, 700), (620, 680), (960, 682), (1260, 702), (620, 830), (1000, 836)):
        c.shade(rect(x - 20, y - 34, 40, 40, 6), "#f6f1e2", 8)
    papers(c, 690, 800, 90, 60, 8)
    papers(c, 860, 790, 90, 60, -14)
    for i, (x, g, t) in enumerate(((120, .5, 4), (380, .3, -3), (660, .2, 3), (950, -.2, -4), (1230, -.3, 2), (1480, -.5, -4))):
        L = dict(pupil(40 + i, ["m", "f"][i % 2]))
        for q in ("top", "skin", "hair", "sleeve", "accent"):
            L[q] = mix(L[q], "#241522", .38)
        c.rim = ("#ffd79a", 6, 1 if x < 800 else -1)
        figure(c, x, 0, 126, L, 0, back=True, hip=(x, 1230), legs=False, gaze=g, tilt=t, a="cheer" if i == 4 else "down", ha="open" if i == 4 else "rest")
    c.rim = None
    c.vignette("#140c14", .5, .5, .5)


def studio(c):
    """live-studio: two student hosts try the stream; cakes by the cooking course on the table."""
    c.fill(rect(0, 0, 1600, 1067), c.grad([(0, "#2a2f52"), (.7, "#4a3f5e"), (1, "#241d33")]))
    c.shade(rect(330, 90, 820, 480, 12), "#8a2a30", 16)
    c.fill(rect(350, 110, 780, 440), "#a8333a")
    for i in range(5):
        star(c, 470 + i * 135, 470, 44, "gold", "redD", "cream")
    c.text("云上活动周", 740, 280, 108, "goldL", spacing=10)
    c.line("M440,340h600", "gold", 4)
    for x in (170, 1290):
        c.fill(rect(x - 60, 90, 120, 480, 8), "#1d1f38")
        c.fill(rect(x - 50, 100, 100, 460), brocade(c, 4, "indigo"))
    c.glow(740, 420, 760, "#ffe0b0", .4)
    c.fill(rect(0, 700, 1600, 367), c.grad([(0, "#3a2f44"), (1, "#1d1626")]))
    A = pupil(2, "f", style="long", fringe="bangs", skin="skinA", mood="laugh", accent="red", sleeve="red")
    B = pupil(7, "m", fringe="part", skin="skinB", mood="open", accent="red", sleeve="red")
    figure(c, 540, 0, 138, A, .3, hip=(530, 880), legs=False, a="wave", b=(640, 640), ha="open", hb="flat", over=lambda o: (c.shade(circ(o.b[0] + 40, o.b[1] - 6, 60, 16), "#f3efe0", 8), [c.shade(circ(o.b[0] + 14 + i * 26, o.b[1] - 24 - (i % 2) * 10, 19, 17), ["#e59a34", "#d9857a", "#bcd8c6"][i], 5) for i in range(3)]))
    figure(c, 900, 0, 142, B, -.2, hip=(910, 890), legs=False, a="desk", b="chest", hb="open", gaze=.2)
    table(c, 300, 760, 860, 330, "wood", 60, cloth="redD", trim="red")
    for i, (x, k) in enumerate(((390, "#f2c9a0"), (520, "#d9857a"), (690, "#bcd8c6"), (850, "#e9b44c"), (1010, "#a8763f"))):
        c.shade(circ(x, 742, 66, 18), "#f3efe0", 8)
        for j in range(5):
            c.shade(circ(x - 36 + (j % 3) * 36 + (j // 3) * 18, 728 - (j // 3) * 26, 21, 18), k if j % 2 else lt(k, .25), 6)
    tripod(c, 1290, 1040, 620, True, 120)
    figure(c, 1480, 1150, 128, pupil(12, "f", style="pony"), -.7, a=(1340, 620), b="belly", ha="point", pitch=.1)
    D = dict(pupil(15, "m"))
    for q in ("top", "skin", "hair", "sleeve", "accent"):
        D[q] = mix(D[q], "#171226", .5)
    c.rim = ("#ffdcae", 7, 1)
    figure(c, 150, 0, 150, D, 0, back=True, hip=(130, 1130), legs=False, gaze=.5, b=(330, 720))
    c.rim = None
    c.shade(rect(300, 620, 130, 92, 8), "#1d1a22", 10)
    c.fill(rect(310, 630, 110, 72), "#8a2a30")
    for x in (345, 385):
        c.fill(circ(x, 660, 10), "skinA")
        c.fill("M%d,702a18,26 0 0 1 36,0z" % (x - 18), "white")
    c.line(smooth([(0, 60), (240, 20), (420, 50)], False), "#1d1a22", 12)
    c.fill(poly([(60, -10), (240, -10), (290, 90), (120, 130)]), "#1d1a22")
    c.fill(poly([(120, 130), (290, 90), (296, 104), (126, 146)]), "#fff3d0")
    c.beam([(120, 140), (290, 96), (760, 760), (340, 760)], "#fff0c8", .16, "screen")
    c.vignette("#0f0c18", .5, .5, .5)


W, H = 1600, 1067
SCENES = {
    "albums/0522/06-讲解.jpg": (W, H, guides), "photos/十年展.jpg": (W, H, exhibition), "photos/校友座谈.jpg": (W, H, alumni), "photos/live-studio.jpg": (W, H, studio),
}
