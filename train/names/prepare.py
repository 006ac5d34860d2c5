#!/usr/bin/env python3
"""Make the examples that the name models learn from.

usage: prepare.py TAUGHT PEOPLE_DAILY_DEV WORDS OUT

TAUGHT is what teach.py wrote, PEOPLE_DAILY_DEV sentences with names tagged by hand, WORDS the folder of the lexicon. Writes
OUT/sentences.tsv and OUT/held.tsv (every fifth sentence of the hand-tagged ones, for choosing what is chosen; given
`--all` they are taught, too), OUT/texts.tsv and OUT/texts-held.tsv (short texts with what they name).
"""
import argparse
import collections
import random
import re

# A hand-tagged sentence teaches as much as so many of the teacher's, whose manner differs.
BY_HAND = 12
# Of the sentences with persons so many are taught once more with other persons.
RENAMED = 0.4
# Titles that the teacher takes for a part of the name; the name is what stands before them.
TITLES = """主席 总理 总统 总书记 书记 局长 部长 外长 省长 市长 县长 院长 校长 所长 处长 科长 队长 连长 团长 师长 军长 司令 将军 议长 会长
秘书长 理事长 董事长 总裁 总经理 经理 主任 委员 先生 女士 小姐 太太 夫人 老师 教授 博士 院士 律师 医生 大夫 记者 警官 法官 同志 老板 大使
首相 国王 教练 导演 教主 法师 神父 牧师 上校 少校 上将 中将 少将""".split()
SURNAMES = """王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹
熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翁安倪温芦柯俞章鲁葛伍申尤毕聂焦欧阎齐梅管庄辛路岳"""
DIGRAPHS = "欧阳 司马 上官 诸葛 东方 皇甫 司徒 令狐 慕容 端木".split()


def spans(text, tags):
    """(kind, from, to) of the names."""
    found, at = [], 0
    while at < len(tags):
        end = at + 1
        if tags[at] in "PLO":
            while end < len(tags) and tags[end] == tags[at].lower():
                end += 1
            found.append((tags[at], at, end))
        at = end
    return found


JAPANESE = """山本 田中 佐藤 铃木 高桥 渡边 伊藤 中村 小林 加藤 吉田 山田 佐佐木 山口 松本 井上 木村 清水 斋藤 中川 武正 福田 安倍 岸田 石破 菅 野田 鸠山 前原 桥本
小泉 麻生 河野 高市 林 村上 大江 三岛 川端 宫崎 长谷川 藤原 青木 冈田 片山 志位 谷垣 枝野 仙谷 玄叶""".split()
JAPANESE_GIVEN = """太郎 一郎 直人 由纪夫 晋三 文雄 茂 诚司 佳彦 义伟 早苗 芳正 和夫 正春 公一 健二 博 幸子 美咲 翔太 大辅 裕子 隆 淳 勉 康夫 纯一郎 喜朗 惠三 龙太郎
洋平 信夫 英机 春树 健三郎 康成 骏 明 诚 学 清美 真纪子""".split()


class Namer:
    """Makes up names as they are made, so that the model learns what stands around a name and not only the names of its
    day: Chinese, Japanese, and foreign ones by the syllables in which they are written."""

    def __init__(self, names, rng):
        self.rng = rng
        chinese = [name for name in names if len(name) in (2, 3) and name[0] in SURNAMES]
        self.surnames = [name[0] for name in chinese]
        self.given = [character for name in chinese for character in name[1:]]
        foreign = set("斯克尔布拉德特姆罗尼利埃弗夫格莱里亚巴马哈穆萨普诺瓦维茨基顿森伦丹迪塞奥索托卡")
        written = [n for n in names if len(n) >= 3 and n[0] not in "王李张刘陈杨黄赵吴周徐孙朱胡郭" and sum(c in foreign for c in n) * 2 >= len(n)]
        self.next = collections.defaultdict(list)
        for name in written:
            for before, character in zip("^" + name, name + "$"):
                self.next[before].append(character)

    def foreign(self):
        name, at = "", "^"
        while len(name) < 7:
            at = self.rng.choice(self.next[at])
            if at == "$":
                break
            name += at
        return name if len(name) >= 2 else self.foreign()

    def name(self, length):
        """A name; `length` is that of the one whose place it takes."""
        draw = self.rng.random()
        if length >= 4 or draw < 0.35:
            name = self.foreign().strip("·")
            return name + "·" + self.foreign().replace("·", "") if self.rng.random() < 0.3 and "·" not in name else name
        if draw < 0.5:
            return self.rng.choice(JAPANESE) + (self.rng.choice(JAPANESE_GIVEN) if self.rng.random() < 0.7 else "")
        given = self.rng.choice((1, 2, 2, 2))
        return self.rng.choice(self.surnames) + "".join(self.rng.choice(self.given) for _ in range(given))


def renamed(pairs, namer):
    """The sentences with other persons in them."""
    for text, tags in pairs:
        out, marks, at = "", "", 0
        found = [span for span in spans(text, tags) if span[0] == "P" and span[2] - span[1] >= 2]
        for _, start, end in found:
            name = namer.name(end - start)
            out, marks = out + text[at:start] + name, marks + tags[at:start] + "P" + "p" * (len(name) - 1)
            at = end
        if found:
            yield out + text[at:], marks + tags[at:]


def is_surnamed(name):
    return name[0] in SURNAMES or name[:2] in DIGRAPHS


def mend(text, tags, persons):
    """Cuts titles off persons, and gives them the last character back that the teacher took for a word."""
    tags = list(tags)
    for kind, start, end in spans(text, tags):
        name = text[start:end]
        if kind != "P":
            continue
        title = next((t for t in TITLES if name.endswith(t) and len(name) > len(t)), None)
        if title:
            for at in range(end - len(title), end):
                tags[at] = "."
            continue
        longer = text[start : end + 1]
        grows = len(name) == 2 and len(longer) == 3 and tags[end : end + 1] not in (["P"], ["L"], ["O"])
        if grows and persons[longer] >= 5 and persons[longer] > 3 * persons[name]:
            tags[end] = "p"
    return "".join(tags)


def read_taught(path):
    with open(path, encoding="utf-8") as lines:
        pairs = [line.rstrip("\n").split("\t") for line in lines]
    persons = collections.Counter(t[a:b] for t, g in pairs for kind, a, b in spans(t, g) if kind == "P")
    return [(text, mend(text, tags, persons)) for text, tags in pairs]


def read_bio(path):
    """Sentences of one character a line, with its tag."""
    kinds = {"PER": "P", "LOC": "L", "ORG": "O"}
    with open(path, encoding="utf-8") as file:
        for sentence in file.read().strip("\n").split("\n\n"):
            text = tags = ""
            for line in sentence.split("\n"):
                character, tag = line[0], line[2:]
                kind = kinds.get(tag[2:], ".")
                text += character
                tags += kind if tag[0] == "B" else kind.lower()
            yield text, tags


def bylines(names, places, outlets, count, rng):
    """Lines in which writers sign, as papers print them: plain text has few."""
    forms = [
        "本报记者 {p} {p}", "本报记者{p}", "本报记者 {p} 通讯员 {p}", "（记者{p}）", "(记者 {p} 通讯员 {p})", "文/{p}", "文/{p} 图/{p}",
        "文／{p}", "文|{p}", "图/{p}", "记者{p}／{l}报导", "{p}／{l}报导", "【记者{p}{l}报导】", "（{p}／{l}报导）", "作者：{p}", "作者 {p}",
        "责任编辑：{p}", "编辑：{p}", "编辑 {p}", "编辑 {p} 校对 {p}", "撰文：{p}", "新京报记者 {p} 编辑 {p} 校对 {p}", "{o}记者 {p}",
        "记者：{p} 编辑：{p}", "来源：{o} 作者：{p}", "{o} {p}", "摄影：{p}", "摄影 {p}", "{o}{l}{d}电（记者{p}、{p}）", "{o}记者{p}报道",
        "本报{l}{d}电 记者{p}报道：", "{o}{l}{d}电（记者{p}）", "本报讯（记者{p}）", "本报讯 记者{p} 通讯员{p}报道", "综合编译：{p}",
        "（作者：{p}）", "（作者系{o}教授）", "（责编：{p}、{p}）", "(责任编辑：{p})", "（实习生 {p} 对本文亦有贡献）", "译者：{p}", "{p} 译",
        "{o}特约撰稿人 {p}", "文、图 / {p}", "采写：{o}记者{p}", "统筹：{p}", "（中央社记者{p}{l}{d}电）", "[{o}{l}{d}讯]",
    ]
    for _ in range(count):
        form, text, tags = rng.choice(forms), "", ""
        for piece in re.split(r"(\{\w\})", form):
            if piece == "{d}":
                piece = f"{rng.randint(1, 12)}月{rng.randint(1, 31)}日" if rng.random() < 0.7 else f"{rng.randint(1, 31)}日"
                text, tags = text + piece, tags + "." * len(piece)
            elif re.fullmatch(r"\{\w\}", piece):
                kind = piece[1].upper()
                name = rng.choice({"P": names, "L": places, "O": outlets}[kind])
                text, tags = text + name, tags + kind + kind.lower() * (len(name) - 1)
            else:
                text, tags = text + piece, tags + "." * len(piece)
        yield text, tags


def lexicon_phrases(folder):
    """Chinese phrases with which pages speak of themselves: what stands in bylines' places and is no name."""
    phrases = set()
    with open(f"{folder}/zh.txt", encoding="utf-8") as lines:
        for line in lines:
            line = line.split("#")[0].strip()
            if line and not line.startswith("["):
                phrases |= {re.split(r" = |_", entry.strip())[0] for entry in line.split("|")}
    return sorted(phrase for phrase in phrases if 1 < len(phrase) <= 12)


def short_texts(taught, by_hand, phrases, rng):
    """Short texts and what they name: the names of the sentences, and pieces of them that are none."""
    names = collections.Counter()
    others = collections.Counter()
    for text, tags in taught + by_hand:
        found = spans(text, tags)
        for kind, a, b in found:
            names[kind, text[a:b]] += 1
    for text, tags in taught:
        # Words that stand together, and never hold a name as a whole.
        starts = [at for at, tag in enumerate(tags) if tag not in "plo."] + [len(tags)]
        for n in range(len(starts) - 1):
            if rng.random() < 0.05:
                end = starts[min(len(starts) - 1, n + rng.choice((1, 1, 2, 2, 3)))]
                piece = text[starts[n] : end].strip("，。！？、；：“”（）《》 \u3000")
                if 2 <= len(piece) <= 10 and re.search("[\u4e00-\u9fff]", piece):
                    others[piece] += 1
    classes = collections.defaultdict(collections.Counter)
    for (kind, name), count in names.items():
        classes[name][{"P": "person", "L": "place", "O": "body"}[kind]] += count
    for piece, count in others.items():
        classes[piece]["none"] += 2 * count
    for name, seen in classes.items():
        kind, count = seen.most_common(1)[0]
        # What is several things is no example, nor what was found once, and may be a mistake, of two characters.
        if count >= 0.8 * sum(seen.values()) and len(name) >= 2:
            yield min(4.0, 1.0 + 0.5 * (count.bit_length() - 1)), name, kind
    for phrase in phrases:
        yield 4.0, phrase, "none"


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("taught")
    p.add_argument("by_hand")
    p.add_argument("words")
    p.add_argument("out")
    p.add_argument("--all", action="store_true")
    p.add_argument("--weight", type=float, default=BY_HAND)
    args = p.parse_args()
    rng = random.Random(7)
    taught, by_hand = read_taught(args.taught), list(read_bio(args.by_hand))
    held = [] if args.all else by_hand[::5]
    hand = by_hand if args.all else [pair for n, pair in enumerate(by_hand) if n % 5]
    found = collections.Counter((kind, t[a:b]) for t, g in taught + hand for kind, a, b in spans(t, g))
    chinese = re.compile("[\u4e00-\u9fff]+")
    good = [(kind, name) for (kind, name), count in sorted(found.items()) if count > 1 and chinese.fullmatch(name)]
    persons = [name for kind, name in good if kind == "P" and len(name) in (2, 3) and is_surnamed(name)]
    places = [name for kind, name in good if kind == "L" and len(name) in (2, 3)]
    outlets = [name for kind, name in good if kind == "O" and re.search("(社|报|网|台|刊|时报|日报)$", name)]
    namer = Namer([name for kind, name in good if kind == "P"], rng)
    persons += [namer.name(3) for _ in range(len(persons))]
    signed = list(bylines(persons, places, outlets, 6000, rng))
    other = [pair for pair in taught if "P" in pair[1] and rng.random() < RENAMED]
    with open(f"{args.out}/sentences.tsv", "w", encoding="utf-8") as out:
        for weight, pairs in ((1, taught), (args.weight, hand), (1, signed), (1, renamed(other, namer)), (args.weight / 3, renamed(hand, namer))):
            out.writelines(f"{weight}\t{text}\t{tags}\n" for text, tags in pairs)
    with open(f"{args.out}/held.tsv", "w", encoding="utf-8") as out:
        out.writelines(f"1\t{text}\t{tags}\n" for text, tags in held)
    texts = list(short_texts(taught, hand, lexicon_phrases(args.words), rng))
    rng.shuffle(texts)
    for name, part in (("texts-held", texts[::10]), ("texts", [t for n, t in enumerate(texts) if args.all or n % 10])):
        with open(f"{args.out}/{name}.tsv", "w", encoding="utf-8") as out:
            out.writelines(f"{weight}\t{text}\t{kind}\n" for weight, text, kind in part)


if __name__ == "__main__":
    main()
