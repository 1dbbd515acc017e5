"""Workshops: welding, car repair, judging, the assembly line."""
from .svg import cap, circ, dk, lt, poly, rect, smooth
from .cast import adult, boss, elder, junior, kid, pupil, worker, xiaohe
from .people import figure, hand
from .places import board, daylight, room
from .props import box3, car, lift_post, lamp, papers, robot, sparks, stool, table, toolbox, window

DARK = ("#4a3f42", "#3a3033")


def welder(c, x, y, u, L, arc, side, seed=1, r=150, legs=True, hip=None, lean=14):
    """A welder in profile with a torch reaching the arc; side is where the arc lies."""
    keep = c.rim
    c.rim = ("#ffe6ae", u * .055, side)
    L = dict(L, hat=("weld", "#3b3b44", "#3f7a5c"), gloves="#b9803f")
    hx = arc[0] - side * u * .75

    def torch(o):
        w = o.a if side > 0 else o.b
        c.line("M%.1f,%.1fL%.1f,%.1f" % (w[0] + side * u * .1, w[1], arc[0] - side * u * .05, arc[1] - u * .08), "#2a2627", u * .12)
        c.line(smooth([w, (w[0] - side * u * .9, w[1] + u * .8), (w[0] - side * u * .4, w[1] + u * 2.2), (w[0] - side * u * 1.2, w[1] + u * 3.2)], False), "#1d1a1b", u * .08)
    o = figure(c, x, y, u, L, side * .9, lean=side * lean, a=(hx, arc[1] - u * .42), b=(hx - side * u * .05, arc[1] - u * .34), pitch=.35, ha="grip", hb="grip",
               held=torch, legs=legs, hip=hip)
    c.rim = keep
    return o


def hood(c, x, y, w, h):
    """A fume hood with its pipe."""
    c.fill(rect(x + w * .4, 0, w * .2, y + 6), "#5d5557")
    c.fill(rect(x + w * .4, 0, w * .07, y + 6), "#786d6c")
    c.shade(poly([(x + w * .3, y), (x + w * .7, y), (x + w, y + h), (x, y + h)]), "#655b5c", 20)


def bench(c, x, y, w, h, k="#5b5052"):
    """A steel welding bench with plates on it."""
    c.shadow(x + w / 2, y + h, w * .6, 20, .45)
    for q in (x + 16, x + w - 40):
        c.fill(rect(q, y, 24, h), dk(k, .3))
    c.fill(poly([(x + 20, y - 26), (x + w - 20, y - 26), (x + w, y), (x, y)]), lt(k, .3))
    c.fill(rect(x, y, w, 22), k)
    c.fill(poly([(x + w * .3, y - 22), (x + w * .66, y - 22), (x + w * .7, y - 6), (x + w * .27, y - 6)]), "#9a9490")


def weld01(c):
    """01-weld: two stations strike their arcs at once; low camera, the near welder large."""
    c.fill(rect(0, 0, 1600, 1067), c.grad([(0, "#2d2529"), (.6, "#4a3d40"), (1, "#2a2124")], 0, 0, 1, .6))
    for i in range(9):                     # strip curtain
        c.shade(rect(770 + i * 96, 120, 104, 660), ["#8a3a2c", "#97432f", "#7c3329"][i % 3], 16, dk("#7c3329", .3))
    c.fill(rect(760, 96, 840, 30), "#5d5557")
    c.fill(rect(0, 780, 1600, 290), c.grad([(0, "#3b3033"), (1, "#211a1d")]))
    for i in range(12):
        c.line("M%d,780L%d,1067" % (300 + i * 100, -700 + i * 270), "#211a1d", 3, .7)
    hood(c, 1050, 210, 360, 90)
    c.glow(1215, 590, 460, "#ffb765", .5)
    bench(c, 1050, 640, 360, 220)
    welder(c, 1420, 880, 86, worker(6, top="#5b6f8a"), (1210, 606), -1)
    sparks(c, 1208, 604, 120, 5, 60)
    hood(c, 420, 120, 520, 130)
    c.glow(760, 640, 620, "#9fd2ff", .35)
    bench(c, 560, 720, 560, 420, "#4d4346")
    welder(c, 400, 1190, 150, xiaohe(), (800, 660), 1, legs=True)
    c.glow(800, 700, 420, "#ffb765", .35, 120)
    sparks(c, 806, 664, 250, 11, 110)
    c.fill(poly([(0, 760), (190, 800), (190, 1067), (0, 1067)]), "#1b1517")   # partition edge in front
    c.fill(poly([(190, 800), (214, 798), (214, 1067), (190, 1067)]), "#7a3327")
    c.vignette("#120c10", .6, .5, .58)


def arena(c):
    """赛场: two stations behind the yellow line, the visitors seen from behind."""
    room(c, "#8d8580", "#6f6661", 560, 800, 12)
    for i in range(6):
        window(c, 60 + i * 262, 60, 190, 130, "#b9b2a4", ("#e9e7cf", "#d9e3d8"), 3, 2, night=True)
    c.fill(rect(0, 230, 1600, 20), "#5d5557")
    c.fill(rect(0, 250, 1600, 330), c.grad([(0, "#2c1626", .0), (1, "#2c1626", .35)]))
    c.text("开放赛场", 800, 226, 0.1, "gold")
    for x, s, k in ((250, 1, 1), (1000, 1, 2)):
        c.fill(rect(x - 60, 300, 30, 330), "#6d3a2c")
        for i in range(4):
            c.shade(rect(x - 30 + i * 110, 290, 112, 320), ["#9a4632", "#8a3a2c"][i % 2], 14)
        hood(c, x + 60, 300, 260, 66)
        c.fill(circ(x - 10, 330, 34), "gold")
        c.text(str(k + 2), x - 10, 346, 44, "redD", "sans", weight=900)
    c.glow(420, 560, 420, "#ffcf8a", .5)
    c.glow(1180, 560, 420, "#ffcf8a", .5)
    bench(c, 330, 590, 330, 150)
    welder(c, 250, 770, 66, xiaohe(), (470, 562), 1)
    sparks(c, 474, 560, 135, 3, 80)
    bench(c, 1040, 590, 330, 150)
    welder(c, 1450, 770, 66, worker(7, top="#6a5a48"), (1222, 562), -1)
    sparks(c, 1218, 560, 135, 8, 80)
    c.fill(poly([(-20, 812), (1620, 812), (1640, 846), (-40, 846)]), "gold")
    c.fill(poly([(-20, 812), (1620, 812), (1620, 819), (-20, 819)]), "goldL")
    c.rim = ("#ffdca0", 5, 1)
    figure(c, 800, 1000, 70, pupil(9, "f", badge="red", style="pony"), -.45, a=(700, 720), b="belly", ha="point", mood="open")
    c.rim = None
    c.rim = ("#ffd9a0", 7, -1)
    for x, L, u, g in ((90, adult(3, "f", top="#8a4f4a"), 150, .5), (345, elder(0, "m", hat=("cap", "#5f6a70")), 158, .4), (590, junior(4, "f", style="pony"), 128, .2),
                       (1010, adult(8, "m", top="#5f7a86"), 160, -.3), (1250, kid(2, "m"), 104, .4), (1440, adult(11, "f", top="#a9824e", style="bun"), 150, -.4)):
        figure(c, x, 1250, u, L, g * .3, back=True, hip=(x, 1180 if u < 120 else 1240), legs=False, gaze=g)
    c.rim = None
    c.vignette("#140d12", .55, .5, .5)


def weldnight(c):
    """焊接: one more hour after evening study; a single lit figure in a dark hall."""
    c.fill(rect(0, 0, 1600, 1067), c.grad([(0, "#1b1d33"), (.62, "#2d2a42"), (1, "#171525")]))
    for i in range(4):
        x = 90 + i * 250
        c.fill(rect(x, 110, 190, 330), "#3c4668")
        c.fill(rect(x + 8, 118, 174, 314), c.grad([(0, "#26355c"), (1, "#4d6387")]))
        c.fill(rect(x + 91, 118, 8, 314), "#3c4668")
        c.fill(rect(x, 262, 190, 8), "#3c4668")
    c.glow(690, 190, 120, "#f7ecc4", .5)
    c.fill(circ(690, 190, 34), "#f7ecc4")
    c.fill(circ(704, 182, 30), "#31436b")
    for i in range(5):
        c.fill(rect(100 + i * 150, 390, 70, 42), "#1c2340")
        for j in range(2):
            c.fill(rect(112 + i * 150 + j * 28, 398, 14, 12), "#ffd98a", .75)
    c.fill(rect(0, 700, 1600, 367), c.grad([(0, "#2b2639"), (1, "#12101c")]))
    for i in range(3):                     # empty stations
        x = 60 + i * 250
        hood(c, x, 470, 170, 50)
        c.fill(rect(x - 10, 640, 190, 16), "#4a4358")
        c.fill(rect(x, 656, 14, 110), "#332d42")
        c.fill(rect(x + 156, 656, 14, 110), "#332d42")
        stool(c, x + 84, 716, 60, 70, "#4a4050")
    hood(c, 960, 250, 380, 96)
    lamp(c, 1330, 300, 54, "#6b3b2c")
    c.glow(1120, 650, 640, "#ffb765", .45)
    bench(c, 930, 720, 420, 240, "#524550")
    welder(c, 1330, 1000, 112, xiaohe(top="#4e6c9c", legs="#4e6c9c"), (1100, 676), -1)
    sparks(c, 1096, 674, 200, 17, 120)
    for i in range(7):                     # the plates she keeps, dated in chalk
        box3(c, 1400 + (i % 2) * 8, 980 - i * 18, 150, 14, 24, "#6d6468")
    c.line("M1420,886l24,-6M1456,880l30,4M1430,922l40,-4", "#f2ead6", 4, .9)
    c.fill(poly([(0, 900), (330, 830), (330, 1067), (0, 1067)]), "#0e0c16", .85)
    c.vignette("#08060d", .65, .68, .6)


def judges(c):
    """03-judges: the judges turn the plate over; close on hands and bowed faces."""
    c.fill(rect(0, 0, 1600, 1067), c.grad([(0, "#d9cbb0"), (1, "#b59c78")], 0, 0, 1, 1))
    c.fill(rect(0, 0, 1600, 420), c.grad([(0, "#c9c4b2"), (1, "#ded3ba")]))
    c.blur(7)
    for i in range(4):
        window(c, 80 + i * 400, 40, 270, 300, "#efe6d0", ("#eaf0e4", "#f6edd0"), 2, 2)
    for i in range(5):
        figure(c, 180 + i * 310, 640, 50, adult(i + 20), [0, .5, -.5, 0, .4][i])
    c.close()
    c.fill(rect(0, 470, 1600, 30), "gold", .9)
    L1 = worker(12, "m", "#5d6a72", age="adult", hat=("cap", "#7a1117"), fringe="crew")
    L2 = worker(4, "f", "#47607f", age="adult", style="bob", fringe="sweep", glasses="#3a302c")
    L3 = boss(2, kind="jacket", top="#7d6a52", age="old", hair="#a9a39a", style="short", badge="red", tie=None)
    figure(c, 1130, 0, 190, L3, -.55, hip=(1230, 1000), legs=False, a=(980, 750), b=(1080, 800), pitch=.9, ha="grip", hb="grip", lean=-8)
    figure(c, 420, 0, 200, L1, .5, hip=(390, 1010), legs=False, a=(640, 850), b=(700, 690), pitch=.9, lean=10, behind="", ha=None, hb=None)
    figure(c, 780, 0, 165, L2, 0, hip=(800, 900), legs=False, a=(690, 780), b=(960, 800), pitch=1, tilt=4, ha=None, hb=None, mood="o")
    c.fill(poly([(0, 900), (1600, 840), (1600, 1067), (0, 1067)]), c.grad([(0, "#8f6f4e"), (1, "#6b4e38")]))
    c.fill(poly([(0, 900), (1600, 840), (1600, 852), (0, 914)]), "#b8946a")
    c.shadow(840, 960, 420, 50, .5)
    c.open("rotate(-7 840 800)")
    c.fill(rect(560, 720, 560, 190), "#5d6064")
    c.fill(poly([(560, 720), (600, 690), (1150, 690), (1120, 720)]), "#a9aaa6")
    c.fill(rect(560, 720, 560, 94), "#7f8284")
    c.fill(rect(560, 826, 560, 84), "#75787a")
    for i in range(34):
        c.fill(circ(574 + i * 16.4, 820, 15, 17), ["#c79a5c", "#a8763f", "#d9b678", "#8b5d38"][i % 4])
        c.line(smooth([(566 + i * 16.4, 806), (576 + i * 16.4, 820), (566 + i * 16.4, 834)], False), "#6b4126", 2)
    c.fill(rect(560, 790, 560, 12), "#b98a5a", .5)
    c.close()
    for x, y, d, L, k in ((560, 880, -20, L1, "grip"), (690, 655, 70, L1, None), (1150, 760, 168, L2, None)):
        if k:
            hand(c, (x, y), d, 52, L["skin"], "grip")
    c.shade(cap((330, 1080), (560, 905), 92, 62), L1["top"], 20)
    hand(c, (560, 890), -18, 50, L1["skin"], "grip")
    c.shade(cap((1400, 1080), (1190, 850), 88, 58), L3["top"], 20)
    hand(c, (1180, 838), 205, 48, L3["skin"], "grip", -1)
    c.shade(rect(1180, 940, 330, 26, 5), "goldL", 6)
    for i in range(16):
        c.line("M%d,940v%d" % (1195 + i * 20, 12 if i % 5 else 18), "#6b4126", 2.5)
    papers(c, 90, 930, 250, 190, -8)
    c.vignette("#2c1626", .4)


def scoring(c):
    """评分: three judges mark back to back."""
    room(c, "#d8cdb4", "#a78460", 690, 800, 12, ("#5d7d70", 190))
    daylight(c, 120, 60, 300, 620, 2, 260, 690, .3)
    window(c, 150, 110, 240, 320, "#efe6d0")
    window(c, 470, 110, 240, 320, "#efe6d0")
    board(c, 930, 120, 500, 270)
    for i in range(5):
        c.line("M970,%dH%d" % (180 + i * 44, 1120 + (i * 47) % 160), "#e9ead8", 5, .8)
        c.line("M1320,%dh60" % (180 + i * 44), "#f2cf7a", 6, .9)
    c.shadow(800, 1040, 560, 70, .3)
    L1 = worker(12, "m", "#5d6a72", age="adult", hat=("cap", "#7a1117"), fringe="crew")
    L2 = worker(4, "f", "#47607f", age="adult", style="bob", fringe="sweep", glasses="#3a302c")
    L3 = boss(2, kind="jacket", top="#8a6a4a", age="old", hair="#a9a39a", style="short", badge="red", tie=None)
    # far judge faces the board
    table(c, 640, 600, 330, 150, "woodL", 26)
    figure(c, 800, 900, 88, L2, 0, back=True, hip=(800, 740), a=(760, 640), b=(850, 640), legs=False, tilt=-6, behind="ab")
    stool(c, 800, 740, 120, 150, "woodD")
    # two near judges, back to back
    stool(c, 600, 850, 150, 210, "woodD")
    figure(c, 590, 1060, 122, L1, -1, hip=(600, 830), a=(350, 760), b=(330, 770), fa=(430, 1075), fb=(470, 1065), pitch=.5, lean=-10, ha="grip", hb="grip")
    table(c, 110, 790, 350, 300, "wood", 50)
    papers(c, 230, 752, 150, 30, 0)
    c.line("M330,768L352,700", "#a81a1e", 8)
    stool(c, 1010, 850, 150, 210, "woodD")
    figure(c, 1020, 1060, 122, L3, 1, hip=(1010, 830), a=(1260, 750), b=(1280, 760), fa=(1190, 1075), fb=(1150, 1065), pitch=.5, lean=9, ha="grip", hb="grip")
    table(c, 1160, 790, 360, 300, "wood", 50)
    papers(c, 1230, 752, 150, 30, 0)
    c.line("M1290,768L1262,700", "#2a3f6b", 8)
    box3(c, 1390, 752, 90, 16, 22, "#7f8284")
    box3(c, 150, 752, 60, 16, 22, "#7f8284")
    for x in (180, 1490):
        lamp(c, x, 520 if x < 500 else 500, 60, "jadeD")
    c.vignette("#2c1626", .38)


def lift(c):
    """02-举升机: the car at one and a half men's height; look for leaks first."""
    room(c, "#d9d3c2", "#98928a", 720, 700, 14, ("#7d9a92", 150))
    for i in range(5):
        window(c, 70 + i * 320, 70, 230, 190, "#f0e9d8", cols=3)
    daylight(c, 330, 40, 280, 680, 3, 320, 720, .28)
    c.fill(rect(0, 300, 1600, 14), "#b5ad9b")
    lift_post(c, 470, 190, 880, 46)
    lift_post(c, 1240, 190, 880, 46)
    c.shadow(860, 900, 460, 60, .4)
    c.fill(rect(440, 520, 840, 24), "#3a4a54")
    c.fill(rect(520, 496, 50, 30), "#2a3238")
    c.fill(rect(1130, 496, 50, 30), "#2a3238")
    car(c, 500, 505, 740, "#b5272b")
    c.fill(rect(640, 480, 430, 18), "#4a4446")
    c.line("M690,492H1020", "#7d8583", 10)
    figure(c, 760, 905, 62, worker(5, "m", hat=("cap", "#2a3f6b")), .4, a=(790, 560), b="hip", ha="point", pitch=-.9, tilt=-14, mood="open")
    figure(c, 930, 925, 62, worker(9, "f", style="pony"), -.4, a=(885, 590), b="belly", ha="fist", pitch=-.9, tilt=12)
    c.beam([(893, 590), (960, 500), (840, 500)], "#fff3b0", .6, "screen")
    figure(c, 1075, 900, 62, worker(14, "m", "#4d6a5a"), -.5, a="belly", b="belly", pitch=-.6, tilt=8)
    figure(c, 330, 985, 92, adult(7, "m", kind="jacket", top="#6b4a3a", badge="red", hat=("cap", "#7a1117")), .5, a="belly", b=(400, 640), pitch=-.4, tilt=-6,
           over=lambda o: papers(c, 345, 640, 92, 116, -10))
    toolbox(c, 1350, 740, 200, 250)
    c.line("M-20,1010L620,1030L1620,1000", "gold", 16)
    c.rim = None
    for x, L, u, g in ((1130, junior(3, "m"), 120, -.4), (1330, adult(6, "f", top="#7d5566"), 140, -.5)):
        figure(c, x, 1300, u, L, 0, back=True, hip=(x, 1230 if u > 130 else 1210), legs=False, gaze=g, tilt=-6)
    c.vignette("#2c1626", .36)


def underbody(c, y, k="#3c3d42"):
    """The underside of a car, filling the top of the picture down to y."""
    c.fill(smooth([(-60, -40), (1660, -40), (1660, y - 150), (1500, y - 90), (1180, y - 60), (420, y - 40), (160, y - 90), (-60, y - 130)], k=.5), k)
    c.fill(poly([(0, y - 250), (1600, y - 270), (1600, y - 232), (0, y - 208)]), dk(k, .3))
    for x in (250, 640, 1010, 1330):
        c.fill(rect(x, -20, 34, y - 90), lt(k, .12))
        c.fill(rect(x, -20, 8, y - 90), lt(k, .28))


def garage(c):
    """garage-floor: under the lift, the torch finds the leak."""
    c.fill(rect(0, 0, 1600, 1067), c.grad([(0, "#5b5a58"), (.5, "#a79f8e"), (1, "#7b746a")]))
    c.blur(5)
    for i in range(3):
        window(c, 100 + i * 520, 420, 330, 250, "#d9d0ba", ("#eef2e2", "#f6ecc8"), 3, 2)
    figure(c, 1180, 1010, 66, adult(9, "m"), -.4)
    figure(c, 1330, 1020, 62, adult(12, "f"), -.5)
    c.fill(rect(0, 830, 1600, 240), "#8a8074")
    c.fill(rect(0, 905, 1600, 26), "gold")
    c.close()
    underbody(c, 470)
    c.shade(smooth([(560, 250), (1020, 240), (1060, 300), (1010, 400), (880, 428), (640, 424), (560, 380)], k=.6), "#6d6e70", 26)
    for i in range(6):
        c.fill(circ(610 + i * 76, 300 + (i % 2) * 3, 9), "#3a3b3f")
    c.fill(rect(770, 404, 46, 30, 6), "#a9aaa6")
    c.line(smooth([(1060, 330), (1240, 300), (1400, 330), (1640, 310)], False), "#8d8b86", 34)
    c.line(smooth([(1060, 322), (1240, 292), (1400, 322), (1640, 302)], False), "#b9b6ae", 8)
    for x in (130, 1480):
        c.fill(circ(x, 330, 120, 132), "#211d1f")
        c.fill(circ(x, 330, 60, 66), "#57585a")
        c.fill(circ(x, 330, 26, 28), "#2c2829")
    c.fill(smooth([(793, 434), (806, 470), (804, 486), (793, 494), (782, 486), (780, 470)]), "#3b2412")
    c.fill(circ(793, 620, 9, 13), "#3b2412")
    c.beam([(585, 640), (700, 380), (960, 400)], "#fff2b4", .75, "screen")
    c.glow(800, 400, 170, "#fff0b0", .7)
    L = worker(10, "m", "#33508a", hat=("cap", "#2a3f6b"), goggles=1, gloves=None, reflect=1)
    c.rim = ("#fff0c0", 7, 1)

    def torch(o):
        c.open("translate(%.1f,%.1f) rotate(-52)" % o.b)
        c.shade(rect(-50, -20, 130, 40, 8), "#2a2627", 10)
        c.shade(poly([(80, -20), (116, -32), (116, 32), (80, 20)]), "gold", 8)
        c.fill(circ(116, 0, 8, 32), "#fff7d8")
        c.close()
    figure(c, 380, 0, 205, L, .5, hip=(330, 1150), legs=False, a=(250, 1040), b=(540, 690), pitch=-.8, tilt=-16, hb="fist", mood="open", held=torch, bb="downb")
    c.rim = None
    c.shadow(800, 1060, 260, 30, .5)
    c.shade(rect(776, 970, 48, 120), "#5a6468", 14)
    c.shade(poly([(640, 905), (960, 905), (915, 985), (685, 985)]), "#c9a24a", 24)
    c.fill(circ(800, 905, 160, 28), "#8a6a28")
    c.fill(circ(800, 908, 140, 20), "#3b2412")
    c.fill(circ(790, 906, 40, 6), "#6d4a2a")
    toolbox(c, 1290, 800, 230, 300)
    c.vignette("#1c1216", .5, .48, .5)


def ev(c):
    """汽修: an electric car on the lift, its battery pack under the floor."""
    room(c, "#cfd8d0", "#8d948f", 700, 900, 14, ("#3c7a6c", 130))
    daylight(c, 100, 30, 260, 660, 4, 300, 700, .25)
    c.fill(rect(60, 90, 400, 240), "#f7f2e2")
    c.fill(rect(60, 90, 400, 52), "jade")
    for i, k in enumerate(("orange", "jade", "indigo", "gold")):
        c.fill(rect(90 + i * 88, 175, 66, 110, 6), k, .85)
    lift_post(c, 560, 150, 860, 50, "jade")
    lift_post(c, 1400, 150, 860, 50, "jade")
    car(c, 580, 430, 800, "#e9e4d4")
    c.fill(rect(530, 470, 900, 22), "#3a4a54")
    c.shade(rect(740, 396, 480, 62, 8), "#2f7d68", 10)
    for i in range(6):
        c.fill(rect(752 + i * 78, 408, 66, 40, 4), lt("#2f7d68", .18))
        c.fill(poly([(790 + i * 78, 412), (778 + i * 78, 430), (786 + i * 78, 430), (782 + i * 78, 444), (796 + i * 78, 424), (788 + i * 78, 424)]), "goldL")
    c.line(smooth([(740, 430), (690, 450), (660, 400), (640, 410)], False), "orange", 12)
    c.line(smooth([(1220, 430), (1270, 452), (1300, 400)], False), "orange", 12)
    c.shadow(960, 930, 560, 60, .35)
    T = adult(16, "m", kind="jacket", top="#35506b", arms="long", fringe="part", skin="skinC", badge="red")
    figure(c, 1150, 925, 86, T, -.5, a=(1030, 520), b="belly", ha="point", mood="open", tilt=-4)
    for x, y, L, t, kw in ((690, 890, worker(3, "f", hat=("helmet", "gold")), .4, dict(pitch=-.7, tilt=-10)), (790, 925, worker(8, "m", hat=("helmet", "gold")), .5, dict(pitch=-.7, tilt=-12, b="belly")),
                           (905, 905, worker(11, "f", hat=("helmet", "gold")), .3, dict(pitch=-.6, tilt=-8, a="fold", b="fold"))):
        figure(c, x, y, 72, L, t, **kw)
    # a pupil in insulating gloves, near
    L = worker(15, "m", hat=("helmet", "white"), gloves="#d9552f", goggles=1)
    figure(c, 330, 1230, 150, L, .5, a=(420, 720), b=(520, 640), pitch=-.3, ha="fist", hb="open", lean=4)
    figure(c, 1480, 1280, 150, adult(2, "m", top="#9a6a4a"), 0, back=True, gaze=-.6, tilt=-8)
    c.fill(poly([(0, 1030), (120, 1010), (120, 1067), (0, 1067)]), "gold")
    c.vignette("#1c2026", .36)


def engine(c, x, y, s=1.0):
    """An engine on a stand; x, y the middle of its foot."""
    c.open("translate(%.1f,%.1f) scale(%.3f)" % (x, y, s))
    c.shadow(0, 0, 190, 24, .4)
    for q in (-120, 100):
        c.fill(rect(q, -190, 20, 180), "#b5272b")
        c.fill(circ(q + 10, -8, 12), "#2a2322")
    c.fill(rect(-140, -206, 280, 22), "#8f1d22")
    c.shade(rect(-120, -330, 240, 130, 10), "#8f9591", 22)
    c.shade(rect(-130, -400, 260, 76, 12), "#bcc4c1", 20)
    for i in range(4):
        c.fill(rect(-110 + i * 60, -426, 40, 32, 5), "#5a6468")
        c.line(smooth([(-90 + i * 60, -426), (-100 + i * 58, -462), (-60 + i * 40, -474)], False), "#b5272b", 7)
        c.fill(circ(-92 + i * 60, -362, 14), "#7d8583")
    c.shade(circ(150, -270, 56), "#4a4446", 10)
    c.fill(circ(150, -270, 30), "#8f9591")
    c.line(circ(150, -270, 46), "#2a2322", 6)
    c.shade(circ(118, -352, 28), "#5a6468", 6)
    c.shade(smooth([(-120, -300), (-186, -300), (-200, -250), (-180, -214), (-120, -220)], k=.6), "#a9713f", 10)
    c.close()


def carshop(c):
    """汽修实训车间: an engine taken down in the foreground, cars behind."""
    room(c, "#e2d8c0", "#a09a90", 640, 1100, 14, ("#5f8a9a", 130))
    for i in range(4):
        window(c, 90 + i * 390, 60, 280, 220, "#f5eedc", cols=3)
    daylight(c, 260, 20, 300, 640, 3, 330, 640, .3)
    c.shadow(1160, 800, 380, 40, .4)
    car(c, 820, 800, 660, "#3f7a8a")
    c.fill(poly([(826, 600), (1000, 590), (960, 440), (900, 420)]), "#35697a")      # raised bonnet
    c.fill(poly([(826, 600), (900, 420), (912, 424), (842, 600)]), "#7fb0b8")
    figure(c, 770, 860, 72, worker(8, "f", style="bun"), .6, a=(850, 600), b=(880, 590), pitch=.6, lean=14)
    figure(c, 1310, 850, 70, worker(6, "m", "#4d6a5a"), -.6, a=(1190, 600), b="belly", mood="open")
    for i in range(3):
        engine(c, 90 + i * 190, 760 - i * 10, .5)
    figure(c, 400, 790, 62, worker(17, "m"), -.5, a=(350, 560), b=(340, 580), pitch=.6)
    engine(c, 560, 1090, 1.15)
    L = worker(20, "m", "#33508a", fringe="spiky", skin="skinC")

    def spanner(o):
        c.line("M%.1f,%.1fl%d,%d" % (o.b[0] - 10, o.b[1] + 4, 150, 34), "#cfd4d0", 20)
        c.line("M%.1f,%.1fl%d,%d" % (o.b[0] - 10, o.b[1] - 2, 150, 34), "#f3f3ea", 5)
    figure(c, 240, 1290, 150, L, .8, a=(430, 770), b=(445, 740), pitch=.5, lean=16, hb="grip", ha="grip", held=spanner)
    figure(c, 850, 1270, 146, worker(13, "f", "#33508a", style="pony", fringe="sweep"), -.5, a=(720, 800), b=(760, 860), pitch=.5, lean=-8, ha="point", mood="open")
    toolbox(c, 1260, 780, 260, 310, "#c98a2f")
    c.line("M1290,768l90,-10M1400,764l60,-22M1350,752l40,-26", "#cfd4d0", 12)
    c.vignette("#2c1626", .36)


def factory(c):
    """factory: students beside the assembly line; a wide hall."""
    w, h = c.w, c.h
    c.fill(rect(0, 0, w, h), c.grad([(0, "#b9c6c4"), (1, "#e6e2d2")]))
    for i in range(9):
        c.fill(poly([(i * 200 - 60, 0), (i * 200 + 40, 0), (800 + (i * 200 - 760) * .45, 250), (800 + (i * 200 - 800) * .45, 250)]), "#8fa09e", .5)
        c.fill(rect(i * 190 + 20, 60 + abs(i - 4) * -8 + 30, 120, 10, 4), "#fffdf0")
    c.fill(rect(0, 250, w, 220), c.grad([(0, "#d6d9cd"), (1, "#c2c4b6")]))
    for i in range(12):
        c.fill(rect(i * 140 + 10, 270, 10, 190), "#a9b2ab")
    c.fill(rect(0, 460, w, h - 460), c.grad([(0, "#a9a99d"), (1, "#807d74")]))
    for x, a, k in ((180, (-65, 20), "orange"), (620, (-110, -20), "gold"), (1060, (-60, 30), "orange"), (1440, (-115, -205), "gold")):
        robot(c, x, 500, .95, a, k)
    c.shade(rect(-20, 560, w + 40, 70), "#4d5a5e", 6)
    c.fill(rect(-20, 556, w + 40, 14), "#8fa09e")
    for i in range(27):
        c.fill(circ(i * 62, 598, 15), "#2f383b")
        c.fill(circ(i * 62, 598, 7), "#8f9591")
    for x, k in ((60, "#b5272b"), (700, "#3f7a8a"), (1330, "#e3aa3c")):
        c.fill(rect(x + 30, 540, 380, 16), "#2f383b")
        car(c, x, 560, 440, k)
    c.glow(520, 420, 110, "#fff3c4", .7)
    from .props import sparks as sp
    sp(c, 470, 470, 60, 4, 40)
    c.fill(poly([(-20, 650), (w + 20, 650), (w + 20, 668), (-20, 668)]), "gold")
    c.fill(poly([(-20, 690), (w + 20, 690), (w + 60, h + 10), (-60, h + 10)]), "#3f8a6a", .8)
    c.fill(poly([(-20, 690), (w + 20, 690), (w + 20, 700), (-20, 700)]), "white", .8)
    lead = worker(18, "m", "#8a4a2e", age="adult", hat=("helmet", "red"), reflect=1, skin="skinC", fringe="crew", mood="open")
    figure(c, 930, 905, 84, lead, -.5, a=(770, 500), b="belly", ha="point")
    pups = [(330, 900, 78, .5, 0), (440, 930, 80, .6, 1), (560, 910, 76, .5, 2), (670, 945, 82, .4, 3), (1090, 930, 80, -.5, 4), (1200, 905, 76, -.6, 5)]
    for x, y, u, t, i in pups:
        L = pupil(i + 30, hat=("helmet", "white" if i % 2 else "gold"))
        figure(c, x, y, u, L, t, a=["belly", "down", "fold", "hold", "belly", "down"][i], b=["hold", "belly", "fold", "chest", "belly", "hip"][i],
               over=(lambda o: papers(c, o.b[0] - 10, o.b[1] - 40, 60, 74, -12)) if i in (0, 3) else None)
    c.rim = None
    for x, L, g, u in ((130, pupil(41, "f", hat=("helmet", "gold"), style="pony"), .5, 150), (1470, pupil(44, "m", hat=("helmet", "white")), -.5, 150)):
        figure(c, x, 1160, u, L, 0, back=True, hip=(x, 1060), legs=False, gaze=g)
    c.vignette("#1c2026", .32)


W, H = 1600, 1067
SCENES = {
    "albums/0522/01-weld.jpg": (W, H, weld01), "events/skills-open/赛场.jpg": (W, H, arena), "photos/焊接.jpg": (W, H, weldnight),
    "albums/0522/03-judges.jpg": (W, H, judges), "events/skills-open/评分.jpg": (1600, 1200, scoring), "albums/0522/02-举升机.jpg": (W, H, lift),
    "events/skills-open/garage-floor.jpg": (W, H, garage), "photos/汽修.jpg": (W, H, ev), "albums/实训室一角/汽修实训车间.jpg": (W, H, carshop),
    "photos/factory.jpg": (1600, 900, factory),
}
