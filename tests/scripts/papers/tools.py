"""What the scripts share: running the program, finding papers, reading their cells, turning them into PDF."""

import pathlib
import subprocess
import sys

import docx
import openpyxl


def run(program, site, *args, code=0):
    """Runs the program and fails unless it ends with that code."""
    done = subprocess.run([program, "-C", str(site), "report", *args], capture_output=True, text=True)
    if done.returncode != code:
        sys.exit(f"report {args} ended with {done.returncode}, not {code}:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def paper(site, part, folder="报送"):
    """The one paper whose name ends so."""
    found = [path for path in (pathlib.Path(site) / folder).rglob("*") if path.name.endswith(part)]
    assert len(found) == 1, (part, found)
    return found[0]


def tables(path):
    """Every table of a Word file: rows of cells, spanned ones once."""
    def row(cells):
        seen, out = set(), []
        for cell in cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                out.append(cell.text)
        return out
    return [[row(line.cells) for line in table.rows] for table in docx.Document(path).tables]


def sheet(path, name=None):
    """Every cell of a sheet as text, as Excel last computed it."""
    book = openpyxl.load_workbook(path, data_only=True)
    page = book[name] if name else book.worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in page.iter_rows(values_only=True)]


def same(found, expected, what):
    """Fails with the first cell that differs."""
    assert len(found) == len(expected), f"{what}: {len(found)} rows, not {len(expected)}: {found}"
    for at, (one, other) in enumerate(zip(found, expected)):
        assert len(one) == len(other), f"{what}, row {at}: {one} has not the cells of {other}"
        for column, (cell, wanted) in enumerate(zip(one, other)):
            assert cell == wanted, f"{what}, row {at}, column {column}: “{cell}”, not “{wanted}”"


def pdf(paths, out):
    """Turns papers into PDF, all of them or none."""
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation=file://{out}/profile"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), *map(str, paths)],
                   check=True, capture_output=True, timeout=600)
    made = [out / (path.stem + ".pdf") for path in paths]
    missing = [path for path in made if not path.exists()]
    assert not missing, f"LibreOffice made nothing of {missing}"
    return made


def pages(path):
    """The text of each page without blanks."""
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True).stdout
    return ["".join(page.split()) for page in text.split("\f")[:-1]]
