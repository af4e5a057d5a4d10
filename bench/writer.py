"""Writes documents into an index for ever and says each as soon as it is committed; bench/index.py kills it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from bench.synthetic import documents
from index.store import Source, add_document, open_index

path, seed = Path(sys.argv[1]), int(sys.argv[2])
with open_index(path) as db:
    for number, paper in enumerate(documents(50 * 1000, words_a_page=20, seed=seed)):
        digest = f"{seed:08x}{number:056x}"
        small = replace(paper, document=replace(paper.document, sha256=digest), pages=paper.pages[:5])
        add_document(db, small, Source(digest, 1, 1.0), "1", 1, "now")
        print(digest, flush=True)
