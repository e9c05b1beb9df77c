"""Who works where, what they may open, and the trail of who looked.

Owns agencies, teams and posts; a person's involvements and families as far as they decide
access; absolute refusals; named grants; break-glass; and the trail. It knows nothing of
entries: `visibility` works on any queryset that has `about`, `knowledge` and `opens_to`.
Start reading at `visibility`, the one place that decides.
"""
