"""Fits the weights of src/reading/*/weights.rs: whether what stands in quotation marks is speech, how sure a speaker is,
whether a string is somebody's name.

  speech.py --rows ROWS --reading DIR --polnear DIR [--seeds DIR] [--daily DIR] [--judged FILE] [--only IDS]
            [--write src/reading]

ROWS is what `features speech` wrote of the pages that `reading_pages.py` and `score_polnear.py pages` make of the two
corpora. Without --write the fit is only measured, by folds of articles; all articles of an outlet are in one fold, so that none is
judged by what was learned of its own outlet. --daily names the folder of `names/daily_pages.py`: who is named in short
texts, where most names stand once. --only names a file of ids (one a line): articles to fit on, the others are
not looked at. --judged names a file of statements that a reader has judged, of the pages of `judged_pages.py`, one a line:
{"page", "statement": hash of its speaker and of how what is said begins, "right"}. --choices names the choices to fit; the weights of the others stay as they are.
"""
import argparse
import hashlib
import json
import re
import sys
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np

MARKS = "“”‘’「」『』\"'《》〈〉"
# An article of the reading corpus counts as so many of the others: there are few, and their labels are ours.
WEIGHT = 4.0
# Ridge: what keeps a weight from resting on a handful of rows.
RIDGE = {"quoted_han": 2.0, "quoted_latin": 2.0, "speaker": 2.0, "person_han": 2.0, "person_latin": 1.0}
# The same of names, against pages of hand-tagged sentences, which are short and old.
NAMES_WEIGHT = 3.0
FOLDS = 6
# A judged statement counts less than one of the reading corpus: its paragraph is no article, and often no news.
JUDGED_WEIGHT = 2.0
# What a weight is drawn to where the corpora show too few cases: a form in Latin letters in brackets and the point of a
# transliteration name somebody wherever they stand.
PRIOR = {"person_han": {10: 4.0, 11: 1.5}}


def plain(text):
    text = unicodedata.normalize("NFKC", text or "")
    return "".join(c for c in text if c not in MARKS and not c.isspace()).strip(" ,.:;!?，。、；：！？…—-·()（）").lower()


def alike(a, b):
    if not a or not b:
        return 0.0
    match = SequenceMatcher(None, a, b, autojunk=False).find_longest_match(0, len(a), 0, len(b))
    return match.size / max(len(a), len(b))


def same_speaker(said, wanted):
    said = plain(said)
    return len(said) > 1 and any(len(w) > 1 and (said in w or w in said) for w in map(plain, wanted))


def pairs(text):
    text = re.sub(r"[\W_]+", "", plain(text))
    return {text[i:i + 2] for i in range(len(text) - 1)}


def overlap(a, b):
    a, b = pairs(a), pairs(b)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def reading_truth(folder):
    """Of each article its quotations with their speakers, and its statements."""
    truths = {}
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        aliases = {}
        for person in gold["people"]:
            forms = [person["name"]] + person["aliases"]
            for form in forms:
                aliases.setdefault(form, set()).update(forms)
        statements = []
        for s in gold["statements"]:
            names = {s["speaker"], *s.get("speaker_alt", [])}
            for name in list(names):
                names |= aliases.get(name, set())
            forms = [s["content"], s["content"] + (s.get("content_ext") or ""), "".join(s["quotes"])]
            statements.append((forms, names, s["quotes"], s.get("optional", False)))
        people = [form for person in gold["people"] for form in [person["name"]] + person["aliases"]]
        short = [part for form in people for part in re.split("[·•‧・ ]", form)[-1:]]
        truths[path.stem] = (statements, {plain(form) for form in people + short if len(form) > 1})
    return truths


def seeds_truth(folder):
    """The quotations of the seeds, in the form of the reading corpus."""
    truths = {}
    for path in sorted(folder.glob("0*.json")):
        seed = json.loads(path.read_text(encoding="utf-8"))
        truths[path.stem] = ([(["".join(s["quotes"])], {s["speaker"]}, s["quotes"], False) for s in seed["statements"] if s["quotes"]], None)
    return truths


def polnear_truth(folder, tools):
    sys.path.insert(0, str(tools))
    import score_polnear
    truths = {}
    for path in sorted((folder / "text").glob("*.txt")):
        found = score_polnear.gold(folder, path.stem)
        if found is not None:
            truths[path.stem.replace(".", "-")] = (found[0], quoted_words(folder, path.stem, score_polnear))
    return truths, score_polnear


def quoted_words(folder, stem, score):
    """All that stands in quotation marks inside annotated contents, as words joined."""
    path = max(sorted((folder / "attributions").glob(stem + "*.ann")), key=lambda p: p.stat().st_size)
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        part = line.split("\t")
        if line.startswith("T") and len(part) >= 3 and part[1].startswith("Content "):
            found.update(" ".join(score.words(q)) for q in score.QUOTED.findall(part[2]))
    return found


def collect(pages, reading, polnear, score, daily):
    """Rows of the choices: (id, features, label, weight)."""
    rows = {name: [] for name in RIDGE}
    for page in pages:
        name = page["id"]
        if name in reading:
            truth, people = reading[name]
            for row in page["names"] if people is not None else []:
                rows["person_latin" if row["latin"] else "person_han"].append((name, row["features"], plain(row["text"]) in people, NAMES_WEIGHT))
            known = [(plain(q), optional) for _, _, quotes, optional in truth for q in quotes]
            for row in page["quotations"]:
                best = max(known, key=lambda q: alike(plain(row["text"]), q[0]), default=("", False))
                right = alike(plain(row["text"]), best[0]) >= 0.8
                # Of the seeds not every quotation is told: what isn't says nothing.
                if not (right and best[1]) and (right or people is not None):
                    rows["quoted_latin" if row["latin"] else "quoted_han"].append((name, row["features"], right, WEIGHT))
            for row in page["statements"] if people is not None else []:
                content = row["text"] or "".join(row["quotes"])
                fits = [t for t in truth if max(overlap(content, form) for form in t[0] if form) >= 0.5]
                if fits:
                    right = any(same_speaker(row["speaker"], t[1]) for t in fits)
                    rows["speaker"].append((name, row["features"], right, WEIGHT))
        elif name in daily:
            for row in page["names"]:
                if not row["latin"]:
                    rows["person_han"].append((name, row["features"], row["text"] in daily[name], 1.0))
        elif name in polnear:
            truth, quoted = polnear[name]
            for row in page["quotations"]:
                words = score.words(row["text"])
                right = " ".join(words) in quoted or len(words) >= 4 and any(score.similar(words, q) >= 0.8 for q, _ in truth)
                rows["quoted_latin"].append((name, row["features"], right, 1.0))
            for row in page["statements"]:
                for quote in row["quotes"]:
                    words = score.words(quote)
                    fit = next((s for q, s in truth if s and len(words) >= 4 and score.similar(words, q) >= 0.8), None)
                    if fit and (head := score.head(fit)):
                        said = score.words(f"{row['surface'] or ''} {row['speaker'] or ''}")
                        # A pronoun as source cannot be compared with a name.
                        if head not in {"he", "she", "they", "it", "who", "i", "we"}:
                            rows["speaker"].append((name, row["features"], head in said, 1.0))
                        break
    return rows


def judged_rows(pages, path):
    """Rows of the statements that a reader has judged."""
    known = {}
    for line in open(path, encoding="utf-8"):
        one = json.loads(line)
        known[one["page"], one["statement"]] = one["right"]
    rows = []
    for page in pages:
        for row in page["statements"]:
            # The texts are not ours to keep: a statement is known by a hash of its speaker and beginning.
            statement = hashlib.sha1(f"{row['speaker']}|{row['text'][:16]}".encode()).hexdigest()[:12]
            right = known.get((page["id"], statement))
            if right is not None:
                rows.append((page["id"], row["features"], right, JUDGED_WEIGHT))
    return rows


def fit(x, y, w, ridge, prior=None):
    drawn = np.zeros(x.shape[1])
    for column, value in (prior or {}).items():
        drawn[column] = value
    weights = drawn.copy()
    penalty = np.full(x.shape[1], ridge)
    penalty[0] = 1e-3
    for _ in range(60):
        p = 1 / (1 + np.exp(-(x @ weights)))
        gradient = x.T @ (w * (p - y)) + penalty * (weights - drawn)
        hessian = (x * (w * p * (1 - p) + 1e-9)[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def measure(name, ids, x, y, w, folds):
    p = np.zeros(len(y))
    for held in folds:
        mask = np.array([i in held for i in ids])
        if mask.any() and (~mask).any():
            weights = fit(x[~mask], y[~mask], w[~mask], RIDGE[name], PRIOR.get(name))
            p[mask] = 1 / (1 + np.exp(-(x[mask] @ weights)))
        elif mask.any():
            p[mask] = 0.5
    tested = np.array([any(i in held for held in folds) for i in ids])
    p, y = p[tested], y[tested]
    if name == "speaker":
        return p, y, tested, note(name, p, y)
    note(name, p, y)
    return None


# What a confidence of .8 shall promise: above what the project asks of pages set aside (.97), since the articles are few.
PROMISE = 0.98


def surest(name, p, y, own):
    """The logit from which so many are right, on pages of one kind that the weights have not seen, and how many that are."""
    logit = np.log(p / (1 - p))[own]
    y = y[own]
    order = np.argsort(-logit)
    right = np.cumsum(y[order]) / np.arange(1, len(y) + 1)
    enough = np.nonzero(right >= PROMISE)[0]
    most = enough.max() if len(enough) else 0
    print(f"speaker: {(most + 1) / len(y):.3f} of the {len(y)} statements of {name} can be sure")
    return logit[order][most]


def table(name, p, y, own, least):
    """How many are sure from a logit on, and how many of them wrong."""
    logit = np.log(p / (1 - p))[own]
    sure = logit >= least
    wrong = 1 - y[own][sure].mean() if sure.any() else 0
    print(f"speaker, {name} left out: {sure.mean():.3f} sure, {wrong:.3f} of them wrong")


def note(name, p, y):
    sure = p >= 0.8
    print(f"{name}: {len(y)} rows, {y.mean():.3f} right; decided right {((p >= 0.5) == y).mean():.3f}; "
          f"{sure.mean():.3f} sure, of them right {y[sure].mean() if sure.any() else 0:.3f}")


def measure_names(pages, kept, weights):
    """How many persons of pages left out of the fit are found, and how many of those found are persons."""
    found = right = 0
    for page in pages:
        if page["id"] in kept:
            said = [row["text"] for row in page["names"] if not row["latin"] and np.dot(row["features"], weights) >= 0]
            found += len(said)
            right += len(set(said) & set(kept[page["id"]]))
    wanted = sum(map(len, kept.values()))
    print(f"persons of {len(kept)} short texts left out: {right / wanted:.3f} of {wanted} found, {right / found:.3f} right")


TEXT = {
    "quoted_han": "Whether a quotation of Chinese text is speech ([`super::quoted`]).",
    "quoted_latin": "Whether a quotation of English text is speech.",
    "speaker": "Whether a speaker is right ([`super::sureness`]).",
    "person_han": "Whether a string of Chinese text is somebody's name ([`super::gather`]).",
    "person_latin": "The same of English text.",
}
HEADS = {
    "speech": ("Weights of the choices of this pass, fitted by `train/speech.py`.", ["quoted_han", "quoted_latin", "speaker"]),
    "people": ("Weights of what speaks for a name, fitted by `train/speech.py`.", ["person_han", "person_latin"]),
}


def outlets(folder):
    """The outlet of each article."""
    paths = sorted((folder / "articles").glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8"))["outlet"] for path in paths}


def folds_of(articles, outlet):
    """FOLDS sets of articles, those of an outlet together."""
    groups = sorted({outlet.get(article, article) for article in articles})
    place = {group: number % FOLDS for number, group in enumerate(groups)}
    return [{a for a in articles if place[outlet.get(a, a)] == number} for number in range(FOLDS)]


def write(folder, weights):
    for part, (head, names) in HEADS.items():
        path = folder / part / "weights.rs"
        known = path.read_text(encoding="utf-8")
        for name in names:
            old = re.search(rf"const {name.upper()}: .*?= \[(.*?)\];", known, re.S)
            if name not in weights:
                weights[name] = [float(v) for v in old.group(1).replace("\n", "").split(",") if v.strip()]
        out = [f"//! {head}", ""]
        for name in names:
            numbers = ", ".join(f"{v:.3f}".replace("-0.000", "0.000") for v in weights[name])
            out += [f"/// {TEXT[name]}", "#[rustfmt::skip]"]
            out += [f"pub(super) const {name.upper()}: [f32; {len(weights[name])}] = [", f"    {numbers},", "];", ""]
        path.write_text("\n".join(out[:-1]) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", required=True)
    parser.add_argument("--reading", type=Path, required=True)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--tools", type=Path, required=True, help="folder of score_polnear.py")
    parser.add_argument("--seeds", type=Path, help="truth of the seed documents")
    parser.add_argument("--daily", type=Path, help="folder of names/daily_pages.py")
    parser.add_argument("--judged", help="statements that a reader has judged")
    parser.add_argument("--only")
    parser.add_argument("--choices", nargs="+", choices=list(RIDGE), default=list(RIDGE))
    parser.add_argument("--write", type=Path, help="src/reading")
    args = parser.parse_args()
    pages = [json.loads(line) for line in open(args.rows, encoding="utf-8")]
    reading = reading_truth(args.reading)
    if args.seeds:
        reading |= seeds_truth(args.seeds)
    polnear, score = polnear_truth(args.polnear, args.tools)
    named = {"fit": {}, "kept": {}}
    if args.daily:
        named = json.loads((args.daily / "people.json").read_text(encoding="utf-8"))
    daily = named["fit"]
    rows = collect(pages, reading, polnear, score, daily)
    judged = judged_rows(pages, args.judged) if args.judged else []
    rows["speaker"] += judged
    judged = {row[0] for row in judged}
    only = set(Path(args.only).read_text().split()) if args.only else None
    outlet = outlets(args.reading)
    weights = {}
    for name in args.choices:
        found = [row for row in rows[name] if only is None or row[0] in only or row[0] in daily or row[0] in judged]
        ids = [r[0] for r in found]
        x = np.array([r[1] for r in found], dtype=float)
        y = np.array([r[2] for r in found], dtype=float)
        w = np.array([r[3] for r in found])
        articles = sorted(set(ids))
        folds = folds_of(articles, outlet)
        measured = measure(name, ids, x, y, w, folds)
        weights[name] = fit(x, y, w, RIDGE[name], PRIOR.get(name))
        if measured:
            p, right, tested, _ = measured
            # Sure is what is sure enough on both: articles, and paragraphs of all sorts.
            kinds = {"the reading corpus": reading, "judged paragraphs": judged, "PolNeAR": polnear}
            own = {kind: np.array([i in ids_of for i, t in zip(ids, tested) if t]) for kind, ids_of in kinds.items()}
            least = max(surest(k, p, right, own[k]) for k in list(kinds)[:2] if own[k].any())
            for kind, here in own.items():
                if here.any():
                    table(kind, p, right, here, least)
            # Drawn together, so that this is .8, and what is as likely wrong as right stays at .5.
            weights[name] *= min(1.0, np.log(0.8 / 0.2) / least)
    if args.daily and "person_han" in weights:
        measure_names(pages, named["kept"], weights["person_han"])
    if args.write:
        write(args.write, weights)


if __name__ == "__main__":
    main()
