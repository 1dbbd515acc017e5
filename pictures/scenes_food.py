"""Kitchens: the wok show and the cutting lesson."""
from .svg import circ, dk, lt, poly, rect, smooth
from .cast import cook, who
from .people import figure, hand
from .places import daylight, room
from .props import bowl, flame, window, wok


def range_(c, x, y, w, h, k="#8f9591"):
    """A steel kitchen range with burners."""
    c.fill(poly([(x + 40, y - 46), (x + w - 40, y - 46), (x + w, y), (x, y)]), lt(k, .35))
    c.shade(rect(x, y, w, h), k, 30)
    c.fill(rect(x, y, w, 12), lt(k, .4))
    n = max(1, int(w // 300))
    for i in range(n):
        a = x + w * (i + .5) / n
        c.fill(rect(a - 100, y + 54, 200, h - 90, 8), dk(k, .2))
        c.fill(rect(a - 70, y + 74, 140, 12, 6), lt(k, .3))
        for q in (-60, 0, 60):
            c.fill(circ(a + q, y + 32, 12), "#2a2322")


def tossed(c, x, y, s, seed):
    """Food thrown in an arc above the wok."""
    import random
    r = random.Random(seed)
    for i in range(30):
        t = i / 29
        px, py = x - 90 * s + 200 * s * t + r.uniform(-14, 14) * s, y - 150 * s * (1 - (2 * t - 1) ** 2) + r.uniform(-26, 20) * s
        k = ["#6fa04a", "#e3aa3c", "#cb4a35", "#fdf1d0", "#4f8a4c", "#d9857a"][i % 6]
        c.fill(circ(px, py, r.uniform(7, 13) * s, r.uniform(5, 9) * s), k)


def wokshow(c):
    """烹饪: three woks on the fire at once; low and near, flames against the hood."""
    c.fill(rect(0, 0, 1600, 1067), c.grad([(0, "#5a4640"), (.5, "#8a6a52"), (1, "#4a3630")]))
    for j in range(7):
        for i in range(17):
            c.fill(rect(i * 100 - (j % 2) * 50 + 3, 200 + j * 70 + 3, 94, 64, 4), ["#b98f68", "#a97f5c", "#c29a74"][(i * 7 + j * 3) % 3], .75)
    c.shade(poly([(-20, 0), (1620, 0), (1540, 190), (60, 190)]), "#9aa19e", 30)
    c.fill(rect(50, 190, 1500, 22), "#6f7674")
    for x in (330, 800, 1270):
        c.fill(rect(x - 80, 150, 160, 14, 6), "#fff3cf")
    c.line("M120,262H1480", "#5a4a44", 8)
    for i in range(11):
        x = 170 + i * 126
        if i not in (2, 5, 6, 9):
            c.line("M%d,262v36" % x, "#3a3431", 5)
            c.shade(circ(x, 336, 38, 38) if i % 2 else rect(x - 16, 298, 32, 90, 14), ["#c98a3f", "#8f9591"][i % 2], 10)
    for x, s, L, sd in ((330, .86, cook(5, "m", accent="red", skin="skinC"), 1), (1300, .86, cook(8, "f", accent="jade", style="bun"), 4)):
        u = 108 * s
        c.rim = ("#ffb765", 5, -1 if x > 800 else 1)
        sg = 1 if x < 800 else -1
        figure(c, x - sg * 40, 0, u, L, .5 * sg, hip=(x - sg * 40, 860), legs=False, a=(x - 70 * sg - (0 if sg > 0 else 90), 765), b=(x + 10 + (0 if sg > 0 else 50), 760), ha="grip", hb="grip", pitch=.3, mood="smile")
        c.rim = None
    range_(c, -20, 820, 1640, 260)
    for x, s, sd in ((470, .8, 1), (1140, .8, 2)):
        c.glow(x, 700, 240, "#ffb04a", .5)
        flame(c, x, 810, 190, 150, sd)
        sg = 1 if x < 800 else -1
        wok(c, x, 735, 118, -8, True, -sg)
    c.glow(840, 560, 520, "#ff9d3c", .5)
    L = cook(11, "m", accent="red", skin="skinB", fringe="crew", mood="open")
    c.rim = ("#ffc27a", 8, 1)
    figure(c, 690, 0, 158, L, .5, hip=(650, 1010), legs=False, a=(560, 800), b=(722, 690), ha="hip" and "fist", hb="grip", pitch=.1, lean=-6, tilt=-4)
    c.rim = None
    flame(c, 960, 790, 330, 520, 3)
    wok(c, 955, 720, 190, 14, False, -1)
    tossed(c, 960, 610, 1.4, 5)
    c.fill(poly([(20, 960), (1580, 960), (1640, 1080), (-40, 1080)]), c.grad([(0, "#c9cfca"), (1, "#8f9591")]))
    for i, (x, k) in enumerate(((140, "#6fa04a"), (300, "#cb4a35"), (1290, "#e3aa3c"), (1450, "#fdf1d0"))):
        bowl(c, x, 985, 66, "white", k)
    hand(c, (722, 692), 40, 42, L["skin"], "grip")
    c.vignette("#1c100c", .5, .56, .52)


def cutting(c):
    """烹饪实训室: a row of cutting boards; radish threads under the knife."""
    room(c, "#dfe2d6", "#a9a396", 560, 1300, 14)
    for j in range(5):
        for i in range(17):
            c.fill(rect(i * 100 + 3, 300 + j * 52 + 3, 94, 46, 3), ["#f3f0e4", "#e6e6da"][(i + j) % 2])
    window(c, 760, 50, 330, 210, "#f5eedc", cols=3)
    window(c, 1180, 50, 330, 210, "#f5eedc", cols=3)
    daylight(c, 700, 30, 330, 530, 2, -260, 560, .3)
    c.line("M70,130H640", "#8f9591", 12)
    for i in range(7):
        c.line("M%d,130v36" % (110 + i * 82), "#5a6468", 6)
        if i % 2:
            c.shade(circ(110 + i * 82, 206, 40), ["#c98a3f", "#8f9591", "#b5602f"][i % 3], 10)
        else:
            c.line("M%d,160v70" % (110 + i * 82), "#b9c0bd", 10)
            c.shade(circ(110 + i * 82, 246, 24), "#b9c0bd", 7)
    figure(c, 1180, 740, 70, who("m", "adult", 19, kind="chef", top="#fffaf0", legs="#3a3a40", arms="long", accent="gold", hat=("toque", "red"), fringe="crew"), -.5, a="fwd", b="back", ha="point", mood="open")
    for i, (x, u, y) in enumerate(((1450, 74, 700), (1000, 84, 760), (760, 98, 830))):
        L = cook(i * 3 + 4, "mf"[i % 2], hat="cookcap", accent=["jade", "red", "jade"][i], style="bun" if i % 2 else "short")
        figure(c, x, 0, u, L, -.3, hip=(x, y), legs=False, a=(x - u * .8, y - u * .35), b=(x + u * .4, y - u * .4), pitch=.85, hb="grip")
        w = u * 4.2
        c.shadow(x, y + u * 2.2, w * .6, 20, .3)
        c.fill(poly([(x - w * .46, y - u * .55), (x + w * .5, y - u * .55), (x + w * .5, y), (x - w * .5, y)]), "#d3d8d3")
        c.shade(rect(x - w * .5, y, w, u * 2.1), "#9aa19e", 16)
        c.fill(poly([(x - u * .9, y - u * .42), (x + u * .9, y - u * .42), (x + u, y - u * .1), (x - u, y - u * .1)]), "woodL")
        c.shade(circ(x - u * .3, y - u * .32, u * .4, u * .16), "#f7f3e4", 4)
        for k in range(9):
            c.line("M%.1f,%.1fl%.1f,%.1f" % (x + u * .2 + k * 5, y - u * .2, u * .2, -u * .12), "#fffdf4", 3)
        hand(c, (x - u * .42, y - u * .42), 60, u * .17, L["skin"], "fist")
        c.fill(poly([(x + u * .1, y - u * .75), (x + u * .5, y - u * .8), (x + u * .46, y - u * .3), (x + u * .1, y - u * .28)]), "#cfd4d0")
        hand(c, (x + u * .5, y - u * .66), 150, u * .17, L["skin"], "grip", -1)
    L = cook(13, "f", hat="cookcap", accent="red", style="bun", fringe="sweep", skin="skinB")
    o = figure(c, 330, 0, 205, L, .3, hip=(300, 1150), legs=False, a=(290, 930), b=(640, 822), pitch=.85, tilt=4, ha=None, hb="grip", bb="downb")
    c.fill(poly([(-20, 910), (900, 910), (980, 1080), (-60, 1080)]), c.grad([(0, "#dfe3de"), (1, "#a3aaa6")]))
    c.shade(poly([(160, 930), (760, 930), (830, 1040), (110, 1040)]), "woodL", 16)
    c.fill(poly([(110, 1040), (830, 1040), (830, 1062), (110, 1062)]), dk("woodL", .3))
    c.shade(smooth([(190, 960), (260, 930), (400, 930), (440, 970), (400, 1010), (250, 1010)]), "#f9f5e8", 16)
    c.fill(smooth([(150, 950), (190, 940), (205, 980), (170, 1010), (140, 985)]), "leafL")
    for i in range(34):
        c.line("M%.1f,%.1fl%.1f,%.1f" % (540 + (i * 29) % 190, 966 + (i * 17) % 52, 60, -14 + (i * 11) % 22), ["#fffdf4", "#efe8d2"][i % 2], 5)
    c.shade(poly([(432, 800), (560, 790), (556, 990), (436, 996)]), "#cfd4d0", 12)
    c.fill(poly([(436, 980), (556, 974), (556, 990), (436, 996)]), "#f3f5ef")
    from .svg import cap
    c.line("M556,812L650,800", "woodD", 30)
    c.shade(cap(o.ea, (292, 928), 40, 32), "#fffaf0", 12)
    hand(c, (300, 934), 32, 36, L["skin"], "fist")
    hand(c, (664, 806), 172, 36, L["skin"], "grip", -1)
    for x, k in ((880, "#cb4a35"), (60, "#6fa04a")):
        bowl(c, x, 990, 62, "white", k)
    c.vignette("#2c1626", .34)


W, H = 1600, 1067
SCENES = {"photos/烹饪.jpg": (W, H, wokshow), "albums/实训室一角/烹饪实训室.jpg": (W, H, cutting)}
