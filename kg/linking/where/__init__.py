"""Where the story is: which place the words at a position of an article are about.

`locus` answers. It reads the places that move the story (`course`), short ones (`references`: 该社区, 全市),
what is only passed through (`passing`), whose words are quoted (`speech`), who is told of again (`people`), whose name
holds a place that is none of the story (`bodies`) and where the whole country is meant (`nation`).
"""

from kg.linking.where.locus import Locus

__all__ = ["Locus"]
