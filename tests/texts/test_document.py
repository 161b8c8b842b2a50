"""What counts as a word, a sentence and a paragraph, and how a copy that cannot be read is refused."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import renderings

from alertgraph.errors import SourceError
from alertgraph.machine import files
from alertgraph.texts.document import Document, parse, read
from alertgraph.texts.tokens import hash_words, normalise


@pytest.fixture(scope="module", params=["made-up", "real"])
def document(request: pytest.FixtureRequest) -> Document:
    """The made-up alert and, where it is at hand, the real one."""
    return renderings.read_text(request.param)


def passages(source: str) -> list[str]:
    """The sentences of a source, each on one line."""
    document = parse(source)
    return [document.passage_text(sentence) for sentence in document.sentences]


def names(document: Document) -> list[str]:
    """The names of the sentences, in order."""
    return [sentence.name for sentence in document.sentences]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("the U.S.A. and the F.R.O.'s", "the usa and the fro s"),
        ("1,400 crowns, 2,5 or 12", "1400 crowns 2 5 or 12"),
        ("long-term long-\n  term long \u2013 term", "longterm longterm long term"),
        ("pre-\n\nwar", "pre war"),
        ("states' rights, state's", "states rights states"),
        ("T\u00fcrkiye Tu\u0308rkiye T&uuml;rkiye T&#252;rkiye", "turkiye turkiye turkiye turkiye"),
        ("con\u00adsent c\u200bon&shy;sent \ufb01nal STRA\u00dfE", "consent consent final strasse"),
        ("note\u00b9\u00b2 note<sup>12</sup> 10<sup>th</sup> \u00bd", "note note 10th 12"),
        ("a <u>sea</u>led gr<b class='x > y'>an</b>ary<!-- no --> x < y", "a sealed granary x y"),
        ("and/or the *hearth* \u201c[p]resent", "and or the hearth p resent"),
        ("", ""),
    ],
)
def test_words(source: str, words: str) -> None:
    """Spelling that differs between copies of one text gives the same words."""
    assert [token.text for token in parse(source).tokens] == words.split()


@pytest.mark.parametrize("render", renderings.RENDERINGS, ids=lambda render: render.__name__)
def test_offsets_of_words(document: Document, render: renderings.Render) -> None:
    """Each word's slice of the source reads as the word, in every rendering, and slices do not overlap."""
    copy = parse(render(document, 1).text)
    assert len(copy.tokens) >= len(document.tokens)
    end = 0
    for token in copy.tokens:
        assert normalise(copy.source[token.start : token.end]) == token.text
        assert token.start >= end
        end = token.end


def test_a_word_ends_after_its_accent() -> None:
    """A combining mark at the end of a word is part of its slice."""
    source = "Ostra\u0301via cafe\u0301."
    assert [source[token.start : token.end] for token in parse(source).tokens] == source[:-1].split()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One came. Two went! Who? I.", ["One came.", "Two went!", "Who?", "I."]),
        ("The U.S. Congress sat. It rose.", ["The U.S. Congress sat.", "It rose."]),
        ("It left the U.S. The rest stayed.", ["It left the U.S.", "The rest stayed."]),
        ("J.D. Vole met Gen. Lund v. The Hague.", ["J.D. Vole met Gen. Lund v. The Hague."]),
        ("He said \u201cno.\u201d \u2018Why?\u2019 (Nobody knew.) End", None),
        ("It ended in war. 1948 was next... or not.", ["It ended in war.", "1948 was next... or not."]),
        ("It ended.[12] It was over.", ["It ended.[12]", "It was over."]),
        ("Old!?\n\u00c9lan came.", ["Old!?", "\u00c9lan came."]),
        ("... The rest.", ["... The rest."]),
    ],
)
def test_where_a_sentence_ends(source: str, expected: list[str] | None) -> None:
    """A sentence ends before a space and a capital, not at initials or abbreviations; a figure may open one."""
    whole = ["He said \u201cno.\u201d", "\u2018Why?\u2019", "(Nobody knew.)", "End"]
    assert passages(source) == (expected or whole)


RUNNING = " ".join(["The river froze and", *["nobody crossed it"] * 9])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("It was a\n\nlong day. It ended.", [("p1-s1", (1, 2)), ("p2-s1", (2,))]),
        ("It was a\n\nvery,\n\nvery long day.\n\nEnd", [("p1-s1", (1, 2, 3)), ("p4-s1", (4,))]),
        ("It was. \u201cDone.\u201d\n\nlong day.", [("p1-s1", (1,)), ("p1-s2", (1,)), ("p2-s1", (2,))]),
        ("The Winter\n\nIt was long.", [("p1-s1", (1,)), ("p2-s1", (2,))]),
        (f"{RUNNING} at\n\nMaren.", [("p1-s1", (1, 2))]),
        (f"{RUNNING} at".title() + "\n\nMaren.", [("p1-s1", (1,)), ("p2-s1", (2,))]),
        ("A.\n \t\n***\n\n\n\u00a0\n\nB.\fC.", [("p1-s1", (1,)), ("p2-s1", (2,)), ("p3-s1", (3,))]),
    ],
)
def test_where_a_sentence_runs_on(source: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    """A sentence runs into a paragraph in lower case or after running text, not past a heading."""
    assert [(sentence.name, sentence.paragraphs) for sentence in parse(source).sentences] == expected


def test_html_paragraphs() -> None:
    """In HTML block tags part paragraphs and blank lines do not; what is not the text is left out."""
    source = (
        "<head><title>No</title></head><nav><p>No</p></nav><h1>A   Title</h1><P class=x>One\n\nday&nbsp;"
        "<em>ca</em>me.<br>It went.<br><br>Two<script>No</script></p><ul><li>Three &amp; &lt;four&gt;</ul>"
        "<style>p {}</style><p>&nbsp;</p><footer>No</footer>"
    )
    document = parse(source)
    assert passages(source) == ["A Title", "One day came.", "It went.", "Two", "Three & <four>"]
    assert names(document) == ["p1-s1", "p2-s1", "p2-s2", "p3-s1", "p4-s1"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# The Winter #\n## What It Took\nSnow fell. It stayed.", ["The Winter", "What It Took", "Snow fell.", "It stayed."]),
        ("The Winter\n===\nSnow fell\n---\nIce came.", ["The Winter", "Snow fell", "Ice came."]),
        ("**The Winter**\nSnow fell.", ["The Winter", "Snow fell."]),
        ("The Winter of Maren\nWhat It Took\n\nSnow fell.", ["The Winter of Maren", "What It Took", "Snow fell."]),
        ("It must:\n- open the wells\n- Feed Maren", ["It must:", "open the wells", "Feed Maren"]),
        ("* one\n  more\n* Two\n\n+ three", ["one more", "Two", "three"]),
        ("They must\n\n1. open the wells\n2. Feed all. Soon.", ["They must", "open the wells", "Feed all.", "Soon."]),
        ("It began on\n3. The day after", ["It began on", "3. The day after"]),
        ("It must:\n(a) open the wells\n(b) feed Maren", ["It must:", "(a) open the wells", "(b) feed Maren"]),
        ("> He saw.\n>\n> They went.", ["He saw.", "They went."]),
        ("<h2>wells</h2><ul><li>mills<li><p>roads</p></ul><p>all gone.</p>", ["wells", "mills", "roads", "all gone."]),
    ],
)
def test_headings_and_list_points_are_boundaries(source: str, expected: list[str]) -> None:
    """A heading or list point is a paragraph by itself, whatever it ends with; its mark is no part of it."""
    assert passages(source) == expected
    marks = {"1", "2"} if "1. open" in source else set()
    assert not marks & {token.text for token in parse(source).tokens}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Section 1. The Pass. It shut.", ["Section 1. The Pass.", "It shut."]),
        ("Art. 5. No State may. Part IV. What then?", ["Art. 5. No State may.", "Part IV. What then?"]),
        ("No. 3. The forms. See No. 4 and pp. 5-6.", ["No. 3. The forms.", "See No. 4 and pp. 5-6."]),
        ("It broke Article 5. The court sat.", ["It broke Article 5.", "The court sat."]),
        ("It burned. 27 were killed. $5 million went.", ["It burned.", "27 were killed.", "$5 million went."]),
        ("On Mar. 3 it met at No. 10. 138 came.", ["On Mar. 3 it met at No. 10.", "138 came."]),
        ("12. The clerks left. They came back.", ["12. The clerks left.", "They came back."]),
    ],
)
def test_numbers_at_a_boundary(source: str, expected: list[str]) -> None:
    """What numbers a sentence ends none, and a sentence may begin with a figure."""
    assert passages(source) == expected


UNFINISHED = " ".join(["The people of the valley asked for bread", *["and were given nothing by anyone"] * 6])


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_paragraph_without_a_full_stop(gap: str) -> None:
    """It does not take the first sentence of the next; over a page break, or after a word that ends nothing, it runs on."""
    assert passages(f"{UNFINISHED}{gap}The court sat. It rose.") == [UNFINISHED, "The court sat.", "It rose."]
    assert passages(f"{UNFINISHED}\fThe court sat. It rose.") == [f"{UNFINISHED} The court sat.", "It rose."]
    assert passages(f"{UNFINISHED} of\n\nMaren. It rose.") == [f"{UNFINISHED} of Maren.", "It rose."]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_copy_without_blank_lines(document: Document, newline: str) -> None:
    """Where each line is a paragraph, the text has the paragraphs and sentences that it has with blank lines."""
    lines = [" ".join(line.split()) for line in document.source.splitlines() if line.strip()]
    copy = parse(newline.join(lines))
    assert [(s.name, s.paragraphs, s.length) for s in copy.sentences] == [
        (s.name, s.paragraphs, s.length) for s in document.sentences
    ]


@pytest.mark.parametrize("width", [72, 100])
def test_a_copy_without_blank_lines_broken_at_a_width(width: int) -> None:
    """Lines broken at a width are joined, and a line that had room for the next word ends a paragraph or a heading."""
    blocks = ["The Winter of Maren", "What It Took", *[f"{UNFINISHED}. {'They wait for the spring. ' * n}" for n in range(1, 6)]]
    copy = parse("\n".join(textwrap.fill(block, width) for block in blocks))
    assert [sentence.paragraphs[0] for sentence in copy.sentences] == [1, 2, 3, 3, 4, 4, 4, *[5] * 4, *[6] * 5, *[7] * 6]


def test_marks_change_no_passage(document: Document) -> None:
    """In Markdown, its headings marked, the text has the same words, sentences and paragraphs."""
    blocks = [block.strip() for block in document.source.strip().split("\n\n")]
    copy = parse("\n\n".join(f"{'## ' if len(block) < 90 and block[-1] not in '.,' else ''}{block}" for block in blocks))
    assert (copy.fingerprint, names(copy)) == (document.fingerprint, names(document))


def test_made_up_alert() -> None:
    """The made-up alert has the paragraphs and sentences that a reader counts."""
    document = renderings.read_text("made-up")
    counts = [1, 1, 1, 6, 1, 1, 7, 5, 1, 1, 5, 5, 1, 5, 1, 5]
    expected = [f"p{number}-s{n}" for number, count in enumerate(counts, 1) for n in range(1, count + 1)]
    assert names(document) == expected
    assert len(document.paragraph_spans) == len(counts)
    joined = {s.name: s.paragraphs for s in document.sentences if len(s.paragraphs) > 1}
    assert joined == {"p4-s6": (4, 5), "p8-s5": (8, 9)}


def test_passage_text() -> None:
    """A passage is shown on one line without tags, joined over the page break."""
    document = renderings.read_text("made-up")
    sentence = document.sentence("p8-s5")
    assert sentence is not None
    assert document.passage_text(sentence) == (
        "Bishop Ilse Marrant, who had sheltered some of the expelled in her cathedral and read their names"
        " aloud every Sunday, was arrested in front of the altar and has not been seen in public"
        " since that day."
    )
    assert (sentence.first, sentence.length) == (629, 37)
    assert document.words(sentence.first, 3) == ("bishop", "ilse", "marrant")
    assert document.sentence("p8-s6") is None


def test_sentences_cover_the_words(document: Document) -> None:
    """Each word is in exactly one sentence, and each sentence's slice holds its own words."""
    at = 0
    for sentence in document.sentences:
        assert sentence.first == at
        at += sentence.length
        own = parse(document.source[sentence.start : sentence.end]).tokens
        assert tuple(token.text for token in own) == document.words(sentence.first, sentence.length)
    assert at == len(document.tokens)


def test_sentences_survive_reflow(document: Document) -> None:
    """Broken at 72 columns or set as HTML, the text has the same words and the same sentences."""
    for render in (renderings.reflowed, renderings.html):
        copy = parse(render(document, 1).text)
        assert copy.fingerprint == document.fingerprint
        assert names(copy) == names(document)


def test_real_alert() -> None:
    """The real alert has its 41 paragraphs and 173 sentences, seven of which run over a page break."""
    document = renderings.read_text("real")
    assert (len(document.paragraph_spans), len(document.sentences), len(document.tokens)) == (41, 173, 4897)
    joined = {s.name: s.paragraphs for s in document.sentences if len(s.paragraphs) > 1}
    assert joined == {
        "p4-s8": (4, 5),
        "p9-s5": (9, 10),
        "p12-s8": (12, 13),
        "p16-s9": (16, 17),
        "p20-s2": (20, 21),
        "p27-s3": (27, 28),
        "p31-s2": (31, 32),
    }
    assert hash_words([f"{sentence.name}:{sentence.length}" for sentence in document.sentences], 16) == "5fc13f865cff7b93"


def test_fingerprint() -> None:
    """The fingerprint is the first 64 bits of the hash of all words, so layout does not change it."""
    assert parse("One <b>day</b>.").fingerprint == parse("one\nDAY").fingerprint == hash_words(["one", "day"], 16)
    assert len(parse("").fingerprint) == 16


def test_plain_text_loads_no_html() -> None:
    """Neither the import nor plain text loads the HTML entities, which are slow to load."""
    code = "import sys, alertgraph.texts.document as text; text.parse('A <b>day</b>.'); sys.exit('html' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == 0


def test_byte_order_mark(tmp_path: Path) -> None:
    """A byte order mark is not part of the text."""
    path = tmp_path / "copy.txt"
    path.write_bytes(b"\xef\xbb\xbfOne day.\r\n\r\nTwo.")
    document = read(path)
    assert document.source.startswith("One")
    assert names(document) == ["p1-s1", "p2-s1"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty, it holds no words; give a file with the text of the alert"),
        (b" \n<p>\xc2\xa0</p>", "is empty, it holds no words; give a file with the text of the alert"),
        (b"%PDF-1.7\n\xff", "is a PDF; extract its text first, as with pdftotext, and give that"),
        (b"Ostr\xe1via", "not UTF-8 at byte 4; save it as UTF-8 text or HTML"),
        (b"\xef\xbb\xbfOstr\xe1via", "not UTF-8 at byte 7; save it as UTF-8 text or HTML"),
    ],
)
def test_file_without_text(tmp_path: Path, data: bytes, message: str) -> None:
    """A file that holds no readable text is refused with its name, the reason and what to do."""
    path = tmp_path / "copy.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read(path)
    assert str(caught.value) == f"{path}: {message}"


def test_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing file, a directory and a file without permission are each refused with what to do."""

    def refuse(path: Path, most: int) -> bytes:
        raise PermissionError(13, "Permission denied")

    with pytest.raises(SourceError, match=r"none\.txt: no such file; give the path of your copy"):
        read(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="is a directory; give the file in it"):
        read(tmp_path)
    monkeypatch.setattr(files, "read", refuse)
    with pytest.raises(SourceError, match=r"copy\.txt: cannot be read \(permission denied\); give a copy that"):
        read(tmp_path / "copy.txt")
