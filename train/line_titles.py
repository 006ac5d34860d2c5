#!/usr/bin/env python3
"""Fit the weights with which the reader chooses the title of a text capture.

usage: line_titles.py --rows ROWS.jsonl... --tools DIR --corpora DIR [--write FILE]

Each ROWS.jsonl is what `features titles` writes for all pages of the three corpora, dumped as text in one style
(dump_lines.py): the lines that may be the title, with the features that the Rust code itself computed; the first option of
a page is "none of them". A conditional logit (choice.py) is fitted over all styles together; cross-validation is by site,
in several deals of the sites. Prints the share of right titles by corpus and kind, how often one is given and right then,
how honest the probabilities are, and with --write leaves src/zone/lines/title/weights.rs. Needs numpy and scipy.
"""
import argparse, json
from array import array
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from choice import SPLITS, Choices
from titles import WEIGHT, read_truths, write
from spelling import fold_key

# The circumstances of a page, and of a line's place on it, that give some features a second weight.
SCOPES = ["thread", "thin", "unspaced", "near", "inside"]

# Weights set by hand, because the pages that would teach them are too few: what a page itself labels as its title.
FIXED = {"labelled": 4.0}

# Share of the longer text that a line and a true title must have in common where no line is the title letter for letter.
ALIKE = 0.6

# A title is given from this probability on, as `LIKELY` in src/zone/lines/title/mod.rs.
LIKELY = 0.25


def load(paths, tools, corpora):
    """Pages of all styles, the names of the features and the matrix of all options."""
    truths = read_truths(tools, corpora)
    rows, index = [], {}
    starts, which, amounts = array("q", [0]), array("i"), array("f")
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                page = json.loads(line)
                truth = truths.get(page["id"])
                if truth is None or not page["options"]:
                    continue
                values = [option["value"] for option in page["options"]]
                right = np.array([bool(value) and truth["ok"](value) for value in values], bool)
                right[0] = not right.any()
                good = right if right[1:].any() else alike(values, truth["title"])
                for option in page["options"]:
                    for name, amount in option["features"].items():
                        which.append(index.setdefault(name, len(index)))
                        amounts.append(amount)
                    starts.append(len(which))
                rows.append(dict(truth, page=page["id"], style=Path(path).stem, right=right, labels=good,
                                 keys=[fold_key(value) for value in values]))
    matrix = csr_matrix((np.frombuffer(amounts, np.float32), np.frombuffer(which, np.int32), np.frombuffer(starts, np.int64)),
                        shape=(len(starts) - 1, len(index)))
    return rows, list(index), matrix


def alike(values, title):
    """Which options are the title but for its signs, or most of it: what a page shows of a title that it states otherwise."""
    def letters(text):
        return "".join(c for c in text.lower() if c.isalnum())

    true = letters(title)
    good = np.zeros(len(values), bool)
    for i, value in enumerate(values[1:], 1):
        short, long = sorted((letters(value), true), key=len)
        good[i] = len(short) >= ALIKE * len(long) and short in long
    good[0] = not good.any()
    return good


def decide(row, s):
    """The reader's own way: the most probable title, all its lines taken together; which option, how probable."""
    p = np.exp(s - s.max())
    p /= p.sum()
    groups = defaultdict(float)
    for key, part in zip(row["keys"][1:], p[1:]):
        groups[key] += part
    if not groups:
        return 0, 0.0
    best = max(groups, key=groups.get)
    return max((i for i in range(1, len(p)) if row["keys"][i] == best), key=lambda i: p[i]), groups[best]


def report(choices, splits):
    """Shares of right titles, each the mean of the given deals."""
    found, chances = defaultdict(list), []
    for scores in splits:
        for row, span in zip(choices.rows, choices.spans):
            at, sure = decide(row, scores[span])
            hit, said = bool(row["right"][at]) and at > 0, sure >= LIKELY
            for name in (row["corpus"], f"{row['corpus']} {row['kind']}", f"{row['corpus']} ({row['style']})"):
                found[name].append((not row["right"][0], hit, said, hit and said))
            chances.append((sure, hit))
    for name, pages in sorted(found.items()):
        reachable, best, said, right = np.mean(pages, axis=0)
        print(f"  {name:22} right {right:.3f}, given {said:.3f}, right where given {right / said:.3f}, "
              f"best {best:.3f}, reachable {reachable:.3f}")
    for low, high in ((0, .2), (.2, .4), (.4, .6), (.6, .8), (.8, .95), (.95, 1.01)):
        part = [c for c in chances if low <= c[0] < high]
        if part:
            print(f"  said {np.mean([c[0] for c in part]):.2f}, right {np.mean([c[1] for c in part]):.2f}, {len(part)}")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--rows", required=True, nargs="+")
    for name in ("tools", "corpora"):
        p.add_argument(f"--{name}", required=True)
    p.add_argument("--penalty", type=float, default=4.0, help="L2 penalty")
    p.add_argument("--least", type=int, default=60, help="options that must show a feature")
    p.add_argument("--splits", type=int, default=SPLITS)
    p.add_argument("--write")
    args = p.parse_args()
    rows, names, matrix = load(args.rows, args.tools, args.corpora)
    seen = np.bincount(matrix.indices, minlength=len(names))
    fixed = matrix @ np.array([FIXED.get(name, 0.0) for name in names])
    columns = [i for i, name in enumerate(names) if seen[i] >= args.least and name not in FIXED]
    names, matrix = [names[i] for i in columns], matrix[:, columns]
    # A page counts once, however many styles show it.
    choices = Choices(rows, names, [WEIGHT[row["corpus"]] / len(args.rows) for row in rows], matrix)
    print(f"{len(rows)} pages, {matrix.shape[0]} options, {len(names)} features; cross-validated by site:")
    report(choices, [scores + fixed for scores in choices.cross_validated(args.penalty, args.splits)])
    if args.write:
        weights, scores = choices.in_sample(args.penalty)
        print("in sample:")
        report(choices, [scores + fixed])
        write(args.write, names, weights, FIXED, SCOPES)


if __name__ == "__main__":
    main()
