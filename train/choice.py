"""A conditional logit: which of a page's options is right.

A row is a dict with `site`, `corpus`, `page`, `options` (for each a dict of feature to amount, unless a matrix of them is
given) and `labels` (for each whether it is right; several may be).
"""
import hashlib
from collections import defaultdict

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

# Ways to deal the sites out to five folds. One deal differs from another by a point and more.
SPLITS = 6
FOLDS = 5


def frequent(rows, least):
    """Names of features that `least` options show: rarer ones say nothing that another site would repeat."""
    seen = defaultdict(int)
    for row in rows:
        for features in row["options"]:
            for name in features:
                seen[name] += 1
    return sorted(name for name, count in seen.items() if count >= least)


def matrix_of(rows, names):
    """All pages' options as one sparse matrix, a column a feature."""
    index = {name: i for i, name in enumerate(names)}
    where, which, amounts, at = [], [], [], 0
    for row in rows:
        for features in row["options"]:
            for name, amount in features.items():
                if name in index and amount:
                    where.append(at)
                    which.append(index[name])
                    amounts.append(amount)
            at += 1
    return csr_matrix((amounts, (where, which)), shape=(at, len(names)))


class Choices:
    """All pages' options. `weights` is what each page counts; 0 for pages that teach nothing. `prior` is what the penalty
    draws the weights to: nothing, or what is believed of each."""

    prior = 0.0

    def __init__(self, rows, names, weights, matrix=None):
        self.rows, self.names = rows, names
        self.weights = np.where([len(row["labels"]) > 1 and any(row["labels"]) for row in rows], weights, 0.0)
        ends = np.cumsum([len(row["labels"]) for row in rows])
        self.spans = [slice(end - len(row["labels"]), end) for end, row in zip(ends, rows)]
        self.matrix = matrix_of(rows, names) if matrix is None else matrix
        self.labels = np.concatenate([np.asarray(row["labels"], bool) for row in rows])

    def fit(self, learn, penalty):
        """Weights of the features from the pages of the mask `learn`, with an L2 penalty (one, or one a feature)."""
        pages = np.flatnonzero(learn & (self.weights > 0))
        options = np.concatenate([np.arange(self.spans[p].start, self.spans[p].stop) for p in pages])
        x, right, counts = self.matrix[options], self.labels[options], self.weights[pages]
        sizes = [self.spans[p].stop - self.spans[p].start for p in pages]
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        group, transposed = np.repeat(np.arange(len(pages)), sizes), x.T.tocsr()

        def loss(w):
            scores = x @ w
            odds = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
            all_odds = np.add.reduceat(odds, starts)
            good = np.where(right, odds, 0)
            good_odds = np.add.reduceat(good, starts)
            value = -(counts * np.log(good_odds / all_odds)).sum() + (penalty * (w - self.prior) ** 2).sum()
            slope = transposed @ (counts[group] * (good / good_odds[group] - odds / all_odds[group]))
            return value, 2 * penalty * (w - self.prior) - slope

        start = np.zeros(len(self.names))
        return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x

    def cross_validated(self, penalty, splits=SPLITS):
        """For each deal of the sites every option's score by weights that never saw its site."""
        for split in range(splits):
            folds = np.array([fold_of(row["site"], split) for row in self.rows])
            scores = np.zeros(self.matrix.shape[0])
            for fold in range(FOLDS):
                weights = self.fit(folds != fold, penalty)
                for page in np.flatnonzero(folds == fold):
                    scores[self.spans[page]] = self.matrix[self.spans[page]] @ weights
            yield scores

    def in_sample(self, penalty):
        """The weights of all pages, and every option's score by them."""
        weights = self.fit(np.ones(len(self.rows), bool), penalty)
        return weights, self.matrix @ weights


def fold_of(site, split):
    return int(hashlib.md5(f"{split}{site}".encode()).hexdigest(), 16) % FOLDS
