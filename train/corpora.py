"""Truth of the unpacked corpora: for each page its site, its kind and the text it should give."""

import json
import re
from collections import namedtuple
from pathlib import Path
from urllib.parse import urlsplit

# `text`: what Document::text should hold; `ignored`: texts that count neither way;
# `group`: the site, so that no site stands in training and in judging at once.
Truth = namedtuple("Truth", "id corpus file group kind text ignored")

KINDS = ["article", "forum", "product", "collection", "listing", "documentation", "service"]

# Second-level labels that are no site of their own (`co.uk`).
SHARED_LABELS = {"co", "com", "org", "net", "gov", "edu", "ac", "or", "ne"}


def site(url):
    """The registrable domain, nearly."""
    labels = (urlsplit(url).hostname or url).lower().split(".")
    keep = 3 if len(labels) > 2 and labels[-2] in SHARED_LABELS else 2
    return ".".join(labels[-keep:])


def read_wcxb(root):
    for truth in sorted((root / "wcxb-dev" / "ground-truth").glob("*.json")):
        page = json.loads(truth.read_text(encoding="utf-8"))
        kind = page["_internal"]["page_type"]
        kind = kind.get("primary", "article") if isinstance(kind, dict) else kind
        kind = "collection" if kind == "category" else kind
        file = root / "wcxb-dev" / "html" / f"{truth.stem}.html.gz"
        text = page["ground_truth"].get("main_content") or ""
        yield Truth(truth.stem, "wcxb", file, site(page.get("url") or truth.stem), kind, text, [])


def read_zh(root):
    for truth in sorted((root / "zh-dev" / "truth").glob("*.json")):
        page = json.loads(truth.read_text(encoding="utf-8"))
        text = list(page["body"])
        if page["kind"] == "forum":
            text += [(c.get("quote") or "") + (c["text"] or "") for c in page["comments"]]
        ignored = list(page.get("captions", [])) + list(page.get("optional", []))
        file = next((root / "zh-dev" / "html").glob(f"{page['id']}.*"))
        yield Truth(page["id"], "zh", file, site(page.get("url") or page["id"]), page["kind"], "\n".join(text), ignored)


def read_news(root):
    for html in sorted((root / "news-dev").glob("*/*.html.gz")):
        stem = html.name.split(".")[0]
        publisher = re.match(r"(.+?)_\d{4}_\d\d_\d\d", stem).group(1)
        versions = json.loads((html.parent / f"{publisher}.json").read_text(encoding="utf-8"))
        dates = sorted(h.name for h in html.parent.glob(f"{publisher}_*.html.gz"))
        if len(versions) != len(dates):
            continue
        body = list(versions.values())[dates.index(html.name)].get("body")
        if not isinstance(body, dict):
            continue
        text = list(body.get("summary") or [])
        for section in body.get("sections") or []:
            text += (section.get("headline") or []) + (section.get("paragraphs") or [])
        yield Truth(stem, "news", html, publisher, "article", "\n".join(text), [])


def read_corpora(root):
    root = Path(root)
    return [*read_wcxb(root), *read_zh(root), *read_news(root)]
