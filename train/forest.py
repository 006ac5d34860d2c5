"""Packs a LightGBM model into the file that `src/zone/model/forest.rs` reads (the format stands there)."""

import struct

import numpy as np

LEAF = 0xFF


def layout_hash(names):
    """FNV-1a over the names of a row, joined by line ends, its low half."""
    value = 0xCBF29CE484222325
    for byte in "\n".join(names).encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value % 2**32


def at_most(value):
    """The largest f32 not above a threshold: `x <= value` keeps its meaning for every f32 x."""
    single = np.float32(value)
    return np.nextafter(single, np.float32(-np.inf)) if float(single) > value else single


def leaves(tree):
    open_nodes, found = [tree], []
    while open_nodes:
        node = open_nodes.pop()
        if "leaf_value" in node:
            found.append((node["leaf_value"], node.get("leaf_weight", node.get("leaf_count", 1)) or 1))
        else:
            open_nodes += [node["left_child"], node["right_child"]]
    return found


def pack(booster, names, columns):
    """Bytes of the packed forest. `columns`: places in the row of the columns it was trained on."""
    classes = booster.num_model_per_iteration()
    trees = [info["tree_structure"] for info in booster.dump_model()["tree_info"]]
    # The average that boosting starts from is part of each class's first tree: taken out, so
    # that the leaves' whole numbers stay fine.
    base = [sum(v * w for v, w in leaves(tree)) / sum(w for _, w in leaves(tree)) for tree in trees[:classes]]
    offsets = base + [0.0] * (len(trees) - classes)
    largest = max(abs(v - offset) for tree, offset in zip(trees, offsets) for v, _ in leaves(tree))
    scale = float(np.float32(max(largest, 1e-9) / 32767))
    thresholds = {}
    for tree in trees:
        open_nodes = [tree]
        while open_nodes:
            node = open_nodes.pop()
            if "leaf_value" not in node:
                assert node["decision_type"] == "<="
                thresholds.setdefault(node["split_feature"], set()).add(float(at_most(node["threshold"])))
                open_nodes += [node["left_child"], node["right_child"]]
    used = sorted(thresholds)
    assert len(used) < LEAF, f"{len(used)} features used, {LEAF - 1} fit"
    place = {feature: i for i, feature in enumerate(used)}
    tables = {feature: sorted(values) for feature, values in thresholds.items()}
    out = bytearray(b"TSF1")
    out += struct.pack("<IBf", layout_hash(names), classes, scale) + struct.pack(f"<{classes}f", *base)
    out.append(len(used))
    for feature in used:
        assert len(tables[feature]) <= 255
        out += struct.pack("<HB", columns[feature], len(tables[feature]))
        out += struct.pack(f"<{len(tables[feature])}f", *tables[feature])
    out += struct.pack("<H", len(trees))

    def nodes(node, offset):
        if "leaf_value" in node:
            value = round((node["leaf_value"] - offset) / scale)
            return [struct.pack("<Bh", LEAF, max(-32768, min(32767, value)))]
        left, right = nodes(node["left_child"], offset), nodes(node["right_child"], offset)
        feature = node["split_feature"]
        threshold = tables[feature].index(float(at_most(node["threshold"])))
        return [struct.pack("<BBB", place[feature], threshold, len(left) + 1), *left, *right]

    for tree, offset in zip(trees, offsets):
        packed = nodes(tree, offset)
        out += struct.pack("<H", len(packed)) + b"".join(packed)
    return bytes(out)
