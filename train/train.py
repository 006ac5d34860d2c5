#!/usr/bin/env python3
"""Trains the forests that ship in src/zone/model/, from the unpacked corpora, with one command.

usage: train.py --corpora DIR [--work DIR] [--cross-validate] [--keep-rows]

--cross-validate: five folds by site; prints word F1 and page kinds, and leaves WORK/folds.json for
`features read`, which reads every page with forests that never saw its site.
"""

import argparse
import json
import subprocess
from pathlib import Path

import numpy as np

import kinds
import learn
from corpora import KINDS, read_corpora
from forest import pack
from rows import label_pages, read_rows

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "src" / "zone" / "model"
ROUNDS = 140
COLUMNS = 200
KIND_COLUMNS = 200
FOLDS = 5


def write_rows(truths, work):
    build = ["cargo", "build", "--profile", "fast", "--features", "training", "--example", "features"]
    subprocess.run(build, cwd=ROOT, check=True)
    files = [str(truth.file) for truth in truths]
    subprocess.run([ROOT / "target/fast/examples/features", "rows", work / "rows", *files], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", required=True, type=Path)
    parser.add_argument("--work", type=Path, default=Path("/tmp/tearsheet-train"))
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--keep-rows", action="store_true", help="use the rows that are already in WORK")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    truths = read_corpora(args.corpora)
    if not args.keep_rows:
        write_rows(truths, args.work)
    pages, names, page_names = read_rows(args.work / "rows", {truth.id: truth for truth in truths})
    label_pages(pages)
    columns = learn.best_columns(pages, names, COLUMNS)
    folds = learn.site_folds(pages, FOLDS)
    scores = [None] * len(pages)
    models = []
    for fold in range(FOLDS):
        model = learn.learn_blocks([p for p, f in zip(pages, folds) if f != fold], columns, ROUNDS)
        mine = [i for i, f in enumerate(folds) if f == fold]
        for i, found in zip(mine, learn.predict(model, [pages[i] for i in mine], columns)):
            scores[i] = found
        models.append(model)
    print(json.dumps(learn.report(pages, scores)))
    own = len(names) - sum(name.startswith("page ") for name in names)
    rows = np.stack([kinds.pool(page, content, own) for page, content in zip(pages, scores)])
    kind_columns = kinds.best_columns(rows, pages, KIND_COLUMNS)
    kind_names = page_names + [f"{name}{i}" for name in ("mean ", "content ") for i in range(own)]
    if args.cross_validate:
        cross_validate(args.work, pages, folds, models, rows, kind_columns, names, kind_names, columns)
    blocks = learn.learn_blocks(pages, columns, ROUNDS)
    kind = kinds.learn_kinds(rows, pages, kind_columns)
    (MODELS / "blocks.forest").write_bytes(pack(blocks, names, columns))
    (MODELS / "kinds.forest").write_bytes(pack(kind, kind_names, kind_columns))


def cross_validate(work, pages, folds, models, rows, kind_columns, names, kind_names, columns):
    plan = {"folds": [], "pages": {page.truth.id: fold for page, fold in zip(pages, folds)}}
    right = {}
    for fold, model in enumerate(models):
        seen = [i for i, f in enumerate(folds) if f != fold]
        kind = kinds.learn_kinds(rows[seen], [pages[i] for i in seen], kind_columns)
        files = {"blocks": work / f"blocks{fold}.forest", "kinds": work / f"kinds{fold}.forest"}
        files["blocks"].write_bytes(pack(model, names, columns))
        files["kinds"].write_bytes(pack(kind, kind_names, kind_columns))
        plan["folds"].append({name: str(file) for name, file in files.items()})
        mine = [i for i, f in enumerate(folds) if f == fold]
        for i, found in zip(mine, kind.predict(rows[mine][:, kind_columns])):
            truth = pages[i].truth
            right.setdefault(f"{truth.corpus}/{truth.kind}", []).append(KINDS[int(np.argmax(found))] == kinds.SAME.get(truth.kind, truth.kind))
    (work / "folds.json").write_text(json.dumps(plan))
    wcxb = [hit for name, hits in right.items() if name.startswith("wcxb/") for hit in hits]
    print("kinds", {name: round(float(np.mean(hits)), 3) for name, hits in sorted(right.items())}, "wcxb", round(float(np.mean(wcxb)), 4))


if __name__ == "__main__":
    main()
