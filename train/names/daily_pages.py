"""Makes pages of hand-tagged sentences, five a page, and tells who is named in each.

  daily_pages.py TAGGED.bio OUT

OUT/*.html are the pages, OUT/people.json names the persons of each: of every second page under "fit", what `../speech.py
--daily` fits on, of the others under "kept", by which it measures.
"""
import html
import json
import sys
from itertools import groupby
from pathlib import Path

# A short report: names stand once or twice in it, as in most.
SENTENCES = 5
PAGE = (
    "<!doctype html><html lang=zh><meta charset=utf-8><title>今日要闻摘编</title>"
    "<body><article><h1>今日要闻摘编</h1><p>2021年3月5日</p>{}</article>"
)


def sentences(path):
    """The sentences as lists of (character, tag)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for full, group in groupby(lines, key=lambda line: bool(line.strip())):
        if full:
            yield [(line.split()[0], line.split()[-1]) for line in group]


def persons(sentence):
    """The names of persons in a sentence."""
    found = []
    for character, tag in sentence:
        if tag == "B-PER":
            found.append(character)
        elif tag == "I-PER" and found:
            found[-1] += character
    return found


def main():
    tagged, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    everything = list(sentences(tagged))
    people = {"fit": {}, "kept": {}}
    for number, first in enumerate(range(0, len(everything), SENTENCES)):
        group = everything[first:first + SENTENCES]
        name = f"daily{number:05}"
        body = "".join("<p>" + html.escape("".join(c for c, _ in s)) + "</p>" for s in group)
        (out / f"{name}.html").write_text(PAGE.format(body), encoding="utf-8")
        part = "fit" if number % 2 == 0 else "kept"
        people[part][name] = sorted({person for s in group for person in persons(s)})
    (out / "people.json").write_text(json.dumps(people, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
