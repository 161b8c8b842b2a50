"""Kills a switch of files before every step that it makes on the disk, one child process a step, and says what it left.

Run as a program: it forks, which a process with threads may not. ``kills.py FOLDER`` prints a line of JSON for each kill: the
names and contents left in the folder, what ``recover`` said, and the contents afterwards.
"""

import json
import os
import sys
from pathlib import Path

from alertgraph.machine import switching

OLD = {"a.txt": b"old a", "b.txt": b"old b", "c.txt": b"old c"}
NEW = {"a.txt": b"new a", "b.txt": b"old b", "d.txt": b"new d"}
STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate"}


def held(folder: Path) -> dict[str, str]:
    """The files in a folder, but the one that is locked and what is staged."""
    return {path.name: path.read_text() for path in sorted(folder.iterdir()) if path.is_file() and path.name != switching.LOCK}


def killed(folder: Path, step: int) -> bool:
    """Switch in a child that ends without a word before its so-and-so-manieth step; return whether it came so far."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    left = [step]

    def count(event: str, arguments: tuple[object, ...]) -> None:
        if event in STEPS and str(folder) in str(arguments[0]):
            left[0] -= 1
            if not left[0]:
                os._exit(9)

    import filelock  # noqa: F401  # its own files are not counted

    sys.addaudithook(count)
    with switching.alone(folder):
        switching.recover(folder, {*OLD, *NEW})
        switching.switch(folder, NEW)
    os._exit(0)


def main(base: Path) -> None:
    """Kill at each step until the switch outlives it."""
    step, is_killed = 0, True
    while is_killed:
        step += 1
        folder = base / str(step)
        folder.mkdir()
        for name, data in OLD.items():
            (folder / name).write_bytes(data)
        is_killed = killed(folder, step)
        left = held(folder)
        with switching.alone(folder):
            said = switching.recover(folder, {*OLD, *NEW})
        rest = sorted(path.name for path in folder.iterdir() if path.name not in held(folder))
        told = {"killed": is_killed, "left": left, "said": said, "after": held(folder), "rest": rest}
        sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
