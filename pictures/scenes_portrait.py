"""Portraits, upright: the pupil, the teacher, the fitter, the shopkeeper, and the evening tea."""
from .svg import circ, poly, rect, smooth
from .cast import cendemao, weixiuyun, worker, xiaohe, xiaoman, zhuang
from .patterns import brocade
from .people import figure, hand
from .props import bowl, lamp, sparks, teapot, window
from .scenes_craft import hanging, skeins
from .scenes_workshop import hood


def student(c):
    """portrait-student: 覃小禾 in the welding shop, mask pushed up."""
    w, h = c.w, c.h
    c.fill(rect(0, 0, w, h), c.grad([(0, "#3a3036"), (.6, "#54423f"), (1, "#261d21")], 0, 0, .6, 1))
    c.blur(5)
    for i in range(7):
        c.shade(rect(480 + i * 96, 180, 104, 1000), ["#a8452f", "#97402e", "#8a3a2c"][i % 3], 16)
    hood(c, 90, 330, 420, 120)
    c.fill(rect(60, 900, 420, 24), "#7a6a66")
    sparks(c, 300, 870, 130, 6, 70)
    c.close()
    c.glow(260, 840, 620, "#ffb765", .5)
    c.rim = ("#ffcf90", 11, -1)
    L = xiaohe(hat=("weldup", "#3b3b44"), mood="smile", top="#3e5a86", gloves="#c98a4a", wide=1.02)
    figure(c, 570, 0, 345, L, -.25, hip=(570, 1690), legs=False, a=(400, 1520), b=(740, 1500), gaze=-.25, tilt=-3, ha="grip", hb="grip",
           held=lambda o: (c.shade(poly([(250, 1420), (900, 1380), (912, 1500), (262, 1540)]), "#7f8284", 24), [c.fill(circ(286 + i * 18.6, 1482 - i * 1.2, 15, 17), ["#c79a5c", "#a8763f", "#d9b678"][i % 3]) for i in range(33)]))
    c.rim = None
    c.fill(poly([(0, 1560), (w, 1530), (w, h), (0, h)]), "#2a2024")
    c.fill(poly([(0, 1560), (w, 1530), (w, 1542), (0, 1574)]), "#8a6a5a")
    c.vignette("#120c10", .5, .5, .45)


def teacher(c):
    """portrait-teacher: 韦绣云 in the workshop with a length of brocade over her arm."""
    w, h = c.w, c.h
    c.fill(rect(0, 0, w, h), c.grad([(0, "#d9c49a"), (1, "#b08a5c")]))
    window(c, 60, 120, 300, 520, "#f3e7ce")
    c.blur(3)
    hanging(c, 800, 60, 210, 760, "red")
    hanging(c, 560, 60, 170, 560, "indigo")
    skeins(c, 60, 780, 5, 1.2)
    c.close()
    c.beam([(60, 120), (360, 120), (1067, 1300), (600, 1500)], "#fff3c8", .4)
    c.fill(rect(0, 1120, w, 500), c.grad([(0, "#a9764a"), (1, "#6d4630")]))
    L = weixiuyun(wide=1.0)
    def cloth(o):
        c.shade(smooth([(300, 1300), (520, 1270), (760, 1260), (830, 1290), (850, 1420), (800, 1640), (520, 1660), (250, 1640)], k=.5), brocade(c, 7, "red"), 1, "#5a0c12")
        c.fill(poly([(300, 1300), (370, 1288), (340, 1640), (250, 1640)]), "#2c1626", .3)
    figure(c, 520, 0, 318, L, .2, hip=(510, 1640), legs=False, a=(560, 1440), b=(470, 1400), gaze=.2, tilt=3, ha="flat", hb="rest", held=cloth)
    c.vignette("#2c1626", .42, .48, .4)


def craftsman(c):
    """portrait-craftsman: 岑德茂 at the vice with the form tools he ground."""
    w, h = c.w, c.h
    c.fill(rect(0, 0, w, h), c.grad([(0, "#8a8a80"), (1, "#5a5450")]))
    c.fill(rect(90, 120, 900, 620), "#6b5a48")
    c.line(rect(90, 120, 900, 620), "#4a3a30", 16)
    for i in range(6):                                   # tools on the board
        x = 170 + i * 146
        c.line("M%d,180V%d" % (x, 330 + (i * 43) % 90), ["#b9c0bd", "#8f9591"][i % 2], 20)
        c.line("M%d,%dv80" % (x, 330 + (i * 43) % 90), ["#a9713f", "#7a1117", "#c98a3f"][i % 3], 32)
    for i in range(5):
        c.line(circ(210 + i * 160, 600, 40 + (i * 7) % 18), "#b9c0bd", 12)
    c.beam([(0, 0), (360, 0), (1067, 1100), (500, 1300)], "#fff3c8", .42)
    lamp(c, 830, 190, 90, "jadeD")
    L = cendemao(wide=1.02)
    figure(c, 530, 0, 296, L, .3, hip=(520, 1680), legs=False, a=(380, 1330), b=(760, 1180), pitch=.35, tilt=3, ha=None, hb="grip",
           held=lambda o: (c.line("M%.1f,%.1fl40,-190" % (o.b[0] - 6, o.b[1] + 40), "#a9713f", 34), c.shade(poly([(o.b[0] + 16, o.b[1] - 150), (o.b[0] + 50, o.b[1] - 146), (o.b[0] + 72, o.b[1] - 300), (o.b[0] + 30, o.b[1] - 320)]), "#d3d8d3", 10)))
    c.fill(poly([(0, 1370), (w, 1340), (w, h), (0, h)]), c.grad([(0, "#a9713f"), (1, "#6b4126")]))
    c.fill(poly([(0, 1370), (w, 1340), (w, 1356), (0, 1388)]), "#d0a066")
    c.shade(rect(60, 1230, 260, 170, 10), "#3f6a7a", 30)      # vice
    c.shade(rect(30, 1190, 120, 70, 6), "#4f7f90", 14)
    c.shade(rect(190, 1190, 150, 70, 6), "#4f7f90", 14)
    c.line("M20,1330H-20M330,1330h60", "#b9c0bd", 20)
    c.shade(rect(470, 1420, 330, 40, 4), "#b9c0bd", 10)       # surface plate, marked red
    for i in range(46):
        c.fill(circ(486 + (i * 41) % 300, 1424 + (i * 13) % 30, 5), "#b5272b", .85)
    for i in range(6):                                        # the form tools, laid in order
        x = 560 + i * 78
        c.line("M%d,1560l24,-70" % x, "#8f9591", 22)
        c.fill([poly([(x + 14, 1490), (x + 36, 1490), (x + 40, 1458), (x + 20, 1462)]), circ(x + 28, 1478, 17), poly([(x + 10, 1492), (x + 28, 1448), (x + 44, 1492)])][i % 3], "#dfe3de")
    hand(c, (400, 1372), 30, 52, L["skin"], "flat")
    c.vignette("#1c1616", .45, .48, .42)


def shop(c):
    """人物-校友: 梁小满 in his noodle shop at half past five in the morning."""
    w, h = c.w, c.h
    c.fill(rect(0, 0, w, h), c.grad([(0, "#c98f58"), (1, "#8a5a36")]))
    for j in range(10):
        for i in range(12):
            c.fill(rect(i * 94 - (j % 2) * 47 + 3, 420 + j * 74 + 3, 88, 68, 4), ["#e9d3a8", "#dfc496", "#f0dfbb"][(i * 5 + j) % 3])
    c.shade(rect(110, 70, 850, 230, 10), "#7a1117", 18)
    c.line(rect(128, 88, 814, 194, 6), "gold", 5)
    c.text("老友粉", 535, 226, 130, "goldL", spacing=40)
    for x in (150, 920):
        lamp(c, x, 400, 76, "red")
    for i in range(4):
        c.shade(rect(610 + i * 104, 470, 88, 250, 4), "#fdf6e6", 8)
        for q in range(3):
            c.fill(rect(634 + i * 104, 500 + q * 66, 40, 44, 4), "#a8252a", .8)
    c.shade(rect(40, 660, 300, 22), "woodD", 6)
    for i in range(4):
        for q in range(3):
            c.shade("M%d,%da36,26 0 0 0 72,0z" % (50 + i * 72, 628 - q * 15), "white", 8)
    L = xiaoman(wide=1.02, mood="laugh")

    def noodles(o):
        x, y = o.b
        for i in range(9):
            c.line(smooth([(x + 60 + i * 9, y - 60), (x + 54 + i * 10, y + 60), (x + 62 + i * 9, y + 200), (x + 52 + i * 10, y + 330)], False), ["#fffaf0", "#f0e3c4"][i % 2], 9)
        c.line("M%.1f,%.1fL%.1f,%.1fM%.1f,%.1fL%.1f,%.1f" % (x - 30, y + 30, x + 170, y - 80, x - 30, y + 50, x + 172, y - 56), "#6b4126", 12)
    figure(c, 470, 0, 296, L, .25, hip=(450, 1690), legs=False, a=(330, 1380), b=(700, 1010), gaze=.3, tilt=4, hb="grip", ha=None, held=noodles)
    c.fill(poly([(0, 1380), (w, 1380), (w, h), (0, h)]), c.grad([(0, "#c9cfca"), (1, "#7d8583")]))
    c.fill(rect(0, 1372, w, 18), "#eef0ea")
    c.shade(rect(590, 1290, 420, 300, 26), "#8f9591", 50)
    c.fill(circ(800, 1292, 210, 46), "#5a6468")
    c.fill(circ(800, 1298, 190, 36), "#e9d3a0")
    for i in range(7):
        c.line(smooth([(650 + i * 46, 1290), (670 + i * 46, 1304), (700 + i * 46, 1292)], False), "#fffaf0", 7)
    for i in range(5):
        c.line(smooth([(660 + i * 70, 1270), (690 + i * 70, 1160), (640 + i * 70, 1050), (690 + i * 70, 930), (660 + i * 70, 830)], False), "white", 26, .2)
    for x, k in ((110, "#b5452f"), (300, "#6fa04a"), (470, "#e3aa3c")):
        bowl(c, x, 1450, 88, "white", k, x == 300)
        for i in range(5):
            c.fill(circ(x - 40 + i * 20, 1446 - (i % 2) * 10, 11, 8), ["#4f8a4c", "#cb4a35", "#fdf1d0"][i % 3])
    c.vignette("#2c1410", .45, .48, .42)


def eveningtea(c):
    """08-tea: after the work is packed up the tea class makes a pot for everyone."""
    w, h = c.w, c.h
    c.fill(rect(0, 0, w, h), c.grad([(0, "#d9b27c"), (1, "#a8764a")]))
    c.fill(rect(120, 120, 830, 640), "#f6c98a")
    c.fill(rect(120, 120, 830, 640), c.grad([(0, "#e98f5a"), (.55, "#f6c27a"), (1, "#fbe3a6")]))
    c.fill(circ(700, 560, 84), "#fff3cf")
    c.glow(700, 560, 420, "#fff0b8", .7)
    k = c.clip(rect(120, 120, 830, 640))
    c.open(extra='clip-path="url(#%s)"' % k)
    for x, s in ((240, 130), (420, 190), (600, 120), (860, 170)):
        c.fill(smooth([(x - s * .7, 770), (x - s * .4, 640), (x - s * .05, 760 - s * 1.3), (x + s * .35, 650), (x + s * .7, 770)]), "#a8644a", .75)
    c.close()
    c.fill(rect(120, 690, 830, 70), "#7d4a3a", .8)
    for x in (120, 392, 664, 936):
        c.fill(rect(x - 9, 110, 20, 660), "woodD")
    for y in (110, 420, 760):
        c.fill(rect(110, y, 850, 20), "woodD")
    c.beam([(400, 760), (950, 760), (600, 1600), (-200, 1600)], "#fff0b8", .4)
    c.rim = ("#ffdf9e", 6, 1)
    A = worker(9, "m", "#33508a", fringe="spiky", skin="skinC", mood="laugh")
    B = worker(3, "f", "#3e5a86", style="pony", fringe="bangs", clip="red", skin="skinB", mood="laugh")
    figure(c, 260, 0, 150, A, .5, hip=(230, 1290), legs=False, a=(300, 1010), b=(400, 930), hb="grip", over=lambda o: bowl(c, o.b[0] + 26, o.b[1] - 30, 34, "#f3efe0", "#b9a25a", True))
    figure(c, 480, 0, 140, B, .4, hip=(470, 1230), legs=False, a="belly", b="belly", gaze=.5)
    L = zhuang(5, ground="jadeD", hat=None, style="bun", fringe="mid", skin="skinA", trim="gold", cuff="red", collar="gold")
    figure(c, 830, 0, 190, L, -.5, hip=(860, 1420), legs=False, a=(600, 1090), b=(700, 1130), pitch=.75, lean=-4, ha="grip", hb="flat")
    c.rim = None
    c.fill(poly([(-20, 1240), (1087, 1240), (1160, 1610), (-90, 1610)]), c.grad([(0, "#b98048"), (1, "#7a4a2c")]))
    c.fill(rect(-20, 1236, 1110, 14), "#e3b878")
    c.fill(poly([(360, 1262), (820, 1262), (880, 1500), (310, 1500)]), brocade(c, 5, "jade"))
    c.open("translate(1150,0) scale(-1,1) rotate(14 600 1130)")
    teapot(c, 570, 1160, 1.5, "#7a3b2a")
    c.close()
    hand(c, (630, 1100), 120, 36, L["skin"], "grip", -1)
    c.line(smooth([(482, 1124), (452, 1170), (440, 1300)], False), "#d9c08a", 10, .9)
    for i, (x, y) in enumerate(((440, 1320), (600, 1340), (760, 1320), (520, 1430), (690, 1440), (180, 1340))):
        bowl(c, x, y, 54, "#f3efe0", "#c9a24a", i != 1)
    c.shade(rect(880, 1290, 110, 130, 14), "#3f5a52", 20)
    c.fill(circ(935, 1290, 55, 14), "#5a7a70")
    c.shade(circ(150, 1500, 110, 30), "woodD", 10)
    for i in range(6):
        c.shade(circ(90 + i * 26, 1486 - (i % 2) * 12, 24, 18), ["#e59a34", "#f2c9a0"][i % 2], 6)
    c.vignette("#3a1a14", .42, .5, .45)


W, H = 1067, 1600
SCENES = {
    "photos/portrait-student.jpg": (W, H, student), "photos/portrait-teacher.jpg": (W, H, teacher), "photos/portrait-craftsman.jpg": (W, H, craftsman),
    "photos/人物-校友.jpg": (W, H, shop), "albums/0522/08-tea.jpg": (W, H, eveningtea),
}
