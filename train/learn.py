"""Learning from pages of rows: sampling, folds by site, boosting, the cut, and the report."""

from collections import Counter

import lightgbm as lgb
import numpy as np

from rows import page_f1

# One thread and these switches: the same model from the same rows on any machine.
FIXED = dict(num_threads=1, deterministic=True, force_row_wise=True, seed=1, verbose=-1, use_missing=False)
# `extra_trees` tries one threshold drawn at random a column: trees that fit these sites less fit others better.
BOOSTING = dict(objective="cross_entropy", learning_rate=0.1, num_leaves=31, min_data_in_leaf=60,
                min_sum_hessian_in_leaf=0.5, feature_fraction=0.7, bagging_fraction=0.8, bagging_freq=1,
                lambda_l2=5.0, max_bin=63, extra_trees=True, **FIXED)
# As `LEAST_EXPECTED` in src/zone/cut.rs.
LEAST_EXPECTED = 0.25
# Blocks of fewer words are many and weigh little: this share of them is learned from.
SHORT, SHORT_SHARE = 6, 0.25
# A block weighs its words to this power, and every page the same in all.
WEIGHT_POWER = 0.7
ROUNDS = 160


def site_folds(pages, count):
    """A fold for each page: sites stay together, folds are of one size."""
    sizes = Counter(page.truth.group for page in pages)
    order = sorted(sizes)
    np.random.RandomState(7).shuffle(order)
    load, fold_of = [0] * count, {}
    for group in sorted(order, key=lambda group: -sizes[group]):
        fold_of[group] = int(np.argmin(load))
        load[fold_of[group]] += sizes[group]
    return [fold_of[page.truth.group] for page in pages]


def sample(pages, columns):
    """Rows, soft labels and weights."""
    rng = np.random.RandomState(3)
    rows, wanted, weights = [], [], []
    for page in pages:
        short = page.words < SHORT
        keep = (~short | (rng.rand(len(short)) < SHORT_SHARE)) & ~page.masked
        weight = np.maximum(page.tokens, 0.3) ** WEIGHT_POWER
        weight = weight / max(weight.sum(), 1e-9) * np.where(short, 1 / SHORT_SHARE, 1.0)
        rows.append(page.rows[np.ix_(keep, columns)])
        wanted.append(np.clip((page.shares[keep] - 0.15) / 0.7, 0, 1))
        weights.append(weight[keep])
    weights = np.concatenate(weights)
    return np.concatenate(rows), np.concatenate(wanted), weights / weights.mean()


def learn_blocks(pages, columns, rounds=ROUNDS, **changes):
    rows, wanted, weights = sample(pages, columns)
    return lgb.train({**BOOSTING, **changes}, lgb.Dataset(rows, wanted, weight=weights), rounds)


def best_columns(pages, names, count):
    """The columns that a short boosting on half the pages gains most from; thresholds drawn at random tell less."""
    model = learn_blocks(pages[::2], np.arange(len(names)), 50, extra_trees=False, feature_fraction=0.4)
    return np.sort(np.argsort(-model.feature_importance("gain"), kind="stable")[:count])


def predict(model, pages, columns):
    """The scores of each page's blocks."""
    scores = model.predict(np.concatenate([page.rows[:, columns] for page in pages]))
    ends = np.cumsum([len(page.texts) for page in pages])
    return np.split(scores, ends[:-1])


def cut(probabilities, tokens):
    """As src/zone/cut.rs."""
    if not len(probabilities):
        return np.zeros(0, bool), 0.0
    order = np.lexsort((np.arange(len(probabilities)), -probabilities))
    hits, kept = np.cumsum((tokens * probabilities)[order]), np.cumsum(tokens[order])
    f1 = 2 * hits / (kept + hits[-1] + 1e-9)
    best = int(np.argmax(f1))
    keep = np.zeros(len(probabilities), bool)
    keep[order[: best + 1]] = f1[best] >= LEAST_EXPECTED
    return keep, float(f1[best])


def report(pages, scores):
    """Mean F1 by corpus and kind of the cut that the scores give."""
    found = {}
    for page, probabilities in zip(pages, scores):
        f1 = page_f1(page, cut(probabilities, page.tokens)[0])
        for name in (page.truth.corpus, f"{page.truth.corpus}/{page.truth.kind}"):
            found.setdefault(name, []).append(f1)
    return {name: (len(values), round(float(np.mean(values)), 4)) for name, values in sorted(found.items())}
