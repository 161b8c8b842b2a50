"""What counts as a mention: one table of cases for the terminal's find and for the search of the page."""

from typing import Final

#: What is looked for, a text, and whether the one mentions the other.
CASES: Final = [
    ("genocide", "An act of GENOCIDE.", True),
    ("genocid", "genocidal aims", True),
    ("cide", "genocide", False),
    ("turkiye", "Türkiye's veto", True),
    ("Türkiye", "of Turkiye", True),
    ("genocide armenia", "Armenians fear genocide", True),
    ("genocide armenia", "genocide alone", False),
    ("US", "they use it", False),
    ("U.S.", "The US and others", True),
    ("us", "U.S.-based NGOs", True),
    ("rules-based", "a rules-based order", True),
    ("16", "16 prisoners", True),
    ("16", "the 160 of them", False),
    ("strasse", "Straße council", True),
    ("STRASSE", "STRAẞE", True),
    ("isik", "Işık Çağrısı", True),
    ("IŞIK", "ışık", True),
    ("istanbul", "İSTANBUL", True),
    ("seki", "Şəki Məclisi", True),
    ("ƏLI", "eli", True),
    ("ΣΊΣΥΦΟΣ", "σίσυφος", True),
    ("ﬁlm", "filming", True),
    ("հայ", "Հայ համայնք", True),
    ("محكمة", "محكمة العدل", True),
    ("हिन्दी", "हिन्दी में", True),
    ("not_yet", "not yet", True),
    ("it", "it's", True),
    ("silence", "Who stays silent on what?", True),
    ("accuses", "Russia accused Ukraine", True),
    ("warrants", "a warrant", True),
    ("wars", "a war", True),
    ("interest", "internal affairs", False),
    ("statement", "a state", False),
    ("20230", "2023-05", False),
    ("who is wanted by the ICC?", "wanted: judges of the ICC", True),
    ("what happened in September 2023", "it happened in September 2023", True),
    ("who is", "this is who", True),
    ("who is", "nobody", False),
    ("o'neill", "O’Neill", True),
]
#: What has no letter or figure.
NOTHING: Final = ["", "  ", "...", "<>", "_"]
