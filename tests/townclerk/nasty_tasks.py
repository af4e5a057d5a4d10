"""Readers that do what hostile documents make real ones do; the file's own words say which of it."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from extract.drafting import draft
from extract.engines import run_engine
from extract.errors import Unreadable
from extract.paper import Block, Line, Paper, PaperPage

HELD = []


def nasty(data, name, options, *arguments):
    """Does what the file says, after as many pages as it says: "sleep 3" sleeps after three pages."""
    word, _, pages = data.decode().strip().partition(" ")
    for number in range(1, int(pages or 0) + 1):
        options.saw_page(page(number))
    answer = globals()[f"do_{word}"](*arguments)
    last = Block("paragraph", answer or "Read to its end.", 1)
    return draft(Paper(name, "text", (PaperPage(1, (last,)),), total_pages=1))


def page(number):
    text = f"The {number}th page says sentinel."
    return PaperPage(number, (Block("paragraph", text, number, (Line(text, number),)),))


def do_nothing(): ...


def do_sleep():
    time.sleep(600)


def do_spin():
    while True:
        pass


def do_bloat():
    while True:
        HELD.append(bytes(10 << 20))


def do_bloat_outside_python():
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    while True:
        got = libc.malloc(ctypes.c_size_t(64 << 20))
        if not got:
            os.abort()  # as pdfium does, without a word
        ctypes.memset(got, 1, 64 << 20)


def do_segfault():
    ctypes.string_at(0)


def do_abort():
    os.abort()


def do_crash_in_company(marker):
    """Crashes the first time only: what the second attempt is for."""
    if not Path(marker).exists():
        os.abort()


def do_exit():
    os._exit(0)


def do_recurse():
    return do_recurse() + 1


def do_raise():
    raise KeyError("/secret/path/of/this/machine")


def do_refuse():
    raise Unreadable("encrypted")


def do_kill_parent():
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(1)


def do_daemon():
    """Leaves a process behind that has left the group, the session and its parent."""
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(600)
        os._exit(0)
    time.sleep(0.2)


def do_engine_and_sleep():
    subprocess.Popen(["sleep", "600"])
    time.sleep(600)


def do_fork_and_hang():
    """A grandchild that keeps the pipe open."""
    if os.fork() == 0:
        time.sleep(600)
    time.sleep(0.1)


def do_connect(port):
    with socket.create_connection(("127.0.0.1", int(port)), timeout=2):
        return "connected"


def do_fill_disk():
    with Path("big").open("wb") as file:
        for _ in range(200):
            file.write(bytes(1 << 20))


def do_write(path):
    Path(path).write_text("written")


def do_steal(path):
    return Path(path).read_text()


def do_environment():
    return " ".join(f"{name}={value}" for name, value in os.environ.items())


def do_parents_environment():
    return Path(f"/proc/{os.getppid()}/environ").read_text()


def do_engine_that_hangs():
    run_engine(["sleep", "60"], seconds=1)


def do_engine_that_takes_longer_than_we_may():
    run_engine([sys.executable, "-c", "import time; time.sleep(1.5)"], seconds=20)


def do_engine_left_running():
    subprocess.Popen(["sleep", "600"])


def do_garbage_answer():
    """A process that was taken over and answers what it likes."""
    import pickle

    from townclerk.workers.frames import RESULT, send

    class Evil:
        def __reduce__(self):
            return (os.system, ("touch taken-over",))

    for pipe in range(3, 64):
        try:
            send(pipe, RESULT, pickle.dumps(Evil()))
        except OSError:
            continue
    os._exit(0)


def do_noise():
    for pipe in range(3, 64):
        try:
            os.write(pipe, b"R\xff\xff\xff\xffnoise" * 10)
        except OSError:
            continue
    os._exit(0)
