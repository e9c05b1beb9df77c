"""What entries tell, as the drawings want it: a family, its network, its time.

No database here: facts in, plain values of `drawing` out. Whoever calls leaves out of the
facts what a reader may not see, before anything is drawn.
"""
