"""What travels: case files in and out of the record.

`case_file` reads, checks and writes the file itself and knows nothing of a database, so that
a file can be worked on with no service at all. `importing` takes a file that was read into
the record, whole or not at all; `exporting` tells the record, or what one person may pass on
of it, to a file. It does not decide who may see what: `sightline.record.visibility` does.
Start reading at `case_file.reading`.
"""
