"""The numbers that decide about cases, by what they measure, each with its reason.

They were set by hand on articles read for that; between two neighbours of a scale nothing is known, so a condition
takes the one that is there.
"""

from __future__ import annotations

from kg.linking.where.references import LEVEL_DEPTH

# how far from the top a place lies
PREFECTURE = LEVEL_DEPTH["prefecture"]  # below it a place is governed by somebody whom an article can name
COUNTY = LEVEL_DEPTH["county"]  # from here on people deal with each other; what is told of a wider place alone is news

COMMUNITY = LEVEL_DEPTH["community"]  # neighbours

# words of governing in an episode, weighed
OTHER_NEWS = -1.0  # words of farming, trade, courts or disasters outweigh them
TOUCHED = 0.5  # there is one
ROOTED = 2.0  # about governing a small place
PLAIN = 4.0  # enough where the article says little
AMPLE = 5.0  # enough where several results are told
DEEP = 6.0  # enough where no way of working is named, but a trouble was dealt with
WHOLE = 8.0  # about nothing else

# words of governing in the article, over what the screening asks
BARELY_OVER = 6.0  # below it words of another subject may outnumber them
BROADLY_OVER = 8.0  # from end to end about governing
PORTRAIT_OVER = 12.0  # portraits are full of these words, and only beyond it what is told has need of no name

# words of another subject for each one of governing
OTHER_SUBJECT = 1.0  # of an article: from here on that is what it is about
HALF_BESIDE = 0.5  # of an article or episode: below it governing is the main thing
PARADE_BESIDE = 0.35  # of an article that shows many practices, where nothing else speaks for them
NOTHING_BESIDE = 0.25  # of an episode: about nothing else, though it is thin

# how sure the type of a mechanism is
SURE_TYPE = 0.55  # its own words tell
FAIR_TYPE = 0.45  # a word of its name tells; enough in a headline, or where what is around is surely about governing

# how often
NAMED_TWICE = 2  # episodes with a mechanism: a practice in passing is named in one
NAMED_ALWAYS = 6  # such episodes: it is what the article is about, whatever else is told
SETTLED = 3  # tellings of the place that an article never leaves: once or twice is a dateline
LIFE = 5  # tellings of somebody whom the headline names, in a few sentences: they are about him
PARADE = 3  # places with a practice each: two are a comparison
SEVERAL_RESULTS = 2
MANY_RESULTS = 3  # outcomes that make a story of themselves

# lengths
BRIEF = 900  # characters of an article about one thing
LONG = 1500  # characters from which on an article repeats its words, so that they seem thin
MOSTLY = 0.7  # of the characters of such an article
NEAR = 2  # episodes before or after a case that may go on with it
