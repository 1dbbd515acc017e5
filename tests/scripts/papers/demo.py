"""The demo's Markdown read by a reader of its own, as a clerk would read it: nothing here is taken from the program."""

import pathlib
import re

import yaml

YEAR = 2024
DAYS = [f"2024-05-{day}" for day in range(20, 27)]
STATS = ["schools", "students", "teachers", "pupils", "residents", "enterprises", "open_schools", "open_labs", "experiences",
         "lectures", "shows", "services", "leaflets", "press", "web", "social"]
WORDS = {"学生": "students", "教师": "teachers", "中小学生": "pupils", "家长居民": "residents", "企业": "enterprises", "开放院校": "open_schools",
         "职业院校": "schools", "开放实训室": "open_labs", "体验项目": "experiences", "宣讲": "lectures", "技能展示": "shows",
         "便民服务": "services", "宣传资料": "leaflets", "传统媒体": "press", "网络": "web", "新媒体": "social"}


def front(path):
    """The front matter as YAML gives it."""
    text = path.read_text("utf-8-sig")
    return yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)


def first(fields, *names):
    """The first of some keys that is there."""
    return next((fields[name] for name in names if name in fields), "")


def days(text):
    """The days of a date line, as ISO."""
    text = re.sub(r"（周.）", "", text.strip())
    text = re.sub(r"^(\d{4})[./年-](\d{1,2})[./月-](\d{1,2})日?", lambda m: f"{int(m[2])}月{int(m[3])}日", text)
    month, out = 5, []
    for piece in text.split("、"):
        ends = []
        for end in re.split("[—－]", piece):
            found = re.match(r"(?:(\d+)月)?(\d+)日?", end.strip())
            month = int(found[1] or month)
            ends.append((month, int(found[2])))
        out += [f"{YEAR}-{ends[0][0]:02}-{day:02}" for day in range(ends[0][1], ends[-1][1] + 1)]
    return out


def clock(text):
    """One time of day as H:MM."""
    found = re.match(r"(上午|下午)?(\d{1,2})(?:[:：](\d{2})|时(?:(\d{1,2})分)?)", text.strip())
    hour = int(found[2]) + (12 if found[1] == "下午" and int(found[2]) < 12 else 0)
    return f"{hour}:{int(found[3] or found[4] or 0):02}"


def time(fields):
    """Days and clock in the words of form 1-1."""
    line = first(fields, "date", "日期")
    clocks = first(fields, "time", "时间", "活动时间")
    if not line:
        line, clocks = re.match(r"(.*?日(?:（周.）)?)(.*)", clocks).groups()
    all_days = days(line)
    start, end = first(fields, "start", "开始"), first(fields, "end", "结束")
    if clocks:
        clocks = clocks.replace("每天", "")
        start, _, end = clocks.partition("—") if "全天" not in clocks else (clocks, "", "")
    words = "全天" if start == "全天" else f"{clock(start)}—{clock(end)}"
    whole = [int(day[8:]) for day in all_days]
    if len(whole) > 1 and whole == list(range(whole[0], whole[-1] + 1)):
        spelt = f"5月{whole[0]}日—{whole[-1]}日"
    else:
        spelt = "、".join(f"{'5月' if at == 0 else ''}{day}日" for at, day in enumerate(whole))
    key = "" if words == "全天" else f"{int(clock(start).split(':')[0]):02}{clock(start)[-2:]}"
    return all_days, f"{spelt} {words}", (all_days[0], key)


def contact(fields):
    """Name, phone and post of the person in charge."""
    one = first(fields, "contact", "负责人")
    if isinstance(one, dict):
        post = first(one, "dept", "部门和职务") or first(one, "部门") + first(one, "职务")
        return first(one, "name", "姓名"), first(one, "phone", "手机"), post + (first(one, "职务") if "部门和职务" not in one and "dept" not in one and first(one, "部门") == "" else "")
    if one:
        return tuple(one.split("，"))
    return fields["活动负责人"], fields["活动负责人手机号码"], fields["活动负责人部门和职务"]


def counts(written):
    """Figures by key."""
    if isinstance(written, str):
        return {WORDS[name]: int(number) for name, number in re.findall(r"([^\d\s]+)(\d+)", written)}
    return {WORDS.get(name, name): int(number) for name, number in written.items()}


def events(root):
    """Every event that takes place, by start, with its figures by day."""
    out = []
    for path in sorted((root / "content/events").rglob("*.md")):
        fields = front(path)
        if first(fields, "status", "状态") in ("取消", "cancelled"):
            continue
        all_days, words, key = time(fields)
        title = first(fields, "title", "标题", "活动名称")
        stats = first(fields, "stats", "统计") or {}
        by_day = {}
        if isinstance(stats, dict) and all(re.match(r"\d{4}-", name) for name in stats) and stats:
            by_day = {day: counts(inner) for day, inner in stats.items()}
        else:
            by_day[all_days[0]] = counts(stats)
        number = re.sub(r"[^\d]", "", first(fields, "expected", "人数", "参与人数", "预计人数"))
        out.append((key, title, {
            "days": all_days, "stats": by_day, "path": path, "opening": str(first(fields, "opening", "活动类型", "开放类型")),
            "row": [first(fields, "unit", "单位名称") or "桂澜市民族职业技术学校", title, first(fields, "form", "形式", "活动形式"),
                    first(fields, "audience", "对象", "参与人员", "活动参与人员"), number, *contact(fields),
                    first(fields, "venue", "地点", "活动地点", "活动地点（址）"), words, first(fields, "remark", "备注")],
        }))
    return [event for _, _, event in sorted(out, key=lambda one: (one[0], one[1]))]


def channel(name):
    """The column of a channel of the school."""
    return "web" if "网站" in name else "social"


def sums(root):
    """Form 1-2 day by day: the days, then what came after the week."""
    rows = {day: dict.fromkeys(STATS, 0) for day in [*DAYS, "after"]}

    def add(day, key, number):
        place = day if day in rows else "after" if "2024-05-26" < day <= "2024-05-29" else None
        if place:
            rows[place][key] += number
    for event in events(root):
        for day, stats in event["stats"].items():
            for key, number in stats.items():
                add(day, key, number)
        for day in event["days"]:
            rows[day]["schools"] = 1
            if "开放校园" in event["opening"]:
                rows[day]["open_schools"] = 1
    for path in sorted((root / "content/media").glob("*.md")):
        fields = front(path)
        day = days(first(fields, "date", "日期"))[0]
        stats = first(fields, "stats", "统计")
        kinds = {"传统媒体": "press", "网络媒体": "web", "新媒体": "social"}
        given = counts(stats) if stats else {}
        if not stats:
            for source in first(fields, "sources", "来源"):
                key = kinds[first(source, "type", "类型")]
                given[key] = given.get(key, 0) + 1
        for key, number in given.items():
            add(day, key, number)
    for path in sorted((root / "content").rglob("*.md")):
        if path.name == "report.md":
            continue
        fields = front(path)
        for one in first(fields, "published", "同步发布") or []:
            day = days(first(one, "date", "日期") or first(fields, "date", "日期"))[0]
            add(day, channel(first(one, "channel", "平台")), 1 + int(first(one, "shares", "转发") or 0))
    replaced = yaml.load((root / "content/daily.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    for day, given in replaced.items():
        rows[day].update(counts(given))
    return rows


def launch(root, folder):
    """The files of the launch in the order of their names."""
    return [front(path) for path in sorted((root / "content/launch" / folder).glob("*.md"))]
