"""Every paper through LibreOffice: all words are on its pages, heads are repeated, and the pages as pictures are left to be looked at."""

import pathlib
import re
import shutil
import subprocess
import sys

import docx

from tools import pages, paper, pdf, run

CONFIG = "title: 专栏\nschool: {name: 青桥市民族职业技术学校, kind: 中职, affiliation: 区直}\nreview: off\nsubmit: {names: \"{表号}{简名}\"}\n"
LONG = "实训楼 A 区一层汽车检修实训车间、二层焊接实训室和三层钳工实训室（从东门进，沿银杏路直走二百米，过小桥右转，跟着路边的绿色指示牌走）"


def main(program, work, out):
    work, out = pathlib.Path(work), pathlib.Path(out)
    shutil.rmtree(out, ignore_errors=True)
    demo, large = work / "demo", work / "large"
    run(program, demo, "--day", "5月22日")
    run(program, demo, "--review", "yellow-line")
    site(large)
    run(program, large, "--zip")
    for name, papers in [("demo", demo / "报送"), ("large", large / "报送")]:
        made = sorted(path for path in papers.rglob("*") if path.suffix in (".docx", ".xlsx"))
        assert len(made) >= 14, made
        done = pdf([path for path in made if path.suffix == ".docx"], out / name / "word")
        done += pdf([path for path in made if path.suffix == ".xlsx"], out / name / "excel")
        whole([path for path in made if path.suffix == ".docx"], out / name / "word")
        for path in done:
            subprocess.run(["pdftoppm", "-r", "60", "-png", str(path), str(path.with_suffix(""))], check=True)
    heads(large, out / "large/word")
    print(f"pages: {len(list(out.rglob('*.png')))} pictures in {out}")


def site(root):
    """40 events with very long words and with none, no programmes, no exhibits, nobody who fills in."""
    (root / "content/events").mkdir(parents=True)
    (root / "zhuanlan.yaml").write_text(CONFIG, "utf-8")
    for at in range(40):
        lines = [f"标题: 第{at + 1}场活动", f"日期: 5月{20 + at % 7}日"]
        if at % 3 == 0:
            lines += [f"地点: {LONG}", f"参与人员: 全校师生、合作企业、附近社区的居民和他们的孩子们{at}", f"时间: {8 + at % 10}:00—{9 + at % 10}:30",
                      "负责人: 欧阳某某，13800000101，机电与汽车工程系党总支书记兼实训中心主任", "备注: \"=1+1 如遇下雨改在体育馆，头天傍晚通知\"", "人数: 120"]
        if at % 4 == 0:
            lines.append("统计: {学生: 120, 教师: 8}")
        (root / f"content/events/e{at:02}.md").write_text("---\n" + "\n".join(lines) + "\n---\n正文。\n", "utf-8")


def whole(papers, out):
    """No word of a paper is missing on its pages: nothing is cut off."""
    for path in papers:
        shown = "".join(pages(out / (path.stem + ".pdf")))
        document = docx.Document(path)
        words = [paragraph.text for paragraph in document.paragraphs]
        words += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        # A long cell goes over several lines between those of its neighbours: its letters are looked for, not their order.
        for text in words:
            for piece in re.findall(r"[\u4e00-\u9fff]", text):
                assert piece in shown, f"{path.name}: “{piece}” of “{text}” is on no page"
        letters = lambda text: len(re.findall(r"[\u4e00-\u9fff]", text))
        expected = sum(letters(paragraph.text) for paragraph in document.paragraphs)
        for table in document.tables:
            for row in table.rows:
                expected += sum(letters(cell.text) for cell in {cell._tc: cell for cell in row.cells}.values())
        assert letters(shown) >= expected, f"{path.name}: {letters(shown)} letters on its pages, {expected} in the file"


def heads(root, out):
    """A table over several pages has its head on each; the last row stands whole."""
    shown = pages(out / "1-1活动安排表.pdf")
    assert len(shown) >= 4, len(shown)
    for at, page in enumerate(shown):
        assert "单位名称" in page and "备注" in page, f"page {at + 1} has no head: {page[:80]}"
        assert f"第{at + 1}页共{len(shown)}页" in page, f"page {at + 1} has no number"
    assert "第40场活动" in "".join(shown) and "=1+1" in "".join(shown)
    for empty in ["2-2舞台展演申请表", "2-1主题展示申请表", "2-3参会回执"]:
        assert len(pages(out / f"{empty}.pdf")) == 1, empty
    table = docx.Document(paper(root, "2-2舞台展演申请表.docx")).tables[1]
    assert [cell.text for cell in table.rows[1].cells] == [""] * 5, "an empty form keeps a row"


if __name__ == "__main__":
    main(*sys.argv[1:])
