"""How fast a build is, beside `jieba.posseg` and `rjieba` tagging the same text. Run by hand, asserts none.

    python bench/speed.py                             # 2,000 items of news, dense text ten times
    python bench/speed.py --limit 8000 --repeat 20    # steadier numbers
    python bench/speed.py --only dense --no-tagging

Two texts: **news** (mixed, most articles hold no case; `--data` holds `bulk/news.jsonl.gz`) and **dense**
(nearly every article holds cases; `seeds`, `articles` and `pages` of `--data`, copied `--repeat` times under
new file names). Without that folder both are the project's examples.

Everything is timed in child processes that are pinned to one core, one after the other, best of `--rounds`:

- `build`        `kg.pipeline.build.build`, bytes to store, Turtle, tables and page, everything on, in a
                 process that has built the project's examples before: word lists, patterns and gazetteer are
                 loaded, as the dictionaries of the taggers are;
- `first build`  the same in a process that has only imported it: what it needs is loaded within the time;
- `kg build`     the command, from its start to its end;
- `--jobs 2`     the command with two processes on two cores (not pinned);
- `posseg`       `jieba.posseg`, own tokenizer objects, dictionary loaded before the clock starts. It is slow:
                 it tags an even sample of the documents (`--sample` KB), and its rate stands for all;
- `rjieba`       `rjieba` tagging all the text.

MB are 10^6 bytes of UTF-8; `× posseg` and `× rjieba` divide rates; `peak` is the largest resident memory of
the child (with two processes: of the larger one). On a busy machine compare `cpu s`, which does not count
waiting.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared"
EXAMPLES = ROOT / "examples" / "articles"
FOLDERS = ("seeds", "articles", "pages")


class Timing(NamedTuple):
    """One measurement: bytes of text, seconds by the clock and of the processor, peak memory in MB."""

    size: int
    wall: float
    cpu: float
    peak: float

    @property
    def rate(self) -> float:
        return self.size / 1e6 / self.wall


# The texts


def news(data: Path, limit: int) -> Iterator[tuple[str, bytes]]:
    """Items of the news as files: title, then text."""
    path = data / "bulk" / "news.jsonl.gz"
    if not path.is_file():
        yield from dense(data, 1)
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    step = max(1, len(items) // limit)  # spread over the corpus, which is sorted by source
    for item in items[::step][:limit]:
        yield f"{item['id']}.txt", f"{item['title']}\n{item['text']}\n".encode()


def dense(data: Path, repeat: int) -> Iterator[tuple[str, bytes]]:
    """Pages about governance at the grassroots, several times under new names."""
    files = [p for folder in FOLDERS for p in sorted((data / folder).rglob("*")) if p.suffix in (".txt", ".md")]
    files = files or sorted(EXAMPLES.rglob("*.*"))
    for n in range(repeat):
        for path in files:
            yield f"{n:04}/{path.parent.name}-{path.name}", path.read_bytes()


def write(folder: Path, items: Iterator[tuple[str, bytes]]) -> int:
    """Write files; the bytes of their text as UTF-8."""
    size = 0
    for name, content in items:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        size += len(content)
    return size


# What is timed, in a child process


def child_build(folder: Path, *, loaded: bool) -> tuple[int, Callable[[], None]]:
    from kg.pipeline.build import build

    place = Path(tempfile.mkdtemp(dir=folder.parent))
    if loaded:
        build([EXAMPLES], place / "examples", jobs=1)
    return _size(folder), lambda: void(build([folder], place / "out", jobs=1))


def child_posseg(folder: Path, sample: int = 200) -> tuple[int, Callable[[], None]]:
    import jieba
    import jieba.posseg

    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    tagger = jieba.posseg.POSTokenizer(tokenizer)
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    step = max(1, round(_size(folder) / (sample * 1000)))
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in files[::step]]
    return sum(len(t.encode()) for t in texts), lambda: void([sum(1 for _ in tagger.cut(t)) for t in texts])


def child_rjieba(folder: Path) -> tuple[int, Callable[[], None]]:
    import rjieba

    rjieba.tag("社区")
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted(folder.rglob("*")) if p.is_file()]
    return sum(len(t.encode()) for t in texts), lambda: void([len(rjieba.tag(t)) for t in texts])


def void(_: object) -> None:
    """Nothing."""


def _size(folder: Path) -> int:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


def child(what: str, folder: Path, sample: int) -> None:
    """Run in a child: load, then time, then print JSON."""
    size, run = {
        "posseg": lambda: child_posseg(folder, sample),
        "rjieba": lambda: child_rjieba(folder),
        "build": lambda: child_build(folder, loaded=True),
        "first build": lambda: child_build(folder, loaded=False),
    }[what]()
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    print(json.dumps({"size": size, "wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}))


# The parent


def spawn(command: list[str], cores: set[int]) -> tuple[str, float, float, float]:
    """Run a command on some cores: what it printed, seconds by the clock, of the processor, peak memory."""

    def pin() -> None:
        if cores and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, cores)

    # byte code is kept between runs, as it is for an installed package
    kept = {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "kg-speed-bytecode")}
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | kept
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=pin, env=env) as process:
        assert process.stdout is not None and process.stderr is not None
        printed, said = process.stdout.read().decode(), process.stderr.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode:
        sys.exit(f"{' '.join(command)}: {said.strip().splitlines()[-1:]}")
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return printed, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale


def time_child(what: str, folder: Path, core: set[int], sample: int) -> Timing:
    """Time a `child` of this script."""
    command = [sys.executable, __file__, "--child", what, str(folder), "--sample", str(sample)]
    printed, _, _, peak = spawn(command, core)
    return Timing(peak=peak, **json.loads(printed.splitlines()[-1]))


def time_command(folder: Path, jobs: int, cores: set[int]) -> Timing:
    """Time `kg build`."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as out:
        command = [
            sys.executable,
            "-c",
            "from kg.cli import main; main()",
            "build",
            str(folder),
            "--out",
            f"{out}/out",
            "--jobs",
            str(jobs),
            "--quiet",
        ]
        _, wall, cpu, peak = spawn(command, cores)
    return Timing(_size(folder), wall, cpu, peak)


def measure(name: str, folder: Path, options: argparse.Namespace) -> None:
    """Time everything on one text and print a table."""
    files = sum(1 for p in folder.rglob("*") if p.is_file())
    core = {max(os.sched_getaffinity(0))} if hasattr(os, "sched_getaffinity") else set()
    print(f"\n{name}: {files} files, {_size(folder) / 1e6:.2f} MB", flush=True)
    print(f"{'':<12}{'MB/s':>8}{'× posseg':>10}{'× rjieba':>10}{'articles/s':>12}{'s':>8}{'cpu s':>8}{'peak MB':>9}")
    rivals: dict[str, Timing] = {}

    def best(run: Callable[[], Timing]) -> Timing:
        return min((run() for _ in range(options.rounds)), key=lambda t: t.wall)

    def row(label: str, t: Timing) -> None:
        times = [f"{t.rate / rivals[r].rate:>10.2f}" if r in rivals else f"{'–':>10}" for r in ("posseg", "rjieba")]
        per_second = files * t.size / _size(folder) / t.wall
        print(
            f"{label:<12}{t.rate:>8.3f}{times[0]}{times[1]}{per_second:>12.1f}{t.wall:>8.2f}{t.cpu:>8.2f}{t.peak:>9.0f}",
            flush=True,
        )

    if not options.no_tagging:
        for rival in ("posseg", "rjieba"):
            rivals[rival] = best(lambda rival=rival: time_child(rival, folder, core, options.sample))  # type: ignore[misc]
            row(rival, rivals[rival])
        print(f"  (posseg: rate on a sample of {rivals['posseg'].size / 1e3:.0f} KB)")
    for what in ("build", "first build"):
        row(what, best(lambda what=what: time_child(what, folder, core, 0)))  # type: ignore[misc]
    row("kg build", best(lambda: time_command(folder, 1, core)))
    row("  --jobs 2", best(lambda: time_command(folder, 2, set())))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="folder with bulk/, seeds/, articles/, pages/")
    parser.add_argument("--limit", type=int, default=2000, help="items of the news")
    parser.add_argument("--repeat", type=int, default=10, help="copies of the dense text")
    parser.add_argument("--sample", type=int, default=200, help="KB that posseg tags")
    parser.add_argument("--rounds", type=int, default=1, help="rounds; the best counts")
    parser.add_argument("--only", choices=("news", "dense"), help="one text only")
    parser.add_argument("--no-tagging", action="store_true", help="time the build alone")
    parser.add_argument("--child", nargs=2, metavar=("WHAT", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child[0], Path(options.child[1]), options.sample)
        return
    if not (options.data / "bulk").is_dir():
        print(f"no {options.data}: the examples stand for both texts")
    texts = {
        "news": lambda: news(options.data, options.limit),
        "dense": lambda: dense(options.data, options.repeat),
    }
    with tempfile.TemporaryDirectory(prefix="kg-speed-") as place:
        for name, items in texts.items():
            if options.only in (None, name):
                folder = Path(place) / name
                write(folder, items())
                measure(name, folder, options)


if __name__ == "__main__":
    main()
