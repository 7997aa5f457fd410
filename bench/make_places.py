"""Write bench/places.tsv: place strings with the code that a careful reader would give them.

Hand-written cases are in `places_cases.tsv` (what other tools were reported to get wrong, same names, old
names, units of the corps, misprints, names that do not exist); to them come strings made from the statistical
table for every province, chosen by a hash of the code, so that nobody picks what suits. Expected code `-`: no
code is right, neither at county level nor below. Run again only when the gazetteer's vintage changes.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.text.gazetteer import Division, gazetteer

HERE = Path(__file__).parent
PER_PROVINCE = 2


def order(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def drop(name: str) -> str:
    """Spoken short form of an upper division."""
    for tail in ("特别行政区", "省", "市", "地区"):
        if name.endswith(tail) and len(name) - len(tail) > 1:
            return name[: -len(tail)]
    return name


def main() -> None:
    table = gazetteer()
    lines = [line for line in (HERE / "places_cases.tsv").read_text(encoding="utf-8").splitlines()[1:] if line]
    provinces = sorted(d.code for d in table.uppers() if d.level == "province" and d.code < "70")
    for province in provinces:
        counties = sorted(
            (
                d.code
                for d in table.uppers()
                if d.level == "county" and d.code.startswith(province) and len(d.code) == 6
            ),
            key=order,
        )
        made = 0
        for county in counties:
            villages = sorted((d.code for d in table.under(county, "village")), key=order)
            if not villages:
                continue
            for code, kind in zip(villages, ("full", "no_upper", "short", "sentence"), strict=False):
                lines.extend(row(table.chain(code), kind))
            made += 1
            if made == PER_PROVINCE:
                break
    text = "string\tcode\tkind\n" + "".join(f"{line}\n" for line in dict.fromkeys(lines))
    (HERE / "places.tsv").write_text(text, encoding="utf-8")


def row(chain: tuple[Division, ...], kind: str) -> list[str]:
    names = [d.name for d in chain]
    code = chain[-1].code
    if kind == "full":
        return [f"{''.join(names)}\t{code}\tfull chain"]
    if kind == "no_upper":
        return [f"{''.join(names[-3:])}\t{code}\tcounty, township, village"]
    if kind == "short":
        top = [drop(d.name) for d in chain[:-3]]
        return [f"{''.join(top)}{''.join(names[-3:-1])}\t{chain[-2].code}\tshort forms to township"]
    return [f"记者在{''.join(names[1:])}采访时看到\t{code}\tin a sentence"]


if __name__ == "__main__":
    main()
