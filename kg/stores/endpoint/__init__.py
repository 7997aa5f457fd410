"""A built graph over HTTP, for this machine only: `formats` chooses what an answer is written in, `workers` runs
queries under a time limit, `server` speaks the SPARQL 1.1 Protocol and hands out the page and the Turtle.
"""

HOST = "127.0.0.1"
PORT = 8765
TIME_LIMIT = 30.0  # seconds that a query may take
