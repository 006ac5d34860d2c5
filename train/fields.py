#!/usr/bin/env python3
"""Fit the weights with which the reader chooses a page's authors and day of publication (titles: titles.py).

usage: fields.py authors|dates --reader OUT.jsonl --tools DIR --wcxb DIR --news DIR --zh DIR

OUT.jsonl is what `tearsheet read --jsonl` prints for all pages of the three corpora; the candidates are
taken from it as they are (evidence and rejected), so the features here are those of the Rust code by
construction: names of rules, and a few facts about the value. A conditional logit (one choice a page, "none"
among the choices) is fitted with L-BFGS and an L2 penalty; five-fold cross-validation
is grouped by site. Prints the figures and the table to paste into src/document/metadata/*_model.rs.
Needs numpy and scipy.
"""
import argparse, hashlib, json, os, re, sys
from urllib.parse import urlparse

import numpy as np
from scipy.optimize import minimize

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


def author_features(groups, doc):
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
        ft["shares-name"] = float(any(set(key) & o for o in everyone if o != set(key)))


def date_features(groups, doc):
    days = sorted(groups)
    for key, g in groups.items():
        ft = g["features"]
        ft["earliest"], ft["latest"] = float(key == days[0]), float(key == days[-1])
        ft["timed"] = float(any("T" in v and "T00:00" not in v for _, v in g["members"]))
        modified = (doc["metadata"]["modified"] or {}).get("value") or ""
        ft["is-modified"] = float(modified[:10] == key)


def page_features(field, groups, doc):
    """What speaks for "none"."""
    ft = {"none": 1.0, f"none {doc['kind']['value']}": 1.0}
    n = len(groups)
    ft["none 2-3"], ft["none 4+"] = float(2 <= n <= 3), float(n >= 4)
    return ft


def candidates(field, doc):
    value = doc["metadata"][FIELD[field]] or doc.get("undecided", {}).get(FIELD[field])
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
    def add(corpus, site, page, has, ok):
        doc = docs.get(page)
        if doc is None:
            return
        groups = candidates(field, doc)
        options = [g["features"] for g in groups.values()]
        labels = [bool(has and ok(g["value"])) for g in groups.values()]
        options.append(page_features(field, groups, doc))
        labels.append(not any(labels))
        rows.append(dict(corpus=corpus, site=site, page=page, has=bool(has), options=options, labels=labels,
                         found=bool(has) and any(labels[:len(groups)])))
    for name in sorted(os.listdir(f"{args.wcxb}/ground-truth")):
        page = name[:-5]
        truth = json.load(open(f"{args.wcxb}/ground-truth/{name}", encoding="utf-8"))
        gt = truth["ground_truth"]
        wcxb = {"authors": "author", "dates": "date"}[field]
        true = gt.get("publish_date" if wcxb == "date" else wcxb)
        add("wcxb", urlparse(truth["url"]).netloc, page, true, lambda v: right(wcxb, v, true))
    for page, t in pages(args.news):
        site = page.split("_")[0]
        if field == "dates":
            add("news", site, page, t.get("publishing_date"), lambda v: parse_day(v) == str(t["publishing_date"])[:10])
        else:
            add("news", site, page, t.get("authors"), lambda v: {fold(a) for a in v} == {fold(a) for a in t["authors"]})
    for name in sorted(os.listdir(f"{args.zh}/truth")):
        t = json.load(open(f"{args.zh}/truth/{name}", encoding="utf-8"))
        if field == "dates":
            days = score_zh.days_ok(t)
            add("zh", t["id"], t["id"], days, lambda v: score_zh.day(v) in days)
        else:
            add("zh", t["id"], t["id"], t["author"], lambda v: score_zh.author_ok(v, t["author"]))
    return rows


# The reader's page kinds come from a model that saw these very pages; on other pages about one in seven is
# wrong. Each page is shown a second time with a kind drawn at random, at this weight, so that the fit does
# not lean on them more than it may.
CONFUSED = 0.16

# A Chinese page counts for more: there are few. A page whose truth no candidate holds says little.
WEIGHT = {"wcxb": 1.0, "news": 0.7, "zh": 2.0}
MISSED = 0.3


def fit(rows, names, penalty):
    index = {n: i for i, n in enumerate(names)}
    data = []
    for row in rows:
        if not row["labels"] or len(row["options"]) < 2:
            continue
        x = matrix(row, index)
        weight = WEIGHT[row["corpus"]] * (MISSED if row["has"] and not row["found"] else 1.0)
        data.append((x, np.array(row["labels"], bool), weight))
        kinds = [n for n in names if n.startswith("none ") and n.split()[1] in KINDS]
        if kinds:
            other = x.copy()
            other[-1, [index[n] for n in kinds]] = 0
            other[-1, index[kinds[int(hashlib.md5(row["page"].encode()).hexdigest(), 16) % len(kinds)]]] = 1
            data.append((other, np.array(row["labels"], bool), weight * CONFUSED))

    def loss(w):
        value, slope = penalty * (w @ w), 2 * penalty * w
        for x, y, weight in data:
            s = x @ w
            e = np.exp(s - s.max())
            p = e / e.sum()
            q = np.where(y, e, 0)
            value -= weight * np.log(q.sum() / e.sum())
            slope = slope - weight * (x.T @ (q / q.sum() - p))
        return value, slope

    return minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


def matrix(row, index):
    x = np.zeros((len(row["options"]), len(index)))
    for i, features in enumerate(row["options"]):
        for name, value in features.items():
            if name in index:
                x[i, index[name]] = value
    return x


def fold_of(site):
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % 5


def judge(field, rows, probabilities, shift):
    """Share right where there is a truth, share answered where there is none."""
    out = {}
    for corpus in ("wcxb", "news", "zh"):
        hit = total = false = nulls = 0
        for row in rows:
            if row["corpus"] != corpus:
                continue
            s = probabilities[row["page"]].copy()
            if len(s):
                s[-1] += shift
            best = int(np.argmax(s)) if len(s) else -1
            said = best >= 0 and best < len(s) - 1
            if row["has"]:
                total += 1
                hit += said and bool(row["labels"]) and row["labels"][best]
            else:
                nulls += 1
                false += said
        out[corpus] = f"right {hit / max(1, total):.3f} of {total}, false {false / max(1, nulls):.3f} of {nulls}"
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("field", choices=list(FIELD))
    for name in ("reader", "tools", "wcxb", "news", "zh"):
        p.add_argument(f"--{name}", required=True)
    p.add_argument("--penalty", type=float, default=1.0)
    args = p.parse_args()
    rows = load(args)
    seen = {}
    for row in rows:
        for features in row["options"]:
            for name in features:
                seen[name] = seen.get(name, 0) + 1
    # Rarer features say nothing that another site would repeat.
    names = sorted(n for n, count in seen.items() if count >= 8)
    index = {n: i for i, n in enumerate(names)}
    scores = {}
    for k in range(5):
        w = fit([r for r in rows if fold_of(r["site"]) != k], names, args.penalty)
        for row in rows:
            if fold_of(row["site"]) == k:
                scores[row["page"]] = matrix(row, index) @ w
    for shift in (-0.6, -0.3, 0, 0.3, 0.6, 0.9, 1.2):
        print(f"shift {shift}:", judge(args.field, rows, scores, shift))
    w = fit(rows, names, args.penalty)
    print("const WEIGHTS: &[(&str, f32)] = &[")
    for name, value in sorted(zip(names, w), key=lambda t: -abs(t[1])):
        if abs(value) >= 0.03:
            print(f'    ("{name}", {value:.2f}),')
    print("];")


if __name__ == "__main__":
    main()
