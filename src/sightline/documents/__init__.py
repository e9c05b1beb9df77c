"""Word, Excel, CSV, ODT, HTML and PDF in and out, and the chronology between them.

No Django and no record here. `source` reads any file into paragraphs and tables; `dates`
reads the dates people write; `returns` understands one agency's return; `chronology` merges
many into one; `briefings` understands a published review; `writing` writes documents.
"""
