"""Inputs that several property tests make: dates as EDTF has them, texts with what a reader may stumble over, queries."""

import calendar

from hypothesis import strategies as st

#: What parts, closes, numbers, abbreviates or marks up something in a copy of a text.
PIECES = [
    "A.",
    "B.",
    "the",
    "The",
    "Article",
    "Art.",
    "e.g.",
    "U.S.",
    "Mr.",
    "Section",
    "an",
    "of",
    "and",
    "5",
    "1.",
    "1,000",
    "3",
    "ignored.3",
    ".",
    "?",
    "!",
    ",",
    ";",
    ":",
    "(",
    ")",
    "[",
    "]",
    "[1]",
    '"',
    "'",
    "'",
    "-",
    "--",
    "a-",
    "é",
    "é",
    "\xad",
    "\ufffe",
    "ﬃ",
    "&",
    "&amp;",
    "&#x41;",
    "<",
    ">",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "<li>",
    "<h2>",
    "<nav>",
    "</nav>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<a",
    "href='x'>",
    "##",
    "**",
    "_",
    "*",
    "|",
    "`",
    "#",
    ">",
    "–",
    "\u2029",
    "\u200b",
    "$5",
    "IV.",
    "word",
    "wonder",
    "Reporting",
]
texts = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), st.sampled_from(["", "", " ", " ", "\n", "\n\n", "\f", "\t"])
    ),
    max_size=60,
).map(lambda parts: "".join(map("".join, parts)))

_MARK = st.sampled_from(["", "", "", "~", "?", "%"])
_YEARS = st.integers(1, 9999).map("{:04}".format)


@st.composite
def points(draw: st.DrawFn) -> str:
    """A date of one year: with or without month and day, some digits not given, some parts marked, or a part of a year."""
    year = draw(_YEARS)
    if draw(st.booleans()):
        kept = draw(st.integers(1, 4))
        year = year[:kept] + "X" * (4 - kept)
        year = "1XXX" if year.startswith("0") and "X" in year else year  # some year has to be one from 1 on
    depth = draw(st.integers(0, 3))
    if depth == 0:
        return year + draw(_MARK)
    if depth == 3 and year <= "9998":
        return f"{year}-{draw(st.integers(21, 41))}"
    month = draw(st.integers(1, 12))
    if depth == 1:
        return f"{year}-{draw(st.sampled_from(['XX', '1X', f'{month:02}']))}{draw(_MARK)}"
    most = calendar.monthrange(int(year) if year.isdigit() else 2001, month)[1]
    return (
        f"{year}{draw(_MARK)}-{month:02}-{draw(st.sampled_from(['XX', '0X', f'{draw(st.integers(1, most)):02}']))}{draw(_MARK)}"
    )


#: Expressions of EDTF, level 0 to 2, that have days.
dates = st.one_of(
    points(),
    st.builds("{}S{}".format, _YEARS, st.integers(1, 4)).filter(lambda date: date[: int(date[-1])].strip("0") != ""),
    st.builds("{}/{}".format, points(), st.sampled_from(["..", ""])),
    st.builds("{}/{}".format, st.sampled_from(["..", ""]), points()),
    st.tuples(points(), points()).map(lambda pair: "/".join(sorted(pair))),
    st.lists(points(), min_size=1, max_size=5).map(lambda found: "[" + ",".join(found) + "]"),
    st.lists(points(), min_size=1, max_size=5).map(lambda found: "{" + ", ".join(found) + "}"),
)
#: What is like a date.
like_dates = st.one_of(
    st.text(alphabet="0123456789X-/.,[]{}~?%STYZE+: ", max_size=30), st.text(max_size=30), st.tuples(dates, dates).map("".join)
)

_TERMS = [
    "?x",
    "$x",
    "ag:stance",
    "ag:p",
    "id:israel",
    "<x:y>",
    "'a'",
    '"b"',
    "'''c'''",
    "5",
    "true",
    "a",
    ".",
    ";",
    ",",
    "/",
    "|",
    "^",
    "*",
    "+",
    "!",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "=",
    "&&",
    "||",
    "<<",
    ">>",
    "#\n",
    "@en",
    "^^",
    ":",
    "\\",
    "'",
    '"',
    "SELECT",
    "ASK",
    "WHERE",
    "FILTER",
    "VALUES",
    "ORDER",
    "BY",
    "DESC",
    "SERVICE",
    "FROM",
    "NAMED",
    "PREFIX",
    "x:",
    "UNION",
    "MINUS",
    "NOT",
    "EXISTS",
    "OPTIONAL",
    "SUM",
    "COUNT",
    "DISTINCT",
]
#: Pieces of SPARQL in any order.
sparql = st.lists(
    st.tuples(st.one_of(st.sampled_from(_TERMS), st.text(max_size=3)), st.sampled_from(["", " ", " ", "\n"])), max_size=40
).map(lambda parts: "".join(map("".join, parts)))
#: Text that stands in a string, an IRI or a comment, with words in it that mean something elsewhere.
hidden = st.lists(
    st.sampled_from(["SERVICE", "FROM", "ORDER BY", "{", "(", "}", "$x", "?x", " ", "ag:p", "SUM("]), max_size=8
).map(" ".join)
