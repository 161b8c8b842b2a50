"""``python -m alertgraph`` does what ``alertgraph`` does."""

import sys

from alertgraph.cli import main

sys.exit(main())
