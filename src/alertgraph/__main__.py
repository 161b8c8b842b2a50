"""``python -m alertgraph`` does what ``alertgraph`` does."""

import sys

from alertgraph.terminal.cli import main

sys.exit(main())
