#!/usr/bin/env python3
"""Fit the weights with which the reader chooses between Chinese authors.

usage: han_authors.py --rows ROWS.jsonl... --tools DIR --truth DIR [--write src/document/metadata/authors/han.rs]

ROWS.jsonl is what `features authors` prints for the Chinese pages, as saved and as text captures of them (train/dump_lines.py);
features are those of the program by construction. A conditional logit (choice.py) with "none" among the choices,
cross-validated by site in several deals of the sites. Needs numpy and scipy.
"""
import argparse
import json
import os
import re
import sys

import numpy as np

from choice import Choices, frequent
from corpora import site

# What a feature weighs before a page has been seen; the penalty draws the weights there. Rules bring their own odds;
# content managers write the editor on duty where the author belongs, and sites their name.
PRIOR = {"rules": 1.0, "editor": -2.5, "site": -1.0, "no-name": -1.0, "person": 0.5,
         "place": -2.0}
# A text capture of a page says nearly the same as the page.
CAPTURE = 0.25


def load(args):
    sys.path.insert(0, args.tools)
    from score_zh import author_ok
    truths = {}
    for name in sorted(os.listdir(args.truth)):
        with open(f"{args.truth}/{name}", encoding="utf-8") as file:
            truth = json.load(file)
        truths[truth["id"]] = truth
    rows = []
    for n, path in enumerate(args.rows):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                page = json.loads(line)
                truth = truths.get(page["id"])
                if truth is None or not any(re.search("[\u4e00-\u9fff]", name) for o in page["options"] for name in o["names"]):
                    continue
                options = page["options"]
                labels = [bool(truth["author"]) and author_ok(o["names"], truth["author"]) for o in options[:-1]]
                found = any(labels)
                rows.append(dict(corpus="zh" if n == 0 else "captures", site=site(truth.get("url") or truth["id"]), page=page["id"],
                                 has=bool(truth["author"]), found=found, labels=labels + [not found],
                                 names=[o["names"] for o in options], options=[o["features"] for o in options]))
    return rows


def judge(choices, scores, corpus):
    """Right where there is an author, given where there is none, and of what is said with .8 or more how much is wrong."""
    right = wanted = given = silent = bold = wrong = 0
    for row, span in zip(choices.rows, choices.spans):
        if row["corpus"] != corpus:
            continue
        s = scores[span]
        odds = np.exp(s - s.max())
        odds /= odds.sum()
        best = int(np.argmax(odds))
        said = best < len(s) - 1
        hit = said and row["labels"][best] and row["has"]
        if row["has"]:
            wanted += 1
            right += hit
        else:
            silent += 1
            given += said
        if said and odds[best] >= 0.8:
            bold += 1
            wrong += not hit
    return right / max(1, wanted), given / max(1, silent), bold, wrong


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--rows", nargs="+", required=True)
    p.add_argument("--tools", required=True)
    p.add_argument("--truth", required=True)
    p.add_argument("--penalty", type=float, default=0.3)
    p.add_argument("--least", type=int, default=6)
    p.add_argument("--write")
    p.add_argument("--errors", action="store_true")
    args = p.parse_args()
    rows = load(args)
    weights = [(1.0 if row["corpus"] == "zh" else CAPTURE) * (0.3 if row["has"] and not row["found"] else 1.0) for row in rows]
    choices = Choices(rows, frequent(rows, args.least), weights)
    choices.prior = np.array([PRIOR.get(name, 0.0) for name in choices.names])
    reachable = [np.mean([row["found"] for row in rows if row["has"] and row["corpus"] == c] or [0]) for c in ("zh", "captures")]
    print(len(rows), "pages; reachable", reachable)
    for penalty in (0.1, 0.3, 0.6, 1.0, 2.0):
        for corpus in ("zh", "captures"):
            figures = np.mean([judge(choices, scores, corpus) for scores in choices.cross_validated(penalty)], axis=0)
            inside = judge(choices, choices.in_sample(penalty)[1], corpus)
            print(f"penalty {penalty} {corpus}: cross-validated right {figures[0]:.3f} given where none {figures[1]:.3f}",
                  f"bold {figures[2]:.0f} wrong {figures[3]:.1f}; in sample", inside)
    fitted, scores = choices.in_sample(args.penalty)
    if args.errors:
        cross = next(choices.cross_validated(args.penalty, 1))
        for row, span in zip(choices.rows, choices.spans):
            best = int(np.argmax(cross[span]))
            if not row["labels"][best] or best < len(row["labels"]) - 1 and not row["has"]:
                s = cross[span]
                odds = np.exp(s - s.max())
                odds /= odds.sum()
                print(row["corpus"], row["page"], "has" if row["has"] else "none", [(n, round(float(o), 2)) for n, o in zip(row["names"], odds)])
    line, table = "   ", []
    # What too few pages show keeps what is believed of it.
    pairs = {**{name: value for name, value in PRIOR.items()}, **dict(zip(choices.names, fitted))}
    for name, value in sorted(pairs.items(), key=lambda pair: -abs(pair[1])):
        if abs(value) < 0.03:
            continue
        entry = f' ("{name}", {value:.2f}),'
        if len(line) + len(entry) > 110:
            table.append(line)
            line = "   "
        line += entry
    table.append(line)
    table = "\n".join(table)
    print(table)
    if args.write:
        with open(args.write, encoding="utf-8") as file:
            source = file.read()
        source = re.sub(r"(const WEIGHTS: &\[Fact\] = &\[\n).*?(\n\];)", lambda m: m[1] + table + m[2], source, flags=re.S)
        with open(args.write, "w", encoding="utf-8") as file:
            file.write(source)


if __name__ == "__main__":
    main()
