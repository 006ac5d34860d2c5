#!/usr/bin/env python3
"""Write the paragraphs whose statements `judged.jsonl` judges as pages of one paragraph each.

usage: judged_pages.py PARAGRAPHS.txt OUT

PARAGRAPHS.txt: unlabelled paragraphs, one a line (`zh-text`). A page is named by the hash of its paragraph.
"""
import hashlib, html, json, sys
from pathlib import Path


def main():
    out = Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    lines = (Path(__file__).parent / "judged.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = {json.loads(line)["page"] for line in lines}
    for line in open(sys.argv[1], encoding="utf-8"):
        text = line.strip()
        name = "z" + hashlib.sha1(text.encode()).hexdigest()[:12]
        if name in wanted:
            (out / f"{name}.html").write_text(
                '<!doctype html><html lang=zh><meta charset=utf-8><title>x</title>'
                '<meta property="article:published_time" content="2012-05-10">'
                f"<article><p>{html.escape(text)}</p></article>\n", encoding="utf-8")


main()
