"""The family record: a ledger of entries, who knows each, and the views read from them.

`actions.append` is the only way in. The ledger's tables (entries, who they are about, who
knows them, receipts) are only ever added to, and the database refuses anything else; every
other table here is a view that `actions.rebuild` can make again from the ledger. It does not
decide who may see what: `sightline.access.visibility` does. Start reading at `actions`.
"""
