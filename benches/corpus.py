"""Writes the same column twice: as a zhuanlan site and as a Hugo site with an equal theme.

python3 benches/corpus.py PAGES FOLDER   → FOLDER/zhuanlan and FOLDER/hugo

70 % of the pages are events spread over the week, 30 % are stories; each has 250-600 Chinese characters with a list or a table and a few tags.
Deterministic: the same call writes the same bytes.
"""

import pathlib
import random
import sys

WEEK = [f"2024-05-{day}" for day in range(20, 27)]
TAGS = ["焊接", "烹饪", "汽修", "护理", "壮锦", "电商", "数控", "幼儿保育", "校企合作", "志愿服务", "非遗", "就业", "招生", "竞赛", "家长", "社区"]
OPENINGS = ["开放企业", "开放校园", "开放院所", "开放赛场", "贴近社会", "贴近生活", "贴近群众", "走进社区", "走进乡村"]
WORDS = ("学校 老师 同学 车间 实训室 展示 体验 工位 师傅 家长 社区 村里 技能 作品 讲解 操作 设备 材料 图纸 火花 面点 刀工 锦线 织机 发动机 "
         "量具 药箱 摊位 直播 货架 合同 岗位 比赛 评委 掌声 观众 校门 操场 礼堂 展板 照片 故事 经验 办法 时间 上午 下午 第一次 很多 认真 仔细 "
         "终于 一起 慢慢 大家 孩子 青年 校友 企业 技术 产品 工艺 传统 现代 简单 熟练").split()


def sentence(rng):
    """One sentence of 12-30 characters."""
    words = "".join(rng.choice(WORDS) for _ in range(rng.randint(6, 13)))
    cut = len(words) // 2
    return f"{words[:cut]}，{words[cut:]}。"


def body(rng):
    """250-600 characters with a list or a table."""
    parts, size, goal = [], 0, rng.randint(250, 600)
    while size < goal:
        paragraph = "".join(sentence(rng) for _ in range(rng.randint(2, 4)))
        parts.append(paragraph)
        size += len(paragraph)
    middle = len(parts) // 2
    if rng.random() < 0.5:
        parts.insert(middle, "\n".join(f"- {sentence(rng)}" for _ in range(4)))
    else:
        rows = "\n".join(f"| {9 + hour}:00 | {rng.choice(WORDS)}{rng.choice(WORDS)} | {rng.choice(TAGS)} |" for hour in range(4))
        parts.insert(middle, f"| 时间 | 内容 | 专业 |\n| --- | --- | ---: |\n{rows}")
    parts.insert(1, f"## {rng.choice(WORDS)}{rng.choice(WORDS)}")
    parts.append(f"**{rng.choice(WORDS)}**：{sentence(rng)}")
    return "\n\n".join(parts)


def page(number, rng):
    """Front matter for both programs, and the body."""
    is_event = number % 10 < 7
    day, tags = WEEK[number % 7], rng.sample(TAGS, 3)
    title = f"{rng.choice(TAGS)}{rng.choice(WORDS)}{'活动' if is_event else '侧记'} {number}"
    hour = 8 + number % 9
    if is_event:
        ours = (f"title: {title}\ndate: {day}\ntime: {hour}:00—{hour + 1}:30\nvenue: 实训楼 {number + 100}\naudience: 师生、家长\n"
                f"form: 互动体验\nopening: {OPENINGS[number % 9]}\nfocus: {number % 5 + 1}\nexpected: {number % 90 + 10}\n"
                f"stats: {{学生: {number % 90 + 10}, 教师: {number % 7 + 1}}}\ntags: [{', '.join(tags)}]\n")
        theirs = (f"title: {title}\ndate: {day}T{hour:02}:00:00+08:00\nday: \"{day}\"\nstart: \"{hour}:00\"\nend: \"{hour + 1}:30\"\n"
                  f"venue: 实训楼 {number + 100}\naudience: 师生、家长\nform: 互动体验\nopening: {OPENINGS[number % 9]}\n"
                  f"expected: {number % 90 + 10}\ntags: [{', '.join(tags)}]\n")
    else:
        ours = f"title: {title}\ndate: {day}\nbyline: {{author: 张三, first: 李四, second: 王五, third: 赵六}}\ntags: [{', '.join(tags)}]\n"
        theirs = f"title: {title}\ndate: {day}T09:00:00+08:00\nday: \"{day}\"\nauthor: 张三\ntags: [{', '.join(tags)}]\n"
    return "events" if is_event else "stories", ours, theirs, body(rng)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


HEAD = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ block "title" . }}{{ .Title }} · {{ site.Title }}{{ end }}</title><meta name="description" content="{{ with .Description }}{{ . }}{{ else }}{{ .Summary | plainify | truncate 100 }}{{ end }}">
<link rel="canonical" href="{{ .Permalink }}"><link rel="alternate" type="application/atom+xml" href="/index.xml"><link rel="stylesheet" href="/base.css"></head><body>
<header><a href="/">{{ site.Title }}</a><nav><ul>{{ range site.Menus.main }}<li><a href="{{ .URL }}"{{ if eq $.RelPermalink .URL }} aria-current="page"{{ end }}>{{ .Name }}</a></li>{{ end }}</ul></nav></header>
<nav class="crumbs"><ol><li><a href="/">首页</a></li>{{ with .CurrentSection }}{{ if not .IsHome }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}<li>{{ .Title }}</li></ol></nav>
<main>{{ block "main" . }}{{ end }}</main><footer><p>桂澜市职业技术学校</p><p>桂ICP备00000000号-1</p></footer></body></html>
"""
ROW = """<li class="row"><p class="row-time"><time datetime="{{ .Params.day }}">{{ with .Params.start }}{{ . }}{{ end }}</time> 至 {{ .Params.end }}</p><div><p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p><p>{{ .Params.venue }} · {{ .Params.audience }}</p></div><p class="tags">{{ with .Params.opening }}<span>{{ . }}</span>{{ end }}</p></li>"""
CARD = """<li class="card"><a href="{{ .RelPermalink }}"><time datetime="{{ .Params.day }}">{{ .Params.day }}</time><h3>{{ .Title }}</h3><p>{{ .Summary | plainify | truncate 100 }}</p></a></li>"""
HUGO = {
    "hugo.toml": 'baseURL = "https://example.edu.cn/hdz/"\ntitle = "职业教育活动周专栏"\nlanguageCode = "zh-CN"\ndefaultContentLanguage = "zh"\nhasCJKLanguage = true\nbuildFuture = true\n'
                 'timeZone = "Asia/Shanghai"\n[pagination]\npagerSize = 20\n[taxonomies]\ntag = "tags"\nday = "days"\n[outputs]\nhome = ["html", "rss"]\nsection = ["html"]\ntaxonomy = ["html"]\nterm = ["html"]\n'
                 '[[menus.main]]\nname = "首页"\nurl = "/"\nweight = 1\n[[menus.main]]\nname = "活动日历"\nurl = "/days/"\nweight = 2\n[[menus.main]]\nname = "活动安排"\nurl = "/events/"\nweight = 3\n[[menus.main]]\nname = "活动动态"\nurl = "/stories/"\nweight = 4\n',
    "layouts/_default/baseof.html": HEAD,
    "layouts/partials/row.html": ROW,
    "layouts/partials/card.html": CARD,
    "layouts/index.html": '{{ define "main" }}<h1>一技在手，一生无忧</h1>{{ range $day, $taxonomy := site.Taxonomies.days }}<section><h2>{{ $day }}（{{ len $taxonomy.Pages }} 场）</h2><ol>'
                          '{{ range first 6 (where $taxonomy.Pages "Section" "events") }}{{ partial "row.html" . }}{{ end }}</ol></section>{{ end }}<ul>{{ range first 8 (where site.RegularPages "Section" "stories") }}{{ partial "card.html" . }}{{ end }}</ul>{{ end }}',
    "layouts/_default/list.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ol>{{ range .Paginator.Pages }}{{ if eq .Section "events" }}{{ partial "row.html" . }}{{ else }}{{ partial "card.html" . }}{{ end }}{{ end }}</ol>'
                                  '<nav>{{ with .Paginator.Prev }}<a href="{{ .URL }}">上一页</a>{{ end }}{{ range .Paginator.Pagers }}<a href="{{ .URL }}">{{ .PageNumber }}</a>{{ end }}{{ with .Paginator.Next }}<a href="{{ .URL }}">下一页</a>{{ end }}</nav>{{ end }}',
    "layouts/day/term.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ol>{{ range where .Pages "Section" "events" }}{{ partial "row.html" . }}{{ end }}</ol><ul>{{ range where .Pages "Section" "stories" }}{{ partial "card.html" . }}{{ end }}</ul>{{ end }}',
    "layouts/_default/terms.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ len .Pages }}</li>{{ end }}</ul>{{ end }}',
    "layouts/_default/single.html": '{{ define "main" }}<article><h1>{{ .Title }}</h1><dl><dt>时间</dt><dd>{{ .Params.day }} {{ .Params.start }}—{{ .Params.end }}</dd><dt>地点</dt><dd>{{ .Params.venue }}</dd><dt>对象</dt><dd>{{ .Params.audience }}</dd>'
                                    '<dt>形式</dt><dd>{{ .Params.form }}</dd><dt>人数</dt><dd>{{ .Params.expected }}</dd></dl>{{ .Content }}<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
                                    '<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">上一篇 {{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">下一篇 {{ .Title }}</a>{{ end }}</nav></article>{{ end }}',
    "static/base.css": "body{line-height:1.75}\n",
}
OURS = ("title: 职业教育活动周专栏\nschool: {name: 桂澜市职业技术学校, short: 桂澜职校, kind: 中职}\nbase_url: https://example.edu.cn/hdz/\n"
        "theme: base\nreview: off\nfooter: {icp: 桂ICP备00000000号-1}\n")


def main(count, folder):
    """Writes both sites."""
    ours, theirs = folder / "zhuanlan", folder / "hugo"
    write(ours / "zhuanlan.yaml", OURS)
    for name, text in HUGO.items():
        write(theirs / name, text)
    for number in range(count):
        kind, head, other, text = page(number, random.Random(number))
        name = f"{kind}/page-{number:06}.md".replace("page-", "p")
        write(ours / "content" / name, f"---\n{head}---\n\n{text}\n")
        day = other.split('day: "')[1][:10]
        write(theirs / "content" / name, f"---\n{other}days: [\"{day}\"]\n---\n\n{text}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
