"""Feature rows as `features rows` writes them, together with truth and labels."""

import hashlib
import json
import pickle
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


def label_pages(pages, cache):
    """Sets shares and masks. `cache` keeps them, by text and truth, for the next run."""
    known = pickle.loads(cache.read_bytes()) if cache.exists() else {}
    keys = [hashlib.sha256(json.dumps([p.texts, p.truth.text, p.truth.ignored]).encode()).digest() for p in pages]
    missing = [i for i, key in enumerate(keys) if key not in known]
    with Pool() as pool:
        jobs = [(pages[i].texts, pages[i].truth) for i in missing]
        for i, found in zip(missing, pool.imap(label, jobs, chunksize=8)):
            known[keys[i]] = found
    cache.write_bytes(pickle.dumps(known))
    for page, key in zip(pages, keys):
        page.shares, page.masked = known[key]


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
