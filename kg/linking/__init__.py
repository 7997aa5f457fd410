"""Mentions to records: what each mention refers to, and which belong to one case. Pure functions of an article.

Asked in this order by `article`, which makes the records:

- *which place a name means*: the package `places`; `place_text` does it for strings without an article (`kg places`)
- *where the story is at a position*: `locus`, from the places that move it (`course`, `references`, `passing`), whose
  words are quoted (`speech`), who is told of again (`people`, `again`), whose body acts (`bodies`, `posts`) and where
  the nation is meant (`nation`)
- *when two mentions are one brand*: `identity`
- *which practice a problem was dealt with by*: `credit`; `turns` says where the telling of a trouble ends
- *what makes a case*: `cases` gathers episodes, the package `gate` decides which of them are kept, `matters` and
  `results` untie what has nothing to do with the practice, `headline` leaves out what the story tells again,
  `started` finds since when, `private` leaves names of private people out of what a trouble is called
- *what one place learned from another, and what the text itself concludes*: `spread`, `lessons`

`evidence` quotes the words for all of them, `words` finds those that they ask every article for in one walk.
"""
