"""Makes the same programme of 40 events as people keep it: .xlsx by openpyxl, .docx by python-docx, .csv as Excel saves it (GBK).

newcomer.py FOLDER   → FOLDER/汽修系.xlsx (20 rows), FOLDER/机电系.docx (10 rows), FOLDER/学工处.csv (10 rows)
"""

import pathlib
import sys

import docx
import openpyxl

HEADS = ["序号", "单位名称", "活动名称", "活动形式", "活动参与人员", "参与人数", "活动负责人", "活动负责人手机号码", "活动负责人部门和职务", "活动地点（址）", "活动（开放）时间", "备注"]
KINDS = ["焊接体验", "面点课堂", "实训室参观", "政策宣讲", "技能展演"]


def row(number):
    """The cells of one event; each has a place and an hour of its own."""
    day, hour = 20 + number % 7, 8 + number % 9
    return [str(number), "桂澜市职业技术学校", f"{KINDS[number % 5]}第{number}场", "互动体验", "初中生、家长", str(20 + number), "韦小明", f"1380000{number:04}",
            "教务处干事", f"实训楼{100 + number}", f"5月{day}日 {hour}:00—{hour + 1}:00", ""]


folder = pathlib.Path(sys.argv[1])
book = openpyxl.Workbook()
sheet = book.active
sheet.append(["活动安排表（汽修系）"])
sheet.merge_cells("A1:L1")
sheet.append(HEADS)
for number in range(1, 21):
    sheet.append(row(number))
book.save(folder / "汽修系.xlsx")

paper = docx.Document()
paper.add_paragraph("活动安排表（机电系）")
table = paper.add_table(rows=1, cols=len(HEADS))
for cell, head in zip(table.rows[0].cells, HEADS):
    cell.text = head
for number in range(21, 31):
    for cell, text in zip(table.add_row().cells, row(number)):
        cell.text = text
paper.save(folder / "机电系.docx")

lines = [",".join(HEADS)] + [",".join(f'"{cell}"' for cell in row(number)) for number in range(31, 41)]
(folder / "学工处.csv").write_bytes("\r\n".join(lines).encode("gbk"))
