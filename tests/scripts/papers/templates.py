"""Templates that people make: with python-docx, cut into runs and with smart quotes, and with LibreOffice Writer."""

import pathlib
import subprocess
import sys

import docx

from tools import paper, run, tables

CONFIG = "title: 专栏\nschool: {name: 青桥职业学校, kind: 中职, affiliation: 区直}\nreview: off\n"
EVENT = "---\n标题: {title}\n日期: 5月{day}日\n时间: 9:00—11:00\n地点: {venue}\n人数: {count}\n负责人: 甲某，13800000101，系主任\n统计: {{学生: {count}}}\n---\n正文。\n"
HTML = """<html><head><meta charset="utf-8"></head><body><h1>{{ 学校.名称 }}安排表</h1><p>共 <b>{{ 统计</b><i>.学生 }}</i> 人次，主题“{{ 活动周.主题 }}”</p>
<table border="1"><thead><tr><th>名称</th><th>地点</th><th>人数</th></tr></thead>
<tr><td>{{ 活动.名称 }}</td><td>{{ 活动.活动地点（址） }}</td><td>{{ 活动.人数 }}</td></tr></table></body></html>"""


def main(program, site):
    site = pathlib.Path(site)
    (site / "content/events").mkdir(parents=True)
    (site / "zhuanlan.yaml").write_text(CONFIG, "utf-8")
    for at in range(3):
        text = EVENT.format(title=f"活动{at}", day=20 + at, venue=f"楼{at}", count=100 + at)
        (site / f"content/events/e{at}.md").write_text(text, "utf-8")
    forms = site / "editions/guangxi-2024/forms"
    forms.mkdir(parents=True)
    by_hand(program, site, forms / "1-1.docx")
    by_writer(program, site, forms / "1-1.docx")
    wrong(program, site, forms / "1-1.docx")
    print("templates: those of Word, of LibreOffice and a wrong one")


def by_hand(program, site, path):
    """Runs cut in the middle of a placeholder, curly quotes and full-width brackets, a picture of the form that stays."""
    word = docx.Document()
    line = word.add_paragraph()
    for part in ["单位：{", "{ “学", "校”.名", "称 }", "}（盖章）"]:
        line.add_run(part).bold = part.startswith("校")
    word.sections[0].footer.paragraphs[0].text = "｛｛填报人．姓名｝｝"
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(table.rows[0].cells + table.rows[1].cells, ["名称", "负责人", "{{活动.名称}}", "{{ 活动.负责人 }} {{ 活动.手机 }}"]):
        cell.text = text
    word.save(path)
    run(program, site)
    made = docx.Document(paper(site, "活动安排表.docx"))
    assert made.paragraphs[0].text == "单位：青桥职业学校（盖章）", made.paragraphs[0].text
    assert made.sections[0].footer.paragraphs[0].text == "", made.sections[0].footer.paragraphs[0].text
    expected = [["名称", "负责人"], *[[f"活动{at}", "甲某 13800000101"] for at in range(3)]]
    assert tables(paper(site, "活动安排表.docx")) == [expected], tables(paper(site, "活动安排表.docx"))


def by_writer(program, site, path):
    """What LibreOffice Writer saves as .docx."""
    source = path.with_suffix(".html")
    source.write_text(HTML, "utf-8")
    profile = f"-env:UserInstallation=file://{site}/profile"
    done = subprocess.run(["soffice", profile, "--headless", "--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML",
                           "--outdir", str(path.parent), str(source)], check=True, capture_output=True, text=True, timeout=300)
    assert path.exists(), done.stdout
    source.unlink()
    run(program, site)
    made = docx.Document(paper(site, "活动安排表.docx"))
    texts = [paragraph.text for paragraph in made.paragraphs]
    assert texts[:2] == ["青桥职业学校安排表", "共 303 人次，主题“一技在手，一生无忧”"], texts
    expected = [["名称", "地点", "人数"], *[[f"活动{at}", f"楼{at}", str(100 + at)] for at in range(3)]]
    assert tables(paper(site, "活动安排表.docx")) == [expected], tables(paper(site, "活动安排表.docx"))


def wrong(program, site, path):
    """Every wrong placeholder is named with the nearest known one; the other papers are made."""
    word = docx.Document()
    word.add_paragraph("{{ 学校.名子 }}")
    word.add_paragraph("{{ 活动.名称 }}")
    word.save(path)
    (site / "报送" / paper(site, "汇总表.docx").name).unlink()
    said = run(program, site, code=1)
    for part in ["{{ 学校.名子 }}", "是不是“学校.名称”", "要写在表格的一行里", "editions/guangxi-2024/forms/1-1.docx"]:
        assert part in said, (part, said)
    paper(site, "汇总表.docx")


if __name__ == "__main__":
    main(*sys.argv[1:])
