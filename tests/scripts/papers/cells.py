"""Every cell of the forms of the demo against what the demo's Markdown says."""

import filecmp
import pathlib
import shutil
import sys
import zipfile

import openpyxl

import demo
from tools import paper, run, same, sheet, tables

SCHOOL = "桂澜市民族职业技术学校"
HEAD_11 = ["序号", "单位名称", "活动名称", "活动形式", "活动参与人员", "参与人数", "活动负责人", "活动负责人手机号码", "活动负责人部门和职务",
           "活动地点（址）", "活动（开放）时间", "备注"]


def main(program, site):
    site = pathlib.Path(site)
    # The demo's photos are too small, which is said and ends with 1, and everything is made all the same.
    said = run(program, site, "--zip", code=1)
    for part in ["精选了 6 张照片，要求正好 10 张", "长边 1600 像素", "不要上传到网站", "待盖章扫描"]:
        assert part in said, (part, said)
    form_11(site)
    form_12(site)
    launch_forms(site)
    attendance(site)
    media(site)
    archives(site)
    again(program, site)
    edited(program, site)


def form_11(site):
    rows = [[str(at + 1), *event["row"]] for at, event in enumerate(demo.events(site))]
    assert len(rows) == 21, len(rows)
    word = paper(site, "活动安排表.docx")
    lines, table = tables(word)
    same(lines, [[f"填报单位：{SCHOOL}", "填报人：蓝小溪", "联系电话：0771-0000001"]], "1-1 head")
    same(table, [HEAD_11, *rows], "1-1 Word")
    found = sheet(paper(site, "活动安排表.xlsx"))
    assert found[0][0] == "广西2024年职业教育活动周活动安排表", found[0]
    same(found[2:], [HEAD_11, *rows], "1-1 Excel")
    book = openpyxl.load_workbook(paper(site, "活动安排表.xlsx")).worksheets[0]
    assert book.page_setup.orientation == "landscape" and book.print_title_rows == "$3:$3", book.print_title_rows


def form_12(site):
    sums = demo.sums(site)
    total = {key: sum(row[key] for row in sums.values()) for key in demo.STATS}
    cells = lambda row: [str(row[key]) for key in demo.STATS]
    whole = ["5月20日—5月26日", *cells(total)]
    _, table = tables(paper(site, "汇总表.docx"))
    assert len(table[0]) == 17 and table[0][1] == "参与活动的职业院校(所次)", table[0]
    same(table[1:], [whole], "1-2 Word")
    book = paper(site, "汇总表.xlsx")
    same(sheet(book)[3:], [whole], "1-2 Excel")
    daily = sheet(book, "逐日")[2:]
    expected = [[f"5月{int(day[8:])}日", *cells(sums[day])] for day in demo.DAYS]
    expected += [["活动周后（截至填报日）", *cells(sums["after"])], ["合计", *cells(total)]]
    same(daily[:9], expected, "1-2 by day")
    formula = openpyxl.load_workbook(book)["逐日"]["B11"].value
    assert formula == "=SUM(B3:B10)", formula
    derived = {}
    titles = dict(zip(table[0][1:], demo.STATS))
    for date, column, amount, *_ in sheet(book, "计算依据")[3:]:
        derived[date, titles[column]] = derived.get((date, titles[column]), 0) + int(amount)
    for row in expected[:-1]:
        for key, number in zip(demo.STATS, row[1:]):
            assert derived.get((row[0], key), 0) == int(number), (row[0], key, derived.get((row[0], key)), number)


def launch_forms(site):
    lines, exhibits, trials = tables(paper(site, "主题展示申请表.docx"))
    files = demo.launch(site, "exhibits")
    leads = [demo.first(one, "lead", "展项负责人") for one in files]
    value = lambda lead, *names: demo.first(lead, *names)
    assert lines[1] == ["展项负责人", "、".join(value(lead, "name", "姓名") for lead in leads), "QQ",
                        "\n".join(value(lead, "qq", "QQ") for lead in leads)], lines
    assert lines[0] == ["学校/企业名称", SCHOOL, "学校/企业类别", "中职"], lines
    row = lambda one: [demo.first(one, "title", "项目名称"), demo.first(one, "zone", "展区"),
                       "、".join(demo.first(one, "display", "展示形式")), demo.first(one, "brief", "项目简述"), demo.first(one, "needs", "布展要求")]
    same(exhibits, [["项目名称", "展区（展位）类别", "展示形式", "项目简述", "布展要求"], *map(row, files)], "2-1")
    trial = lambda one: [demo.first(one, "name", "活动名称"), demo.first(one, "content", "活动内容"), demo.first(one, "brief", "活动简述"),
                         demo.first(one, "site", "场地要求")]
    inner = [trial(one) for file in files for one in demo.first(file, "trials", "体验活动")]
    same(trials, [["活动名称", "活动内容", "活动简述", "场地要求"], *inner], "2-1 trials")
    _, programmes = tables(paper(site, "舞台展演申请表.docx"))
    files = demo.launch(site, "programmes")
    row = lambda at, one: [str(at + 1), demo.first(one, "title", "节目名称"), demo.first(one, "performers", "参演人数").rstrip("人"),
                           demo.first(one, "duration", "时长"), demo.first(one, "brief", "节目简述")]
    same(programmes, [["件数", "节目名称", "参演人数", "节目时长", "节目简述"], *[row(at, one) for at, one in enumerate(files)]], "2-2")


def attendance(site):
    lines, people, stay = tables(paper(site, "参会回执.docx"))
    assert lines == [["单位名称（盖章）", SCHOOL, "联系人姓名", "蓝小溪"], ["手机号码", "13800000102", "E-mail", "hdz@example.edu.cn"]], lines
    assert people[1] == ["蒙启山", "男", "校长", "13800000103", "5月19日 G2001 次 17:20", "5月21日 G2008 次 18:05"], people
    assert "标准间：1 间" in stay[0][1] and "自 5月19日 至 5月22日" in stay[0][1], stay
    taken = "☑ 5月19日晚餐　☑ 5月20日早餐　☑ 5月20日中餐　☐ 5月20日晚餐\n☑ 5月21日早餐　☐ 5月21日中餐　☐ 5月21日晚餐　☐ 5月22日早餐"
    assert stay[1] == ["用餐情况", taken], stay[1]


def media(site):
    rows = sheet(paper(site, "媒体报道台账.xlsx"))[2:]
    sums = demo.sums(site)
    counted = sum(int(row[7]) for row in rows)
    assert counted == sum(row[key] for row in sums.values() for key in ("press", "web", "social")), counted


def archives(site):
    found = sorted((site / "报送").glob("*.zip"))
    assert [path.name.split("报送（")[1] for path in found] == ["5月10日截止）.zip", "5月27日截止）.zip"], found
    names = []
    for path in found:
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            for info in archive.infolist():
                assert info.flag_bits & 0x800 and info.date_time == (1980, 1, 1, 0, 0, 0), info
                names.append(info.filename)
    assert any(name.endswith("活动安排表.docx") for name in names) and any(name.startswith("精选照片/01-") for name in names), names
    assert not any("草稿" in name or "报送清单" in name for name in names), names


def again(program, site):
    """Two runs give equal bytes, in a folder of its own too."""
    other = site.parent / "again"
    shutil.copytree(site, other, ignore=shutil.ignore_patterns("报送"))
    run(program, other, "--zip", code=1)
    assert "新写 0 份，更新 0 份" in run(program, other, "--zip", code=1)
    papers = [path.relative_to(site) for path in (site / "报送").rglob("*") if path.is_file()]
    _, differing, missing = filecmp.cmpfiles(site, other, papers, shallow=False)
    assert not differing and not missing, (differing, missing)
    assert len(papers) >= 20, papers
    print(f"cells: {len(papers)} papers agree with the Markdown")


def edited(program, site):
    """A sheet that somebody has edited in Excel is kept, and the cell that differs is named."""
    path = paper(site, "活动安排表.xlsx")
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["F4"].value = 1201
    book.save(path)
    said = run(program, site, code=1)
    assert "“活动安排表”F4：文件里是“1201”，新的是“1200”" in said and said.count("文件里是") == 1, said
    assert openpyxl.load_workbook(path).worksheets[0]["F4"].value == 1201
    assert sheet(paper(site, "活动安排表(2).xlsx"))[3][5] == "1200"
    run(program, site, "--force", code=1)
    assert openpyxl.load_workbook(path).worksheets[0]["F4"].value == 1200
    assert not list((site / "报送").glob("*(2)*")), "what stood beside the edited one goes with it"


if __name__ == "__main__":
    main(*sys.argv[1:])
