"""Mentions to records: what each mention refers to, and which belong to one case. Pure functions of an article.

Asked in this order by `article`, which makes the records:

- *which place a name means*: the package `places`; `place_text` does it for strings without an article (`kg places`)
- *where the story is at a position*: the package `where`
- *when two mentions are one brand*: `identity`; *what defines it*: `definition`
- *what makes a case, and which practice a problem was dealt with by*: the package `cases`
- *whose post or body it is where only a name or a post is told*: `again`, `posts`
- *what a trouble is called*: `private` leaves out the names of private people
- *what one place learned from another, and what the text itself concludes*: `spread`, `lessons`

`evidence` quotes the words for all of them, `words` finds those that they ask every article for in one walk.
"""
