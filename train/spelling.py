"""When two values of a field count as one."""


def fold_key(text):
    """What two spellings of one value share: no case, space, full-width form or kind of quotation mark."""
    out = []
    for c in str(text):
        if "\uff01" <= c <= "\uff5e":
            c = chr(ord(c) - 0xfee0)
        if c.isspace() or c in "\u200b\xad\ufeff":
            continue
        c = c.lower()
        out.append('"' if c in "“”„«»" else "'" if c in "‘’`´" else "-" if c in "–—‑" else c)
    return "".join(out)
