"""The cast: how each kind of person looks; a seed varies hair, skin and face, named people stay themselves."""
import random

HAIRS = ["#2b1e1c", "#33231f", "#241a1d", "#3d2a22"]
SKINS = ["skinA", "skinB", "skinC", "skinB", "skinE", "skinA", "skinC", "skinD"]


def who(sex="f", age="teen", seed=0, **kw):
    """A face and a body without clothes chosen; kw overrides anything."""
    from .svg import col
    r = random.Random("%s%s%s" % (sex, age, seed))
    old = age == "old"
    L = dict(sex=sex, age=age, build="kid" if age == "kid" else sex, skin=col(SKINS[(seed * 3 + r.randrange(3)) % 8]),
             hair=r.choice(HAIRS) if not old else r.choice(["#a9a39a", "#c9c3b9", "#8b857d"]), wide=r.choice([.95, 1, 1.05]),
             mood=r.choice(["smile", "smile", "smile", "flat"]))
    if sex == "m":
        L["style"] = "short"
        L["fringe"] = r.choice(["crew", "short", "part", "spiky"] if age != "kid" else ["mop", "spiky", "short", "crew"])
        if old:
            L["style"], L["fringe"] = ("bald", "crew") if seed % 3 == 0 else ("short", r.choice(["crew", "part"]))
    else:
        L["style"] = r.choice(["pony", "bob", "bun", "long", "pony"] if age != "kid" else ["braids", "pony", "bob", "braids"])
        L["fringe"] = r.choice(["bangs", "sweep", "mid"] if age != "kid" else ["bangs", "bangs", "sweep"])
        if old:
            L["style"], L["fringe"] = r.choice(["bun", "bob"]), r.choice(["sweep", "mid"])
    L.update(kind="tee", top="#c9574a", legs="#3d4657", shoes="#3a3230", arms="short")
    L.update(kw)
    for q in ("top", "legs", "skin", "hair", "shoes"):
        L[q] = col(L[q])
    return L


def pupil(seed=0, sex=None, accent="indigo", **kw):
    """A student of the school in its tracksuit."""
    sex = sex or "fm"[seed % 2]
    d = dict(kind="uniform", top="#fbf4e4", accent=accent, legs="indigo", arms="long", shoes="#f1e9d8", stripe="#e8d9b8", sleeve=accent)
    d.update(kw)
    return who(sex, d.pop("age", "teen"), seed, **d)


def kid(seed=0, sex=None, **kw):
    """A primary-school child."""
    tops = ["#d9573f", "#e3aa3c", "#3f8a74", "#4c73a6", "#b6576b", "#7f8f3f", "#e58f4a"]
    d = dict(kind="tee", top=tops[seed % 7], legs=["#3d4f78", "#5b4a3f", "#35505a"][seed % 3], shoes="#f5eee0", shorts=seed % 2 == 0,
             stripe2="#fbf0d8" if seed % 3 == 1 else None)
    d.update(kw)
    return who(sex or "fm"[seed % 2], "kid", seed, **d)


def junior(seed=0, sex=None, **kw):
    """A middle-school visitor in green and white."""
    d = dict(build="teen", kind="uniform", top="#fdf7ea", accent="#3f8a74", sleeve="#fdf7ea", legs="#2d5a4e", arms="long", shoes="#f1e9d8")
    d.update(kw)
    return who(sex or "fm"[seed % 2], d.pop("age", "teen"), seed, **d)


def worker(seed=0, sex="m", top="#33508a", **kw):
    """A trainee in a boiler suit."""
    d = dict(kind="coverall", top=top, legs=kw.get("legs", top), arms="long", shoes="#2f2a28", inner="#e9dfca")
    d.update(kw)
    return who(sex, d.pop("age", "teen"), seed, **d)


def cook(seed=0, sex="m", hat="toque", accent="red", **kw):
    d = dict(kind="chef", top="#fffaf0", legs="#4a4a50", arms="long", accent=accent, hat=(hat, accent), shoes="#2f2a28")
    d.update(kw)
    return who(sex, d.pop("age", "teen"), seed, **d)


def nurse(seed=0, sex="f", **kw):
    d = dict(kind="nurse", top="#f6fbf8" if seed % 2 else "#e9b9b2", legs="#f2f2ea", arms="short", hat=("nurse", "blueL") if sex == "f" else None,
             shoes="#fbf6ea", style="bun" if sex == "f" else "short", fringe="sweep" if sex == "f" else "part")
    d.update(kw)
    return who(sex, d.pop("age", "teen"), seed, **d)


def zhuang(seed=0, sex="f", ground="indigoD", **kw):
    """A student of the weaving course in the dress she made."""
    d = dict(kind="zhuang", top=ground, legs=ground, arms="long", trim="red", cuff="red", collar="gold", hat=("scarf", ground, "red"), shoes="#7a1117", style="bun" if sex == "f" else "short")
    if sex == "f":
        d.update(skirt=ground, skirtlen=1.7)
    d.update(kw)
    return who(sex, d.pop("age", "teen"), seed, **d)


def adult(seed=0, sex=None, **kw):
    """A parent, visitor or resident."""
    sex = sex or "mf"[seed % 2]
    tops = ["#8f6a4a", "#5f7a86", "#a8594a", "#d8c39a", "#6f8060", "#7d5566", "#c98a3f", "#47607f", "#e9dcc2"]
    d = dict(kind=["polo", "shirt", "tee", "jacket"][(seed * 7 + 1) % 4], top=tops[(seed * 5 + 2) % 9], legs=["#3d4657", "#51453f", "#2f3f56", "#6b6558"][seed % 4],
             arms="long" if seed % 3 == 0 else "short", shoes="#3a302c")
    if sex == "f" and seed % 3 == 2:
        d.update(skirt=["#7d5566", "#35505a", "#8a4a3c"][seed % 3])
    d.update(kw)
    return who(sex, d.pop("age", "adult"), seed, **d)


def elder(seed=0, sex=None, **kw):
    d = dict(age="old", kind=["tang", "shirt", "jacket"][seed % 3], top=["#6d4b45", "#7a8a86", "#4e5f6b", "#8a6a4c", "#8c4a4e"][seed % 5], arms="long", collar=None)
    d.update(kw)
    if d["kind"] == "tang" and not d.get("collar"):
        d.update(collar="#4a302d", trim="#4a302d")
    return adult(seed, sex, **d)


def boss(seed=0, sex="m", **kw):
    """A guest or leader in a jacket."""
    d = dict(kind="suit", top=["#2c3448", "#4a4240", "#3b4a4a"][seed % 3], legs=["#2c3448", "#4a4240", "#3b4a4a"][seed % 3], arms="long", tie="#a8252a" if sex == "m" else None, shoes="#241f1f")
    d.update(kw)
    return who(sex, d.pop("age", "adult"), seed, **d)


# ---- people who return
def xiaohe(**kw):
    """覃小禾, the girl who welds."""
    return worker(3, "f", **dict(dict(top="#3e5a86", style="pony", fringe="bangs", clip="red", skin="skinB", hair="#2b1e1c", mood="smile", gloves="#c98a4a", wide=1), **kw))


def weixiuyun(**kw):
    """韦绣云, head of the weaving department."""
    return zhuang(5, "f", **dict(dict(ground="indigo", age="adult", style="bun", fringe="mid", skin="skinB", hat=("pin", "steel"), hair="#2b1e1c", mood="smile", wide=1), **kw))


def cendemao(**kw):
    """岑德茂, the old fitter."""
    return worker(2, "m", **dict(dict(top="#4f6270", age="old", style="short", fringe="crew", hair="#b8b2a8", skin="skinC", glasses="#4a3c36", mood="flat"), **kw))


def xiaoman(**kw):
    """梁小满, who keeps the noodle shop."""
    return who("m", "adult", 4, **dict(dict(kind="tee", top="#f3ead6", apron="#2f5f55", arms="short", fringe="spiky", skin="skinB", hair="#2b1e1c", mood="smile"), **kw))


def luzhendong(**kw):
    """卢振东, admissions."""
    return adult(7, "m", **dict(dict(kind="shirt", top="#f4efe2", arms="rolled", glasses="#3a302c", fringe="part", skin="skinA", legs="#3b4250", mood="open"), **kw))
