#!/usr/bin/env python3
"""Dump saved pages as text captures: the visible text, one block a line.

usage: dump_lines.py OUT FILE... [--style set|tight|loose | --dumper NAME]

set     headings and paragraphs between blank lines, list items as "  • " (what the samples look like)
tight   one line a block, nothing between, no bullets (what a copy from a browser gives)
loose   a blank line between all blocks

--dumper leaves it to a program that people make such files with: w3m, lynx and pandoc (to be installed), html2text,
inscriptis and resiliparse (Python packages).

Writes OUT/ID.txt, ID being the file's name up to the first dot.
"""
import argparse
import gzip
import re
import subprocess
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import lxml.html

SKIPPED = {"script", "style", "template", "head", "svg", "iframe", "object", "select", "textarea", "canvas", "math"}
SET_OFF = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "figcaption", "table", "dl"}
BLOCKS = SET_OFF | {
    "div", "section", "article", "aside", "header", "footer", "nav", "main", "ul", "ol", "li", "tr", "td", "th", "dt", "dd",
    "form", "fieldset", "center", "address", "hr", "thead", "tbody", "caption", "details", "summary", "body", "html", "noscript",
    "button", "legend", "figure", "picture", "video", "audio", "hgroup", "search", "option",
}
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def decode(raw):
    head = raw[:4096].decode("latin-1")
    found = re.search(r"charset\s*=\s*[\"']?\s*([\w-]+)", head, re.I)
    names = ([found.group(1)] if found else []) + ["utf-8", "gb18030"]
    for name in names:
        try:
            return raw.decode({"gb2312": "gb18030", "gbk": "gb18030"}.get(name.lower(), name))
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("utf-8", "replace")


def blocks(text):
    """(text, set off, list item) of each run of inline text."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = lxml.html.document_fromstring(text)
    except (lxml.etree.ParserError, ValueError):
        return
    out = {"run": [], "set": False, "item": False}

    def flush():
        line = re.sub(r"\s+", " ", "".join(out["run"])).strip()
        out["run"] = []
        if line:
            yield line, out["set"], out["item"]
            out["item"] = False

    # Iterative: pages nest deeper than Python recurses.
    stack = [("open", root)]
    while stack:
        step, node = stack.pop()
        if step == "text":
            out["run"].append(node)
            continue
        tag = node.tag if isinstance(node.tag, str) else None
        if step == "close":
            if tag in BLOCKS:
                yield from flush()
            if tag in SET_OFF:
                out["set"] = False
            if tag == "li":
                out["item"] = False
            continue
        if node.tail and node is not root:
            stack.append(("text", node.tail))
        if tag is None or tag in SKIPPED or node.get("hidden") is not None or HIDING.search(node.get("style") or ""):
            continue
        if tag == "br":
            yield from flush()
            continue
        if tag in BLOCKS:
            yield from flush()
        if tag in SET_OFF:
            out["set"] = True
        if tag == "li":
            out["item"] = True
        stack.append(("close", node))
        for child in reversed(list(node)):
            stack.append(("open", child))
        if node.text:
            stack.append(("text", node.text))
    yield from flush()


def dump(text, style):
    lines = []
    for line, set_off, item in blocks(text):
        apart = style == "loose" or (style == "set" and set_off)
        if apart and lines and lines[-1]:
            lines.append("")
        lines.append(f"  • {line}" if item and style != "tight" else line)
        if apart:
            lines.append("")
    return "\n".join(lines)


# Seconds a page; pandoc takes minutes for some.
PATIENCE = 60
COMMANDS = {
    "w3m": ["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "100"],
    "lynx": ["lynx", "-dump", "-nolist", "-assume_charset=utf-8", "-display_charset=utf-8", "-width=100"],
    "pandoc": ["pandoc", "-f", "html", "-t", "plain", "--columns=100"],
}


def dump_by(dumper, text):
    # What a page says of its encoding is no longer so.
    text = re.sub(r"charset\s*=\s*([\"']?)[\w-]+", r"charset=\1utf-8", text, flags=re.I)
    if dumper == "html2text":
        import html2text

        return html2text.html2text(text)
    if dumper == "inscriptis":
        import inscriptis

        return inscriptis.get_text(text)
    if dumper == "resiliparse":
        from resiliparse.extract.html2text import extract_plain_text

        return extract_plain_text(text)
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as page:
        page.write(text)
        page.flush()
        try:
            done = subprocess.run([*COMMANDS[dumper], page.name], capture_output=True, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            return ""
    return done.stdout.decode("utf-8", "replace")


DUMPERS = [*COMMANDS, "html2text", "inscriptis", "resiliparse"]


def write(job):
    file, out, style, dumper = job
    raw = Path(file).read_bytes()
    raw = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    name = Path(file).name.split(".")[0]
    lines = dump_by(dumper, decode(raw)) if dumper else dump(decode(raw), style)
    (Path(out) / f"{name}.txt").write_text(lines, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--style", default="set", choices=["set", "tight", "loose"])
    parser.add_argument("--dumper", choices=DUMPERS)
    args = parser.parse_args()
    Path(args.out).mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        for _ in pool.map(write, ((f, args.out, args.style, args.dumper) for f in args.files), chunksize=16):
            pass


if __name__ == "__main__":
    main()
