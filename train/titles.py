#!/usr/bin/env python3
"""Fit the weights with which the reader chooses a page's title.

usage: titles.py --rows ROWS.jsonl --tools DIR --corpora DIR [--write FILE]

ROWS.jsonl is what `features titles` writes for all pages of the three corpora: every spelling that a page proposes,
with the features that the Rust code itself computed. A conditional logit (one choice a page) is fitted with L-BFGS and an
L2 penalty; five-fold cross-validation is grouped by site. Prints the share of right titles by corpus and kind, how
honest the probabilities are, and with --write leaves src/document/metadata/title/weights.rs.
Needs numpy and scipy.
"""
import argparse, hashlib, json, os, re, sys
from collections import defaultdict
from urllib.parse import urlparse

import numpy as np
from scipy.optimize import minimize

from spelling import fold_key

KINDS = ["article", "thread", "listing", "collection", "product", "service", "documentation", "readout"]

# The circumstances of a page that give some of its features a second weight.
SCOPES = KINDS + ["news", "start"]

# What a page itself labels as its title: too rare to be learned.
FIXED = {"title-label": 2.5}

# Smaller weights change nothing.
LEAST_WEIGHT = 0.05

# The reader's page kinds come from a model that saw these very pages; on other pages about one in seven is wrong.
# Each page is shown a second time with a kind drawn at random, at this weight.
CONFUSED = 0.16

# A Chinese page counts for more: there are few.
WEIGHT = {"wcxb": 1.0, "news": 1.0, "zh": 2.0}


def load(rows_path, tools, corpora):
    sys.path.insert(0, tools)
    from score_common import load_wcxb
    from score_meta import fold, right
    from score_news import pages
    import score_zh
    options = {}
    with open(rows_path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            options.setdefault(row["id"], row["options"])
    rows = []

    def add(corpus, kind, site, page, true, ok):
        if true and page in options:
            ours = options[page]
            rows.append(dict(corpus=corpus, kind=kind, site=site, page=page, true=true, values=[o["value"] for o in ours],
                             options=[o["features"] for o in ours], labels=np.array([ok(o["value"]) for o in ours], bool)))

    for page, kind, url, gt in load_wcxb(f"{corpora}/wcxb-dev", "dev"):
        add("wcxb", kind, urlparse(url).netloc, page, gt.get("title"), lambda v: right("title", v, gt["title"]))
    for page, t in pages(f"{corpora}/news-dev"):
        add("news", "news", page.split("_")[0], page, t.get("title"), lambda v: fold(v) == fold(t["title"]))
    for name in sorted(os.listdir(f"{corpora}/zh-dev/truth")):
        with open(f"{corpora}/zh-dev/truth/{name}", encoding="utf-8") as file:
            t = json.load(file)
        add("zh", "zh", t["id"], t["id"], t["title"], lambda v: score_zh.nk(v) == score_zh.nk(t["title"]))
    return rows


def matrix(row, index):
    x = np.zeros((len(row["options"]), len(index)))
    for i, features in enumerate(row["options"]):
        for name, value in features.items():
            if name in index:
                x[i, index[name]] = value
    return x


def confused(row, x, names, index):
    """The same page with another kind, drawn by its name."""
    mine = next((k for k in KINDS if any(n.startswith(k + " ") for f in row["options"] for n in f)), None)
    other = KINDS[:7][int(hashlib.md5(row["page"].encode()).hexdigest(), 16) % 7]
    if mine is None or other == mine:
        return None
    x = x.copy()
    for name in names:
        if name.startswith(other + " ") and (plain := mine + name[len(other):]) in index:
            x[:, index[name]] = x[:, index[plain]]
    for name in names:
        if name.startswith(mine + " "):
            x[:, index[name]] = 0
    return x


def penalties(names, plain, scoped):
    return np.array([scoped if " " in n and n.split(" ")[0] in SCOPES else plain for n in names])


def fit(rows, names, plain, scoped):
    index = {n: i for i, n in enumerate(names)}
    data = []
    for row in rows:
        if not row["labels"].any() or len(row["options"]) < 2:
            continue
        x, weight = matrix(row, index), WEIGHT[row["corpus"]]
        data.append((x, row["labels"], weight))
        other = confused(row, x, names, index)
        if other is not None:
            data.append((other, row["labels"], weight * CONFUSED))
    sizes = [len(x) for x, _, _ in data]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    X = np.concatenate([x for x, _, _ in data])
    Y = np.concatenate([y for _, y, _ in data])
    W = np.array([w for _, _, w in data])
    group = np.repeat(np.arange(len(data)), sizes)
    cost = penalties(names, plain, scoped)

    def loss(w):
        s = X @ w
        top = np.maximum.reduceat(s, starts)
        e = np.exp(s - top[group])
        z = np.add.reduceat(e, starts)
        q = np.where(Y, e, 0)
        zq = np.add.reduceat(q, starts)
        value = -(W * np.log(zq / z)).sum() + (cost * w * w).sum()
        slope = -(X.T @ (W[group] * (q / zq[group] - e / z[group]))) + 2 * cost * w
        return value, slope

    return minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x


def fold_of(site):
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % 5


def decide(row, s):
    """The reader's own way: the most probable title, then its most probable spelling."""
    p = np.exp(s - s.max())
    p /= p.sum()
    groups = defaultdict(float)
    keys = [fold_key(v) for v in row["values"]]
    for key, part in zip(keys, p):
        groups[key] += part
    best = max(groups, key=groups.get)
    return max((i for i in range(len(p)) if keys[i] == best), key=lambda i: p[i]), groups[best]


def report(rows, scores):
    right, chances = defaultdict(list), []
    for row in rows:
        hit = sure = False
        if len(row["options"]):
            at, sure = decide(row, scores[row["page"]])
            hit = bool(row["labels"][at])
        found = bool(row["labels"].any())
        for name in (row["corpus"], f"{row['corpus']} {row['kind']}"):
            right[name].append((hit, found))
        chances.append((float(sure), hit))
    for name, hits in sorted(right.items()):
        print(f"  {name:22} {np.mean([h for h, _ in hits]):.3f} of {len(hits)}, reachable {np.mean([f for _, f in hits]):.3f}")
    for low, high in ((0, .4), (.4, .6), (.6, .8), (.8, .95), (.95, 1.01)):
        part = [c for c in chances if low <= c[0] < high]
        if part:
            print(f"  said {np.mean([c[0] for c in part]):.2f}, right {np.mean([c[1] for c in part]):.2f}, {len(part)} pages")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("rows", "tools", "corpora"):
        p.add_argument(f"--{name}", required=True)
    p.add_argument("--plain", type=float, default=2.0, help="L2 penalty of features as such")
    p.add_argument("--scoped", type=float, default=1.0, help="L2 penalty of features in a circumstance")
    p.add_argument("--least", type=int, default=12, help="options that must show a feature")
    p.add_argument("--write")
    args = p.parse_args()
    rows = load(args.rows, args.tools, args.corpora)
    seen = defaultdict(int)
    for row in rows:
        for features in row["options"]:
            for name in features:
                seen[name] += 1
    # Rarer features say nothing that another site would repeat.
    names = sorted(n for n, count in seen.items() if count >= args.least)
    index = {n: i for i, n in enumerate(names)}
    scores = {}
    for k in range(5):
        w = fit([r for r in rows if fold_of(r["site"]) != k], names, args.plain, args.scoped)
        for row in rows:
            if fold_of(row["site"]) == k:
                scores[row["page"]] = matrix(row, index) @ w
    print(f"{len(names)} features; cross-validated by site:")
    report(rows, scores)
    w = fit(rows, names, args.plain, args.scoped)
    print("in sample:")
    report(rows, {row["page"]: matrix(row, index) @ w for row in rows})
    if args.write:
        write(args.write, names, w)


def write(path, names, weights):
    """The table of weights, in the order in which the reader searches it."""
    table = [("", name, value) for name, value in FIXED.items()]
    for name, value in zip(names, weights):
        scope, _, rest = name.partition(" ")
        if abs(value) >= LEAST_WEIGHT and name not in FIXED:
            table.append((scope, rest, value) if scope in SCOPES else ("", name, value))
    table.sort(key=lambda entry: (entry[0].encode(), entry[1].encode()))
    lines, line = [], "   "
    for scope, name, value in table:
        entry = f' ("{scope}", "{name}", {value:.2f}),'
        if len(line) + len(entry) > 108:
            lines.append(line)
            line = "   "
        line += entry
    with open(path, encoding="utf-8") as file:
        head = file.read().split("&[\n")[0]
    with open(path, "w", encoding="utf-8") as file:
        file.write(head + "&[\n" + "\n".join([*lines, line]) + "\n];\n")


if __name__ == "__main__":
    main()
