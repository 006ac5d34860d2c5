#!/usr/bin/env python3
"""Fit the weights with which the reader chooses a page's title.

usage: titles.py --rows ROWS.jsonl --tools DIR --corpora DIR [--write FILE]

ROWS.jsonl is what `features titles` writes for all pages of the three corpora: every spelling that a page proposes,
with the features that the Rust code itself computed, each page read by forests that never saw its site. A conditional
logit (choice.py) is fitted; cross-validation is by site, in several deals of the sites. Prints the share of right
titles by corpus and kind, how honest the probabilities are, and with --write leaves
src/document/metadata/title/weights.rs. Needs numpy and scipy.
"""
import argparse, json, os, sys
from collections import defaultdict

import numpy as np

from choice import Choices, frequent
from corpora import read_corpora
from spelling import fold_key

KINDS = ["article", "thread", "listing", "collection", "product", "service", "documentation", "readout"]

# The circumstances of a page that give some of its features a second weight.
SCOPES = KINDS + ["news", "start"]

# Weights set by hand, because the pages that would teach them are too few: what a page itself labels as its title,
# what a Chinese page shows of its <title> above the content (right on 39 of 39 pages), and parts of a heading that a
# machine-readable title repeats whole (wrong on 88 of 100 pages of WCXB and on all 65 of news-dev).
FIXED = {"title-label": 2.5, "Chinese, of title-element above body": 2.0, "part of a stated heading": -1.0}

# Smaller weights change nothing.
LEAST_WEIGHT = 0.05

# A Chinese page counts for more: there are few.
WEIGHT = {"wcxb": 1.0, "news": 1.0, "zh": 2.0}


def read_truths(tools, corpora):
    """For each page with a title its corpus, kind and site, and whether another title is right by the corpus's scorer."""
    sys.path.insert(0, tools)
    from score_common import load_wcxb
    from score_meta import fold, right
    from score_news import pages
    import score_zh
    sites = {truth.id: truth.group for truth in read_corpora(corpora)}
    truths = {}

    def add(corpus, kind, page, true, ok):
        if true:
            truths[page] = dict(corpus=corpus, kind=kind, site=sites.get(page, page.split("_")[0]), title=true,
                                ok=lambda value: ok(value, true))

    for page, kind, _, gt in load_wcxb(f"{corpora}/wcxb-dev", "dev"):
        add("wcxb", kind, page, gt.get("title"), lambda value, true: right("title", value, true))
    for page, t in pages(f"{corpora}/news-dev"):
        add("news", "news", page, t.get("title"), lambda value, true: fold(value) == fold(true))
    for name in sorted(os.listdir(f"{corpora}/zh-dev/truth")):
        with open(f"{corpora}/zh-dev/truth/{name}", encoding="utf-8") as file:
            t = json.load(file)
        add("zh", "zh", t["id"], t["title"], lambda value, true: score_zh.nk(value) == score_zh.nk(true))
    return truths


def load(rows_path, tools, corpora):
    options = {}
    with open(rows_path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            options.setdefault(row["id"], row["options"])
    return [dict(truth, page=page, values=[o["value"] for o in options[page]],
                 options=[o["features"] for o in options[page]],
                 labels=np.array([truth["ok"](o["value"]) for o in options[page]], bool))
            for page, truth in read_truths(tools, corpora).items() if page in options]


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


def report(choices, splits):
    """Shares of right titles, each the mean of the given deals."""
    right, reachable, chances = defaultdict(list), defaultdict(list), []
    for scores in splits:
        hits = defaultdict(list)
        for row, span in zip(choices.rows, choices.spans):
            hit = sure = False
            if row["options"]:
                at, sure = decide(row, scores[span])
                hit = bool(row["labels"][at])
            for name in (row["corpus"], f"{row['corpus']} {row['kind']}"):
                hits[name].append(hit)
                reachable[name].append(bool(row["labels"].any()))
            chances.append((float(sure), hit))
        for name, found in hits.items():
            right[name].append(np.mean(found))
    for name, shares in sorted(right.items()):
        spread = f", {min(shares):.3f} to {max(shares):.3f}" if len(shares) > 1 else ""
        print(f"  {name:22} {np.mean(shares):.3f}{spread}, reachable {np.mean(reachable[name]):.3f}")
    for low, high in ((0, .4), (.4, .6), (.6, .8), (.8, .95), (.95, 1.01)):
        part = [c for c in chances if low <= c[0] < high]
        if part:
            print(f"  said {np.mean([c[0] for c in part]):.2f}, right {np.mean([c[1] for c in part]):.2f}")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("rows", "tools", "corpora"):
        p.add_argument(f"--{name}", required=True)
    p.add_argument("--plain", type=float, default=3.0, help="L2 penalty of features as such")
    p.add_argument("--scoped", type=float, default=3.0, help="L2 penalty of features in a circumstance")
    p.add_argument("--least", type=int, default=12, help="options that must show a feature")
    p.add_argument("--write")
    args = p.parse_args()
    rows = load(args.rows, args.tools, args.corpora)
    names = [name for name in frequent(rows, args.least) if name not in FIXED]
    choices = Choices(rows, names, [WEIGHT[row["corpus"]] for row in rows])
    fixed = np.array([sum(weight * features.get(name, 0) for name, weight in FIXED.items())
                      for row in rows for features in row["options"]])
    penalty = np.array([args.scoped if scope_of(name, SCOPES)[0] else args.plain for name in names])
    print(f"{len(names)} features; cross-validated by site:")
    report(choices, [scores + fixed for scores in choices.cross_validated(penalty)])
    weights, scores = choices.in_sample(penalty)
    print("in sample:")
    report(choices, [scores + fixed])
    if args.write:
        write(args.write, names, weights, FIXED, SCOPES)


def scope_of(name, scopes):
    scope, _, rest = name.partition(" ")
    return (scope, rest) if scope in scopes else ("", name)


def write(path, names, weights, fixed, scopes):
    """The table of weights, in the order in which the reader searches it."""
    table = [("", name, value) for name, value in fixed.items()]
    table += [(*scope_of(name, scopes), value) for name, value in zip(names, weights) if abs(value) >= LEAST_WEIGHT]
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
