"""How are figures set out? Each beside what it is out of, and each a way to what it counts."""
