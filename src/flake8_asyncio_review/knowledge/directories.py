"""File-system work without an upper bound (ASY158): whole trees, whole directories, whole files.

The lazy ones (`os.walk`, `glob.iglob`, `Path.glob`, `Path.iterdir`) are listed as calls: hardly anyone makes such an
iterator without consuming it on the spot. Asynchronous paths (`anyio.Path`, `trio.Path`, `aiopath.AsyncPath`) are
other types.
"""

from __future__ import annotations

from .facts import Blocking, Library, Twin

STDLIB = "CPython 3.10.13, 3.11.7, 3.12.1, 3.13.0"

AIOFILES_OS = ("aiofiles", "use `aiofiles.os`")
AIOPATH = ("aiopath", "use `aiopath.AsyncPath`")
AIOSHUTIL = Twin(libraries=(("aioshutil", "use `aioshutil`"),))

# A thread that only makes a lazy iterator leaves the work to whoever consumes it.
LAZY = "make the whole list in a function for `asyncio.to_thread()`"
LISTING = Twin(
    asyncio=LAZY,
    anyio="use `anyio.Path.iterdir()`",
    trio="use `trio.Path.iterdir()`",
    libraries=(AIOFILES_OS, AIOPATH),
)
GLOB = Twin(asyncio=LAZY, anyio="use `anyio.Path.glob()`", trio="use `trio.Path.glob()`", libraries=(AIOPATH,))
WALK = Twin(asyncio=LAZY, anyio="use `anyio.Path.walk()`")
LAZY_PATH = Twin(asyncio=LAZY, anyio="use `anyio.Path`", trio="use `trio.Path`", libraries=(AIOPATH,))
PATH = Twin(anyio="use `anyio.Path`", trio="use `trio.Path`", libraries=(AIOPATH,))

LIBRARIES = (
    Library(
        "shutil",
        source="https://docs.python.org/3/library/shutil.html",
        read=STDLIB,
        blocking=(
            Blocking(
                "ASY158",
                "rmtree copytree move copy copy2 copyfile make_archive unpack_archive",
                AIOSHUTIL,
            ),
        ),
        returns={
            "copy": "builtins.str",
            "copy2": "builtins.str",
            "copyfile": "builtins.str",
            "copytree": "builtins.str",
            "move": "builtins.str",
            "make_archive": "builtins.str",
            "which": "builtins.str",
        },
    ),
    Library(
        "os",
        source="https://docs.python.org/3/library/os.html#files-and-directories",
        read=STDLIB,
        blocking=(
            Blocking("ASY158", "listdir", Twin(anyio=LISTING.anyio, trio=LISTING.trio, libraries=LISTING.libraries)),
            Blocking("ASY158", "scandir", LISTING),
            Blocking("ASY158", "walk", WALK),
            Blocking("ASY158", "fwalk", Twin(asyncio=LAZY)),
        ),
    ),
    Library(
        "glob",
        source="https://docs.python.org/3/library/glob.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY158", "glob", Twin(anyio=GLOB.anyio, trio=GLOB.trio, libraries=GLOB.libraries)),
            Blocking("ASY158", "iglob", GLOB),
        ),
        returns={"glob": "list[builtins.str]", "iglob": "iter[builtins.str]"},
    ),
    Library(
        "pathlib",
        source="https://docs.python.org/3/library/pathlib.html",
        read=f"{STDLIB}; copying and moving: documentation of 3.14",
        blocking=(
            Blocking("ASY158", "Path.iterdir Path.glob Path.rglob", LAZY_PATH),
            Blocking("ASY158", "Path.walk", WALK),
            Blocking("ASY158", "Path.copy Path.copy_into Path.move Path.move_into", PATH),
        ),
    ),
    Library(
        "tempfile",
        source="https://docs.python.org/3/library/tempfile.html#tempfile.TemporaryDirectory",
        read=STDLIB,
        blocking=(Blocking("ASY158", "TemporaryDirectory.cleanup"),),
    ),
    Library(
        "compileall",
        source="https://docs.python.org/3/library/compileall.html",
        read=STDLIB,
        blocking=(Blocking("ASY158", "compile_dir compile_path"),),
    ),
    Library(
        "zipapp",
        source="https://docs.python.org/3/library/zipapp.html",
        read=STDLIB,
        blocking=(Blocking("ASY158", "create_archive"),),
    ),
    Library(
        "distutils",
        source="https://docs.python.org/3.11/distutils/apiref.html",
        read="CPython 3.10.13, 3.11.7 (gone in 3.12)",
        blocking=(
            Blocking(
                "ASY158",
                """
                dir_util.copy_tree dir_util.create_tree dir_util.remove_tree file_util.copy_file file_util.move_file
                archive_util.make_archive archive_util.make_tarball archive_util.make_zipfile
                """,
            ),
            Blocking("ASY350", "dir_util.mkpath"),
        ),
    ),
    Library(
        "send2trash",
        source="https://github.com/arsenetar/send2trash",
        read="Send2Trash 2.2.0",
        blocking=(Blocking("ASY158", "send2trash"),),
    ),
    Library(
        "watchfiles",
        source="https://watchfiles.helpmanual.io/api/watch/",
        read="watchfiles 1.3.0",
        blocking=(Blocking("ASY158", "watch", Twin(libraries=(("watchfiles", "use `watchfiles.awatch()`"),))),),
        aliases={"main.watch": "watchfiles.watch"},
    ),
    # `watchdog` is left out: its observers do their work in threads of their own.
)
