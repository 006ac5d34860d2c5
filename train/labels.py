"""Labels: which share of each block's words the truth holds, by aligning the two word sequences."""

import re
from collections import Counter

from rapidfuzz.distance import LCSseq

# Words as the scorers count them; characters of scripts that do not part words.
TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")

# A block whose word pairs are rarer in the truth than this cannot be part of it.
KNOWN_PAIRS = 0.5
# Blocks left over match out of order when this share of their words is still free in the truth.
FREE_WORDS = 0.9
# Longer inputs are not aligned as one (memory grows with the product): matched as bags.
LONGEST = 60_000


def tokens(text):
    return TOKEN.findall(text.lower())


def pairs(words):
    return list(zip(words, words[1:]))


def known_share(words, known_pairs, known_words):
    if len(words) < 2:
        return float(bool(words) and words[0] in known_words)
    found = pairs(words)
    return sum(p in known_pairs for p in found) / len(found)


def align(blocks, truth):
    """For each block (a list of words) the share of its words that the truth holds there."""
    known_pairs, known_words = set(pairs(truth)), set(truth)
    candidates = [i for i, words in enumerate(blocks) if known_share(words, known_pairs, known_words) >= KNOWN_PAIRS]
    sequence = [(word, i) for i in candidates for word in blocks[i]]
    matched = Counter()
    used = Counter()
    if 0 < len(sequence) < LONGEST and len(truth) < LONGEST:
        words = [word for word, _ in sequence]
        for op in LCSseq.opcodes(words, truth):
            if op.tag == "equal":
                for at in range(op.src_start, op.src_end):
                    matched[sequence[at][1]] += 1
                    used[words[at]] += 1
    free = Counter(truth)
    free.subtract(used)
    shares = [matched[i] / len(words) if words else 0.0 for i, words in enumerate(blocks)]
    # Second pass: what the truth holds in another order than the page.
    for i in candidates:
        words = blocks[i]
        if shares[i] >= 0.5 or len(words) < 2:
            continue
        need = Counter(words)
        if sum(min(n, free[w]) for w, n in need.items()) >= FREE_WORDS * len(words):
            free.subtract(need)
            shares[i] = 1.0
    return shares


def masked(blocks, ignored, truth):
    """Blocks whose text is only in the ignored texts."""
    body = "".join(truth)
    out = [False] * len(blocks)
    for text in ignored:
        text = "".join(tokens(text))
        for i, words in enumerate(blocks):
            own = "".join(words)
            if len(own) >= 4 and (own in text or (text in own and len(text) > 0.6 * len(own))) and own not in body:
                out[i] = True
    return out
