"""Short calls about paths (ASY350): one look-up or change of metadata each.

Left out, being pure or next to free: `os.path.abspath`, `expanduser`, `expandvars`, `join`, `normpath`, `relpath`,
`samestat`, `os.getcwd`, `Path.absolute`, `Path.cwd`, `Path.expanduser`, `Path.home`; calls on an open descriptor
(`os.fstat`, `os.path.sameopenfile`); `os.chdir`, which no thread should do either; `DirEntry.is_file` and its kin,
which the directory listing has answered.
"""

from __future__ import annotations

from .facts import Blocking, Library, Twin

STDLIB = "CPython 3.10.13, 3.11.7, 3.12.1, 3.13.0"

AIOPATH = ("aiopath", "use `aiopath.AsyncPath`")
AIOSHUTIL = Twin(libraries=(("aioshutil", "use `aioshutil`"),))

# Some are in `aiofiles.os`, some are methods of the asynchronous paths, some are both.
PATH = Twin(anyio="use `anyio.Path`", trio="use `trio.Path`", libraries=(AIOPATH,))
AIOFILES = Twin(libraries=(("aiofiles", "use `aiofiles.os`"),))
PATH_OR_AIOFILES = PATH._replace(libraries=(("aiofiles", "use `aiofiles.os`"), AIOPATH))
PATH_OR_AIOFILES_PATH = PATH._replace(libraries=(("aiofiles", "use `aiofiles.os.path`"), AIOPATH))

OS_PATH = """
    exists lexists getatime getctime getmtime getsize isdir isfile islink ismount realpath samefile
""".split()
OS = """
    stat lstat access chmod chown lchown lchmod link symlink readlink mkdir makedirs mkfifo mknod
    remove unlink rmdir removedirs rename renames replace truncate utime statvfs getxattr setxattr listxattr removexattr
""".split()

LIBRARIES = (
    Library(
        "os.path",
        source="https://docs.python.org/3/library/os.path.html",
        read=STDLIB,
        blocking=(
            Blocking(
                "ASY350",
                "exists getatime getctime getmtime getsize isdir isfile islink ismount samefile",
                PATH_OR_AIOFILES_PATH,
            ),
            Blocking("ASY350", "lexists realpath", PATH),
            Blocking("ASY350", "isjunction isdevdrive"),
        ),
    ),
    Library(
        "genericpath",
        source="https://docs.python.org/3/library/os.path.html",
        read=STDLIB,
        aliases={
            name: f"os.path.{name}"
            for name in "exists getatime getctime getmtime getsize isdir isfile samefile lexists islink".split()
        },
    ),
    Library(
        "posixpath",
        source="https://docs.python.org/3/library/os.path.html",
        read=STDLIB,
        aliases={name: f"os.path.{name}" for name in OS_PATH},
    ),
    Library(
        "ntpath",
        source="https://docs.python.org/3/library/os.path.html",
        read=STDLIB,
        aliases={name: f"os.path.{name}" for name in OS_PATH},
    ),
    Library(
        "os",
        source="https://docs.python.org/3/library/os.html#files-and-directories",
        read=f"{STDLIB}; lchmod: documentation of 3.13",
        blocking=(
            Blocking(
                "ASY350",
                """
                stat link symlink readlink mkdir makedirs remove unlink rmdir rename replace
                """,
                PATH_OR_AIOFILES,
            ),
            Blocking("ASY350", "lstat chmod lchmod", PATH),
            Blocking("ASY350", "access statvfs renames removedirs", AIOFILES),
            Blocking(
                "ASY350",
                """
                chown lchown mkfifo mknod truncate utime getxattr setxattr listxattr removexattr
                DirEntry.stat
                """,
            ),
        ),
        returns={
            "stat": "os.stat_result",
            "lstat": "os.stat_result",
            "DirEntry.stat": "os.stat_result",
            "readlink": "builtins.str",
        },
    ),
    Library(
        "posix",
        source="https://docs.python.org/3/library/posix.html",
        read=STDLIB,
        aliases={name: f"os.{name}" for name in OS if name not in ("makedirs", "removedirs", "renames")},
    ),
    Library(
        "shutil",
        source="https://docs.python.org/3/library/shutil.html",
        read=STDLIB,
        blocking=(Blocking("ASY350", "chown copymode copystat disk_usage which", AIOSHUTIL),),
    ),
    Library(
        "psutil",
        source="https://psutil.readthedocs.io/en/latest/#psutil.disk_usage",
        read="psutil 7.2.2",
        blocking=(Blocking("ASY350", "disk_usage"),),
    ),
    Library(
        "pathlib",
        source="https://docs.python.org/3/library/pathlib.html",
        read=STDLIB,
        blocking=(
            Blocking(
                "ASY350",
                """
                Path.exists Path.is_file Path.is_dir Path.is_symlink Path.is_mount Path.is_socket Path.is_fifo
                Path.is_block_device Path.is_char_device Path.is_junction Path.stat Path.lstat Path.owner Path.group
                Path.mkdir Path.rmdir Path.unlink Path.rename Path.replace Path.touch Path.chmod Path.lchmod
                Path.symlink_to Path.hardlink_to Path.link_to Path.readlink Path.samefile Path.resolve
                """,
                PATH,
            ),
        ),
    ),
)
