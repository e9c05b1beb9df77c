"""The vocabulary: the words that every entry, page and rule is made of.

It owns the kinds of entry and their fields, sectors, circumstances, relationships, the
roles of involvements and posts, handling marks, the means of knowing, themes, and the
headings of practice models. All of it is data in `data/`, read once by a typed loader that
refuses a wrong file with every fault named.

It does not know Django, nor any family, agency or person, and it decides nothing: who may
see an entry is `access`, what is owed is `obligations`.

Start with `kinds`; `model` says what a kind and a field are.
"""
