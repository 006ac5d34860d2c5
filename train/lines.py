#!/usr/bin/env python3
"""Trains the forest of text captures, from dumps of the unpacked corpora, with one command.

usage: lines.py --corpora DIR [--work DIR] [--keep-rows] [--folds]

Every page is dumped in two styles (dump_lines.py); both are learned from, the first is judged, by five
folds of sites. --folds: also leaves WORK/folds.json for `features read`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

import learn
from corpora import read_corpora
from forest import pack
from rows import label_pages, read_rows

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "src" / "zone" / "model" / "lines.forest"
STYLES = ["set", "tight"]
# 150 trees on 200 columns are some 38 KB.
ROUNDS = 150
# Measured with the boosting that looks for the best threshold.
BOOSTING = dict(extra_trees=False, feature_fraction=0.4)
COLUMNS = 200
FOLDS = 5


def write_rows(truths, work):
    build = ["cargo", "build", "--profile", "fast", "--features", "training", "--example", "features"]
    subprocess.run(build, cwd=ROOT, check=True)
    files = [str(truth.file) for truth in truths]
    for style in STYLES:
        dumps = work / f"dumps-{style}"
        if not dumps.exists():
            subprocess.run([sys.executable, ROOT / "train/dump_lines.py", dumps, *files, "--style", style], check=True)
        texts = [str(dumps / f"{truth.id}.txt") for truth in truths]
        subprocess.run([ROOT / "target/fast/examples/features", "rows", work / f"lines-{style}", *texts], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", required=True, type=Path)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "tearsheet-lines")
    parser.add_argument("--keep-rows", action="store_true", help="use the rows that are already in WORK")
    parser.add_argument("--folds", action="store_true")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    truths = read_corpora(args.corpora)
    if not args.keep_rows:
        write_rows(truths, args.work)
    known = {truth.id: truth for truth in truths}
    styles = []
    for style in STYLES:
        pages, names, _ = read_rows(args.work / f"lines-{style}", known)
        label_pages(pages, args.work / f"labels-{style}.pickle")
        styles.append(pages)
    columns = learn.best_columns(styles[0], names, COLUMNS)
    folds = learn.site_folds(styles[0], FOLDS)
    fold_of = {page.truth.id: fold for page, fold in zip(styles[0], folds)}
    scores = [[None] * len(pages) for pages in styles]
    plan = {"folds": [], "pages": fold_of}
    for fold in range(FOLDS):
        seen = [page for pages in styles for page in pages if fold_of.get(page.truth.id) != fold]
        model = learn.learn_blocks(seen, columns, ROUNDS, **BOOSTING)
        file = args.work / f"lines{fold}.forest"
        file.write_bytes(pack(model, names, columns))
        plan["folds"].append({"lines": str(file)})
        for pages, found in zip(styles, scores):
            mine = [i for i, page in enumerate(pages) if fold_of.get(page.truth.id) == fold]
            for i, one in zip(mine, learn.predict(model, [pages[i] for i in mine], columns)):
                found[i] = one
    for style, pages, found in zip(STYLES, styles, scores):
        judged = [(page, one) for page, one in zip(pages, found) if one is not None]
        print(style, json.dumps(learn.report(*zip(*judged))))
    if args.folds:
        (args.work / "folds.json").write_text(json.dumps(plan))
    model = learn.learn_blocks([page for pages in styles for page in pages], columns, ROUNDS, **BOOSTING)
    MODEL.write_bytes(pack(model, names, columns))
    gains = model.feature_importance("gain")
    order = np.argsort(-gains)[:25]
    print(MODEL.stat().st_size, "bytes;", ", ".join(f"{names[columns[i]]} {gains[i] / gains.sum():.3f}" for i in order))


if __name__ == "__main__":
    main()
