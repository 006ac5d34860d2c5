#!/usr/bin/env python3
"""Trains the forests that ship in src/zone/model/, from the unpacked corpora, with one command.

usage: train.py --corpora DIR [--work DIR] [--keep-rows] [--leave-out]

Every score printed comes from five folds by site: a page is judged by forests that never saw its
site. WORK/folds.json is left for `features read`, which reads every page that way, rules included.
--leave-out: only prints how each corpus is read by a forest that saw none of it.
"""

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np

import kinds
import learn
from corpora import KINDS, read_corpora
from forest import pack
from rows import label_pages, read_rows

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "src" / "zone" / "model"
COLUMNS = 200
KIND_COLUMNS = 200
FOLDS = 5


def run_core(*arguments):
    subprocess.run([ROOT / "target/fast/examples/features", *map(str, arguments)], check=True)


def write_rows(truths, work):
    build = ["cargo", "build", "--profile", "fast", "--features", "training", "--example", "features"]
    subprocess.run(build, cwd=ROOT, check=True)
    run_core("rows", work / "rows", *(truth.file for truth in truths))


def cross_predict(pages, folds, columns):
    """For each page the scores of a model that never saw its site; and the models."""
    scores, models = [None] * len(pages), []
    for fold in range(FOLDS):
        model = learn.learn_blocks([p for p, f in zip(pages, folds) if f != fold], columns)
        mine = [i for i, f in enumerate(folds) if f == fold]
        for i, found in zip(mine, learn.predict(model, [pages[i] for i in mine], columns)):
            scores[i] = found
        models.append(model)
    return scores, models


def cross_predict_kinds(pages, folds, rows, columns):
    scores, models = np.zeros((len(pages), len(KINDS))), []
    for fold in range(FOLDS):
        seen = [i for i, f in enumerate(folds) if f != fold]
        model = kinds.learn_kinds(rows[seen], [pages[i] for i in seen], columns)
        mine = [i for i, f in enumerate(folds) if f == fold]
        scores[mine] = model.predict(rows[mine][:, columns])
        models.append(model)
    return scores, models


def report_kinds(pages, scores):
    right = {}
    for page, found in zip(pages, scores):
        wanted = kinds.SAME.get(page.truth.kind, page.truth.kind)
        for name in (page.truth.corpus, f"{page.truth.corpus}/{page.truth.kind}"):
            right.setdefault(name, []).append(KINDS[int(np.argmax(found))] == wanted)
    return {name: round(float(np.mean(hits)), 3) for name, hits in sorted(right.items())}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", required=True, type=Path)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "tearsheet-train")
    parser.add_argument("--keep-rows", action="store_true", help="use the rows that are already in WORK")
    parser.add_argument("--leave-out", action="store_true", help="judge each corpus by the others, and write nothing")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    truths = read_corpora(args.corpora)
    if not args.keep_rows:
        write_rows(truths, args.work)
    pages, names, page_names = read_rows(args.work / "rows", {truth.id: truth for truth in truths})
    label_pages(pages, args.work / "labels.pickle")
    if args.leave_out:
        return leave_out(pages, names)
    folds = learn.site_folds(pages, FOLDS)
    columns = learn.best_columns(pages, names, COLUMNS)
    scores, block_models = cross_predict(pages, folds, columns)
    print("blocks ", json.dumps(learn.report(pages, scores)), flush=True)

    own = len(names) - sum(name.startswith("page ") for name in names)
    rows = np.stack([kinds.pool(page, content, own) for page, content in zip(pages, scores)])
    kind_columns = kinds.best_columns(rows, pages, KIND_COLUMNS)
    kind_names = page_names + [f"{name}{i}" for name in ("mean ", "content ") for i in range(own)]
    kind_scores, kind_models = cross_predict_kinds(pages, folds, rows, kind_columns)
    print("kinds  ", json.dumps(report_kinds(pages, kind_scores)), flush=True)

    plan = {"folds": [], "pages": {page.truth.id: fold for page, fold in zip(pages, folds)}}
    for fold in range(FOLDS):
        write_forests(args.work, str(fold), {
            "blocks": pack(block_models[fold], names, columns),
            "kinds": pack(kind_models[fold], kind_names, kind_columns),
        })
        plan["folds"].append({name: str(args.work / f"{name}{fold}.forest") for name in ("blocks", "kinds")})
    (args.work / "folds.json").write_text(json.dumps(plan))
    write_forests(MODELS, "", {
        "blocks": pack(learn.learn_blocks(pages, columns), names, columns),
        "kinds": pack(kinds.learn_kinds(rows, pages, kind_columns), kind_names, kind_columns),
    })


def leave_out(pages, names):
    """Judges each corpus by a forest, its columns included, that is made from the others alone."""
    for corpus in sorted({page.truth.corpus for page in pages}):
        seen = [page for page in pages if page.truth.corpus != corpus]
        judged = [page for page in pages if page.truth.corpus == corpus]
        columns = learn.best_columns(seen, names, COLUMNS)
        scores = learn.predict(learn.learn_blocks(seen, columns), judged, columns)
        print("without", corpus, json.dumps(learn.report(judged, scores)), flush=True)


def write_forests(folder, suffix, packed):
    for name, file in packed.items():
        (folder / f"{name}{suffix}.forest").write_bytes(file)


if __name__ == "__main__":
    main()
