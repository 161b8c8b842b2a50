"""Networks that chance makes of a projection: the ties drawn anew with every actor's degree kept, or the signs dealt anew."""

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from alertgraph.analysis.ground.ties import Row, projected

if TYPE_CHECKING:
    from alertgraph.analysis.ground.variants import Projection

#: Attempted exchanges a tie, before the first network and between one and the next (Milo et al. 2003 hold 100 for plenty).
FIRST, NEXT = 100, 10


def rewired(net: "Projection", rows: list[Row], draws: int, seed: int) -> Iterator["Projection"]:
    """Yield networks with other ties, in which each actor has as many partners out and in, of each sign, as in this one.

    A tie is all claims of one sign from one entry to another; ties of a sign exchange their objects, actors with actors and
    things with things, and the claims go with their subject. See :func:`alertgraph.analysis.chance`.
    """
    # a seeded draw that everyone can repeat is what is wanted, no secret
    rng = random.Random(seed)  # noqa: S311
    bundles: dict[tuple[int, int], dict[tuple[str, str], list[Row]]] = {}
    for row in rows:
        kind = (row["effect"], net.nodes[row["object"]]["is_actor"])
        bundles.setdefault(kind, {}).setdefault((row["subject"], row["object"]), []).append(row)
    parts = [_Ties(ties) for _, ties in sorted(bundles.items())]
    for draw in range(draws):
        moved = []
        for part in parts:
            part.exchange((NEXT if draw else FIRST) * len(part.sources), rng)
            moved += part.rewired()
        yield projected(net, sorted(moved, key=lambda row: row["id"]))


def resigned(net: "Projection", rows: list[Row], draws: int, seed: int) -> Iterator["Projection"]:
    """Yield networks with the same ties, among which the signs are dealt anew.

    A tie is all claims of a pair, in either direction. Ties whose claims have one sign exchange it; those of both signs, or
    of none, stay. Relation and mode of a claim stay what they were.
    """
    rng = random.Random(seed)  # noqa: S311
    pairs: dict[tuple[str, ...], set[int]] = {}
    for row in rows:
        pairs.setdefault(_pair(row), set()).add(row["effect"])
    plain = {pair: sum(effects) for pair, effects in sorted(pairs.items()) if len(effects - {0}) == 1}
    for _ in range(draws):
        dealt = dict(zip(plain, rng.sample([*plain.values()], len(plain)), strict=True))
        yield projected(net, [_with_sign(row, dealt.get(_pair(row), 0)) for row in rows])


class _Ties:
    """The ties of a sign: each keeps its source, and they exchange their targets, with no tie twice and none to itself."""

    def __init__(self, bundles: dict[tuple[str, str], list[Row]]) -> None:
        self.sources = [source for source, _ in sorted(bundles)]
        self.targets = [target for _, target in sorted(bundles)]
        self.bundles = [bundle for _, bundle in sorted(bundles.items())]
        self.known = set(bundles)
        self.out: dict[str, list[int]] = {}
        for tie, source in enumerate(self.sources):
            self.out.setdefault(source, []).append(tie)

    def exchange(self, attempts: int, rng: random.Random) -> None:
        """Try to exchange targets so many times; an attempt that cannot be leaves all as it is, and counts."""
        sources, targets, count = self.sources, self.targets, len(self.sources)
        for _ in range(attempts if count > 1 else 0):
            if rng.random() < 0.5:
                # a, b and c, d become a, d and c, b
                one, two = int(rng.random() * count), int(rng.random() * count)
                if sources[one] == sources[two]:
                    # the ties stay, and how many claims each has is left to chance
                    targets[one], targets[two] = targets[two], targets[one]
                else:
                    self._set((one, two), (targets[two], targets[one]))
                continue
            # a path a, b, c, d becomes a, c, b, d: without it a circle of three could never turn round
            first = int(rng.random() * count)
            second = self._next(first, rng)
            third = None if second is None else self._next(second, rng)
            if second is not None and third is not None and targets[second] != sources[first]:
                self._set((first, second, third), (targets[second], targets[third], targets[first]))

    def _next(self, tie: int, rng: random.Random) -> int | None:
        ways = self.out.get(self.targets[tie])
        return ways[int(rng.random() * len(ways))] if ways else None

    def _set(self, ties: tuple[int, ...], targets: tuple[str, ...]) -> None:
        new = [(self.sources[tie], target) for tie, target in zip(ties, targets, strict=True)]
        for pair in new:
            # two ties to one target, which have nothing to exchange, are known as well
            if pair in self.known or pair[0] == pair[1]:
                return
        self.known.difference_update((self.sources[tie], self.targets[tie]) for tie in ties)
        self.known.update(new)
        for tie, target in zip(ties, targets, strict=True):
            self.targets[tie] = target

    def rewired(self) -> list[Row]:
        """Return the claims, with the objects that their ties have now."""
        return [{**row, "object": target} for bundle, target in zip(self.bundles, self.targets, strict=True) for row in bundle]


def _pair(row: Row) -> tuple[str, ...]:
    return tuple(sorted((row["subject"], row["object"])))


def _with_sign(row: Row, sign: int) -> dict[str, Any]:
    return row if sign == 0 or row["effect"] in (0, sign) else {**row, "effect": sign, "sign": sign}
