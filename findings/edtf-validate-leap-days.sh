#!/usr/bin/env bash
# edtf-validate 2.0.0 (says whether a text is a date of the Extended Date/Time Format) takes 29 February of any year.
#
# Seen: 2023-02-29 and 1900-02-29 are valid, alone and in a set, yet not in an interval; 2023-02-30 and 2023-11-31 never are.
# Expected: refused everywhere, as EDTF level 0 is ISO 8601's calendar date: 2023 has no such day, and neither has 1900, which is
# no leap year. (202X-02-29 is rightly valid: 2020 and 2024 have the day. python-edtf 5.0.2 parses 2023-02-29 as well, and
# gives it back as its own first and last day.)
# Who meets it: whoever lets it guard the dates of a data set, as archives do: a day that never was passes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet edtf-validate==2.0.0
cat > "$work/seen.py" <<'PY'
import sys

from edtf_validate.valid_edtf import is_valid

seen = {
    "2024-02-29": True,
    "202X-02-29": True,
    "2023-02-29": True,
    "1900-02-29": True,
    "2023-02-29/2023-03-01": False,
    "{2023-02-29,2023-03-01}": True,
    "2023-02-30": False,
    "2023-11-31": False,
}
changed = 0
for text, then in seen.items():
    now = is_valid(text)
    print(f"{text}: {'valid' if now else 'refused'}")
    changed += now is not then
sys.exit(f"{changed} of {len(seen)} have changed" if changed else 0)
PY
"$work/venv/bin/python" "$work/seen.py"
