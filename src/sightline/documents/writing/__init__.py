"""Documents out: a chronology as Word, Excel, CSV, HTML, PDF or case file; templates; PDF/UA."""
