"""Feature rows as `features rows` writes them, together with truth and labels."""

import json
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing import Pool
from pathlib import Path

import numpy as np

import labels
from corpora import Truth


@dataclass
class Page:
    """A page: one row a block."""

    truth: Truth
    rows: np.ndarray
    texts: list
    words: np.ndarray
    tokens: np.ndarray
    page_row: np.ndarray
    shares: np.ndarray = None  # of each block's words, what the truth holds
    masked: np.ndarray = None  # blocks that count neither way
    bags: list = None
    gold: Counter = field(default=None)


def read_rows(path, truths):
    """Pages of `path`.bin and `path`.jsonl that have a truth; names of the rows, and of the page rows."""
    pages, names, page_names = [], [], []
    lines = [json.loads(line) for line in open(f"{path}.jsonl", encoding="utf-8")]
    names = next(line["names"] for line in lines if line["names"])
    matrix = np.fromfile(f"{path}.bin", dtype="<f4").reshape(-1, len(names))
    at = 0
    for line in lines:
        count = len(line["texts"])
        page_names = line["page_names"]
        if line["id"] in truths:
            pages.append(Page(truths[line["id"]], matrix[at : at + count], line["texts"], np.array(line["words"]),
                              np.array(line["tokens"], dtype=float), np.array(line["page_row"], dtype=np.float32)))
        at += count
    return pages, names, page_names


def label(job):
    texts, truth = job
    blocks, gold = [labels.tokens(text) for text in texts], labels.tokens(truth.text)
    shares = labels.align(blocks, gold)
    masked = labels.masked(blocks, truth.ignored, gold)
    return np.array(shares, dtype=np.float32), np.array(masked, dtype=bool)


def label_pages(pages):
    with Pool() as pool:
        for page, (shares, masked) in zip(pages, pool.imap(label, [(p.texts, p.truth) for p in pages], chunksize=8)):
            page.shares, page.masked = shares, masked


def page_f1(page, keep):
    """F1 of the kept blocks' words against the truth's."""
    if page.bags is None:
        page.bags = [Counter(labels.tokens(text)) for text in page.texts]
        page.gold = Counter(labels.tokens(page.truth.text))
    chosen = Counter()
    for bag, kept, masked in zip(page.bags, keep, page.masked):
        if kept and not masked:
            chosen.update(bag)
    size, wanted = sum(chosen.values()), sum(page.gold.values())
    if not size or not wanted:
        return float(size == wanted)
    return 2 * sum((chosen & page.gold).values()) / (size + wanted)
