"""The page kind: one forest of several classes on pooled rows."""

import lightgbm as lgb
import numpy as np

from corpora import KINDS
from learn import FIXED

BOOSTING = dict(objective="multiclass", num_class=len(KINDS), learning_rate=0.08, num_leaves=8, min_data_in_leaf=8,
                feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1, lambda_l2=3.0, max_bin=63, **FIXED)
ROUNDS = 80
# Kinds of the Chinese pages, as WCXB would call them.
SAME = {"notice": "article", "qa": "forum"}
# News pages are all articles: enough of them to know one, not so many as to expect one.
NEWS_WEIGHT = 0.3


def pool(page, content, own):
    """As `Survey::write_page`: the page's row, then its blocks' rows averaged by words, and by likely content."""
    out = [page.page_row]
    values = page.rows[:, :own].astype(np.float32)
    for weight in (page.words.astype(np.float32), (page.words * content).astype(np.float32)):
        whole = weight.sum()
        out.append(weight @ values / whole if whole > 0 else np.zeros(own, np.float32))
    return np.concatenate(out).astype(np.float32)


def learn_kinds(rows, pages, columns=None):
    wanted = [KINDS.index(SAME.get(page.truth.kind, page.truth.kind)) for page in pages]
    weights = [NEWS_WEIGHT if page.truth.corpus == "news" else 1.0 for page in pages]
    rows = rows if columns is None else rows[:, columns]
    return lgb.train(BOOSTING, lgb.Dataset(rows, wanted, weight=weights), ROUNDS)


def best_columns(rows, pages, count):
    model = learn_kinds(rows, pages)
    return np.sort(np.argsort(-model.feature_importance("gain"), kind="stable")[:count])
