"""Work on many files shared among processes."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import TypeVar

from cjm.errors import CannotDo

T = TypeVar("T")
R = TypeVar("R")

WORTHWHILE = 50
"""How many files a process has to have for its start to pay off."""
_SHARE = 25
"""How many files are handed out at a time: little enough for an interrupt to be heard at once."""


def processes_for(files: int, wanted: int | None) -> int:
    """How many processes to use for so many files: as many as are wanted, else one a core; one for few files."""
    return max(1, min(wanted or _cores(), files // WORTHWHILE))


def shares(things: Sequence[T]) -> list[Sequence[T]]:
    """The things in the portions that are handed out."""
    return [things[start : start + _SHARE] for start in range(0, len(things), _SHARE)]


def in_processes(
    work: Callable[[T], R], tasks: Sequence[T], processes: int, *, aside: bool = False
) -> Iterator[tuple[int, R]]:
    """Do the work on each task in other processes; yields the results as they come, each with its task's position.

    An interrupt ends it as soon as the tasks that were begun are done. What the work raises is raised here. Raises
    CannotDo where a process is killed. Where threads are running, the work is to be done `aside`: by processes that start
    anew, give way to others, hear no interrupt and end with this process, or by `end_processes`.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    # A fork starts with everything imported, but threads would not survive it.
    fork = sys.platform == "linux" and not aside
    context = multiprocessing.get_context("fork" if fork else "spawn" if aside else None)
    pool = ProcessPoolExecutor(processes, context, _give_way if aside else _leave_interrupts_to_the_parent)
    try:
        with _deaf_to_interrupts() if aside else nullcontext():  # from the start, which takes a moment
            positions = {pool.submit(work, task): position for position, task in enumerate(tasks)}
        for done in as_completed(positions):
            yield positions[done], done.result()
    except BrokenProcessPool:
        raise CannotDo("a process that checked maps was killed", "use fewer processes: `-j 1`") from None
    finally:
        pool.shutdown(cancel_futures=True)


def end_processes() -> None:
    """End the processes that work aside, whatever they are at."""
    import multiprocessing

    for process in multiprocessing.active_children():
        process.terminate()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes that are started by this thread meanwhile hear no interrupt, where the system can do that."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _give_way() -> None:
    """Let others have the processor first, and end with the parent, also where that is killed."""
    if hasattr(os, "nice"):
        os.nice(10)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    import multiprocessing

    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(0)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
