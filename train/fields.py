#!/usr/bin/env python3
"""Fit the weights with which the reader chooses a page's authors and day of publication (titles: titles.py).

usage: fields.py authors|dates --reader OUT.jsonl --tools DIR --corpora DIR

OUT.jsonl is what `features candidates` prints for all pages of the three corpora, each page read by forests that never
saw its site; the candidates are taken from it as they are (evidence and rejected), so the features here are those of
the Rust code by construction: names of rules, and a few facts about the value. A conditional logit (choice.py) with
"none" among the choices is fitted; cross-validation is by site, in several deals of the sites. Prints the figures and
the table to paste into src/document/metadata/choice_model.rs. Needs numpy and scipy.
"""
import argparse, json, os, re, sys

import numpy as np

from choice import Choices, frequent
from corpora import read_corpora
from spelling import fold_key

FIELD = {"authors": "authors", "dates": "published"}
KINDS = ["article", "thread", "listing", "collection", "product", "service", "documentation", "readout"]


def group_key(field, value):
    if field == "dates":
        return value[:10]
    return tuple(sorted(fold_key(v) for v in value))


def flag(field, rule, key):
    key = key or ""
    if rule == "meta":
        named = {"authors": ("author", "article:author", "twitter:data1", "byl"),
                 "dates": ("article:published_time", "date", "pubdate", "datepublished")}[field]
        if field == "dates" and key not in named and re.search("publi[sc]|pub_?-?date", key):
            return "meta published"
        return f"meta {key}" if key in named else "meta other"
    if rule in ("json-ld", "json-ld-salvaged", "microdata", "rdfa"):
        kind, _, name = key.rpartition(".")
        page = kind.endswith("Page") or not kind
        return f"{'page' if page else 'entity'} {name}"
    return rule


def is_person(name):
    if re.fullmatch(r"[\u3400-\u9fff·•]+", name):
        return 2 <= len(re.sub("[·•]", "", name)) <= 4 or "·" in name
    parts = name.split()
    return 2 <= len(parts) <= 5 and sum(next((not c.islower() for c in p if c.isalpha()), False) for p in parts) >= 2 and not re.search(r"[0-9]", name)


# Rules that look at what is visible as a byline.
SIGNED = {"author-class", "author-link", "author-label", "rel-author", "person-alone-by-title", "person-alone-in-byline", "person-beside-date",
          "marked-author-further-down", "author-box", "opening-post"}


def is_site_name(key, site):
    return key == site or min(len(key), len(site)) >= 4 and (key in site or site in key)


def words_of(text):
    """Words of two letters and more in a script with capitals."""
    return [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > 1 and w[0].lower() != w[0].upper()]


def author_features(groups, doc):
    everyday = {w for b in doc["blocks"][:3000] for w in words_of(b["text"]) if w[0].islower()}
    site = fold_key((doc["metadata"]["site"] or {}).get("value") or "")
    everyone = [set(k) for k in groups]
    for key, g in groups.items():
        g["site"] = all(is_site_name(k, site) for k in key)
        g["people"] = all(is_person(n) for n in g["value"])
    for key, g in groups.items():
        ft = g["features"]
        ft["all-people"] = float(g["people"])
        ft["many"] = float(len(g["value"]) > 3)
        ft["is-site"] = float(g["site"])
        ft["one-word"] = float(all(" " not in n for n in g["value"]))
        ft["rival"] = float((g["site"] or not g["people"]) and any(
            o["people"] and not o["site"] and SIGNED & set(o["features"]) for o in groups.values()))
        # The names stand elsewhere on the page too: a box about the author, a comment of theirs.
        own = [b["i"] for b in doc["blocks"] if g["value"][0] and g["value"][0] in b["text"]]
        ft["repeated"] = float(len(own) > 1)
        ft["introduced"] = float(any(b["text"].startswith(g["value"][0]) and len(b["text"]) > len(g["value"][0]) + 40 for b in doc["blocks"]))
        known = [w.lower() in everyday for n in g["value"] for w in words_of(n)]
        ft["common-words"] = float(bool(known) and all(known))
        ft["part-common-words"] = float(any(known) and not all(known))
        ft["uncommon-by-title"] = float("person-alone-by-title" in ft and g["people"] and not any(known))
        ft["shares-name"] = float(any(set(key) & o for o in everyone if o != set(key)))


# Rules that find what is said to be the publication.
STATED = re.compile("meta |labelled-date|feed-item|opening-post|date-in-address|.* datePublished$")


def date_features(groups, doc):
    days = sorted(groups)
    stated = {key for key, g in groups.items() if any(STATED.match(name) for name in g["features"])}
    for key, g in groups.items():
        ft = g["features"]
        ft["earliest"], ft["latest"] = float(key == days[0]), float(key == days[-1])
        ft["timed"] = float(any("T" in v and "T00:00" not in v for _, v in g["members"]))
        # A label, a day and a time of day: nothing on a page says more plainly when it was published.
        ft["labelled-timed"] = float(ft["timed"] > 0 and any(n.startswith("labelled-date") for n, _ in g["members"]))
        modified = (doc["metadata"]["modified"] or {}).get("value") or ""
        ft["is-modified"] = float(modified[:10] == key)
        # Where the publication is stated, another day that is the last change's is the change.
        ft["shows-change"] = float(modified[:10] == key and key not in stated and bool(stated))


def page_features(field, groups, doc):
    """What speaks for "none"."""
    ft = {"none": 1.0, f"none {doc['kind']['value']}": 1.0}
    n = len(groups)
    ft["none 2-3"], ft["none 4+"] = float(2 <= n <= 3), float(n >= 4)
    return ft


def candidates(field, doc):
    value = doc["metadata"][FIELD[field]]
    if not value:
        return {}
    rows = [(e["rule"], e.get("key"), value["value"]) for e in value["evidence"]]
    rows += [(r["rule"], r.get("key"), r["value"]) for r in value["rejected"] if r["why"].startswith(("score", "less likely"))]
    groups = {}
    for rule, key, v in rows:
        name = flag(field, rule, key)
        g = groups.setdefault(group_key(field, v), {"value": v, "members": [], "features": {}})
        g["members"].append((name, v))
        g["features"][name] = 1.0
    {"authors": author_features, "dates": date_features}[field](groups, doc)
    return groups


def load(args):
    sys.path.insert(0, args.tools)
    from score_meta import fold, parse_day, right
    from score_news import pages
    import score_zh
    docs = {}
    with open(args.reader, encoding="utf-8") as lines:
        for line in lines:
            doc = json.loads(line)
            name = doc["source"]["name"]
            docs.setdefault(os.path.basename(name).split(".")[0], doc)
    field, rows = args.field, []
    sites = {truth.id: truth.group for truth in read_corpora(args.corpora)}

    def add(corpus, page, has, ok):
        doc = docs.get(page)
        if doc is None:
            return
        groups = candidates(field, doc)
        options = [g["features"] for g in groups.values()]
        labels = [bool(has and ok(g["value"])) for g in groups.values()]
        found = bool(has) and any(labels)
        options.append(page_features(field, groups, doc))
        labels.append(not any(labels))
        rows.append(dict(corpus=corpus, site=sites.get(page, page.split("_")[0]), page=page, has=bool(has),
                         options=options, labels=labels, found=found))

    truths = f"{args.corpora}/wcxb-dev/ground-truth"
    for name in sorted(os.listdir(truths)):
        with open(f"{truths}/{name}", encoding="utf-8") as file:
            gt = json.load(file)["ground_truth"]
        wcxb = {"authors": "author", "dates": "date"}[field]
        true = gt.get("publish_date" if wcxb == "date" else wcxb)
        add("wcxb", name[:-5], true, lambda v: right(wcxb, v, true))
    for page, t in pages(f"{args.corpora}/news-dev"):
        if field == "dates":
            day = str(t.get("publishing_date"))[:10]
            add("news", page, t.get("publishing_date"), lambda v: parse_day(v) == day)
        else:
            add("news", page, t.get("authors"), lambda v: {fold(a) for a in v} == {fold(a) for a in t["authors"]})
    if field == "authors":
        # The reader decides between Chinese names by rules of its own.
        return rows
    truths = f"{args.corpora}/zh-dev/truth"
    for name in sorted(os.listdir(truths)):
        with open(f"{truths}/{name}", encoding="utf-8") as file:
            t = json.load(file)
        days = score_zh.days_ok(t)
        add("zh", t["id"], days, lambda v: score_zh.day(v) in days)
    return rows


# A Chinese page counts for more: there are few, and they write dates in their own way. A page whose truth no candidate holds says little.
WEIGHT = {"wcxb": 1.0, "news": 0.7, "zh": 4.0}
MISSED = 0.3


def weight_of(row):
    return WEIGHT[row["corpus"]] * (MISSED if row["has"] and not row["found"] else 1.0)


def judge(choices, scores, shift):
    """For each corpus the share right where there is a truth, and the share answered where there is none."""
    tally = {row["corpus"]: [0, 0, 0, 0] for row in choices.rows}
    for row, span in zip(choices.rows, choices.spans):
        s = scores[span].copy()
        s[-1] += shift
        best = int(np.argmax(s))
        said = best < len(s) - 1
        counts = tally[row["corpus"]]
        if row["has"]:
            counts[0] += bool(said and row["labels"][best])
            counts[1] += 1
        else:
            counts[2] += said
            counts[3] += 1
    return {corpus: (hit / max(1, of), wrong / max(1, none)) for corpus, (hit, of, wrong, none) in tally.items()}


def report(choices, splits):
    for shift in (-0.6, -0.4, -0.2, -0.07, 0.0, 0.1, 0.2, 0.4, 0.6):
        judged = [judge(choices, scores, shift) for scores in splits]
        parts = []
        for corpus in judged[0]:
            right, wrong = np.mean([j[corpus] for j in judged], axis=0)
            parts.append(f"{corpus} right {right:.3f}, wrong where none {wrong:.3f}")
        print(f"  none shifted by {shift:+.1f}:", "; ".join(parts))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("field", choices=list(FIELD))
    for name in ("reader", "tools", "corpora"):
        p.add_argument(f"--{name}", required=True)
    p.add_argument("--penalty", type=float, default=0.7)
    p.add_argument("--least", type=int, default=8, help="options that must show a feature")
    args = p.parse_args()
    rows = load(args)
    choices = Choices(rows, frequent(rows, args.least), [weight_of(row) for row in rows])
    print("cross-validated by site:")
    report(choices, list(choices.cross_validated(args.penalty)))
    weights, scores = choices.in_sample(args.penalty)
    print("in sample:")
    report(choices, [scores])
    line = "   "
    for name, value in sorted(zip(choices.names, weights), key=lambda t: -abs(t[1])):
        if abs(value) >= 0.03:
            entry = f' ("{name}", {value:.2f}),'
            if len(line) + len(entry) > 116:
                print(line)
                line = "   "
            line += entry
    print(line)


if __name__ == "__main__":
    main()
