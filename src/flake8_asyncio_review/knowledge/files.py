"""Files on disk (ASY153) that something else than `open` opens: temporary files, archives; the types of `pathlib`."""

from __future__ import annotations

from .builtin import OPEN, STDLIB
from .facts import Blocking, Library, Twin

PATH = Twin(
    anyio="use `anyio.Path`",
    trio="use `trio.Path`",
    libraries=(
        ("aiopath", "use `aiopath.AsyncPath`"),
        ("aiofiles", "use `aiofiles.open()`"),
        ("aiofile", "use `aiofile.async_open()`"),
    ),
)
FILE_LOCK = Twin(libraries=(("filelock", "use a `filelock.AsyncFileLock`"),))
AIOFILES_TEMPFILE = (("aiofiles", "use `aiofiles.tempfile`"),)

LIBRARIES = (
    Library(
        "os",
        source="https://docs.python.org/3/library/os.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY153", "open fdopen", OPEN),
            # `read`, `write`, `readv`, `writev` and `sendfile` are left out: mostly used on pipes, sockets and
            # terminals that are not blocking. The names below work on files only.
            Blocking(
                "ASY153",
                """
                fsync fdatasync sync pread pwrite preadv pwritev ftruncate copy_file_range posix_fallocate
                """,
            ),
            # `lockf`, like `fcntl.flock` and `fcntl.lockf`, is left out: whether it waits hangs on a flag inside an
            # expression (`LOCK_EX | LOCK_NB`), and `LOCK_UN` never does.
        ),
        returns={
            "fdopen": "io.File",
            "getcwd": "builtins.str",
            "fsdecode": "builtins.str",
            "listdir": "list[builtins.str]",
            "scandir": "os.ScandirIterator",  # our name for the iterator, which is also a context manager
            "ScandirIterator.__enter__": "os.ScandirIterator",
            "ScandirIterator.__iter__": "os.DirEntry",
            "ScandirIterator.__next__": "os.DirEntry",
            "walk": "iter[tuple[builtins.str, list[builtins.str], list[builtins.str]]]",
        },
        attributes={"DirEntry.name": "builtins.str", "DirEntry.path": "builtins.str"},
    ),
    Library(
        "posix",
        source="https://docs.python.org/3/library/posix.html",
        read=STDLIB,
        aliases={
            name: f"os.{name}"
            for name in """
            open fsync fdatasync sync pread pwrite preadv pwritev ftruncate copy_file_range posix_fallocate
            getcwd listdir scandir DirEntry
            """.split()
        },
    ),
    Library(
        "os.path",
        source="https://docs.python.org/3/library/os.path.html",
        read=STDLIB,
        returns=dict.fromkeys(
            "abspath basename dirname expanduser expandvars join normpath realpath relpath".split(), "builtins.str"
        ),
    ),
    Library(
        "pathlib",
        source="https://docs.python.org/3/library/pathlib.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY153", "Path.open Path.read_text Path.read_bytes Path.write_text Path.write_bytes", PATH),
        ),
        classes="PurePath PurePosixPath PureWindowsPath Path PosixPath WindowsPath",
        returns={
            **{
                f"{path}.{method}": f"pathlib.{path}"
                for path in ("PurePath", "Path")
                for method in """
                __truediv__ __rtruediv__ joinpath relative_to with_name with_segments with_stem with_suffix
                """.split()
            },
            **{
                f"Path.{method}": "pathlib.Path"
                for method in """
                absolute copy copy_into cwd expanduser from_uri home move move_into readlink rename replace resolve
                """.split()
            },
            "PurePath.as_posix": "builtins.str",
            "PurePath.as_uri": "builtins.str",
            "PurePath.__fspath__": "builtins.str",
            "Path.open": "io.File",
            "Path.read_text": "builtins.str",
            "Path.read_bytes": "builtins.bytes",
            "Path.write_text": "builtins.int",
            "Path.write_bytes": "builtins.int",
            "Path.stat": "os.stat_result",
            "Path.lstat": "os.stat_result",
            "Path.iterdir": "iter[pathlib.Path]",
            "Path.glob": "iter[pathlib.Path]",
            "Path.rglob": "iter[pathlib.Path]",
            "Path.walk": "iter[tuple[pathlib.Path, list[builtins.str], list[builtins.str]]]",
            "Parents.__getitem__": "pathlib.Path",
            "Parents.__iter__": "pathlib.Path",
            "PureParents.__getitem__": "pathlib.PurePath",
            "PureParents.__iter__": "pathlib.PurePath",
        },
        attributes={
            "PurePath.parent": "pathlib.PurePath",
            "PurePath.parents": "pathlib.PureParents",  # our names: the sequence has no public one
            "Path.parent": "pathlib.Path",
            "Path.parents": "pathlib.Parents",
            "PurePath.parts": "tuple[builtins.str, ...]",
            "PurePath.suffixes": "list[builtins.str]",
            **{f"PurePath.{part}": "builtins.str" for part in "anchor drive name root stem suffix".split()},
        },
        bases={
            "PurePosixPath": "pathlib.PurePath",
            "PureWindowsPath": "pathlib.PurePath",
            "Path": "pathlib.PurePath",
            "PosixPath": "pathlib.Path pathlib.PurePosixPath",
            "WindowsPath": "pathlib.Path pathlib.PureWindowsPath",
        },
        # Where Python 3.13 defines them.
        aliases={
            f"_local.{path}": f"pathlib.{path}"
            for path in "PurePath PurePosixPath PureWindowsPath Path PosixPath WindowsPath".split()
        },
    ),
    Library(
        "codecs",
        source="https://docs.python.org/3/library/codecs.html#codecs.open",
        read=STDLIB,
        blocking=(Blocking("ASY153", "open", OPEN),),
        returns={"open": "io.File"},
    ),
    Library(
        "tokenize",
        source="https://docs.python.org/3/library/tokenize.html#tokenize.open",
        read=STDLIB,
        blocking=(Blocking("ASY153", "open"),),
        returns={"open": "io.File"},
    ),
    # The classes of the compressed formats often wrap `io.BytesIO`; their `open()` takes one too, but seldom does.
    Library(
        "gzip",
        source="https://docs.python.org/3/library/gzip.html",
        read=STDLIB,
        blocking=(Blocking("ASY153", "open"), Blocking("ASY153", "GzipFile", when="path")),
        returns={"open": "io.File"},
    ),
    Library(
        "bz2",
        source="https://docs.python.org/3/library/bz2.html",
        read=STDLIB,
        blocking=(Blocking("ASY153", "open"), Blocking("ASY153", "BZ2File", when="path")),
        returns={"open": "io.File"},
    ),
    Library(
        "lzma",
        source="https://docs.python.org/3/library/lzma.html",
        read=STDLIB,
        blocking=(Blocking("ASY153", "open"), Blocking("ASY153", "LZMAFile", when="path")),
        returns={"open": "io.File"},
    ),
    Library(
        "zstandard",
        source="https://python-zstandard.readthedocs.io/en/latest/",
        read="zstandard 0.25.0",
        blocking=(Blocking("ASY153", "open", when="path"),),
    ),
    Library(
        "tempfile",
        source="https://docs.python.org/3/library/tempfile.html",
        read=STDLIB,
        # `SpooledTemporaryFile` is left out: it stays in memory up to its `max_size`.
        blocking=(
            Blocking(
                "ASY153",
                "TemporaryFile",
                Twin(anyio="use `anyio.TemporaryFile()`", libraries=AIOFILES_TEMPFILE),
            ),
            Blocking(
                "ASY153",
                "NamedTemporaryFile",
                Twin(anyio="use `anyio.NamedTemporaryFile()`", libraries=AIOFILES_TEMPFILE),
            ),
            Blocking(
                "ASY153",
                "TemporaryDirectory",
                Twin(anyio="use `anyio.TemporaryDirectory()`", libraries=AIOFILES_TEMPFILE),
            ),
            Blocking("ASY153", "mkstemp", Twin(anyio="await `anyio.mkstemp()`")),
            Blocking("ASY153", "mkdtemp", Twin(anyio="await `anyio.mkdtemp()`")),
        ),
        classes="TemporaryDirectory",
        returns={
            "TemporaryFile": "io.File",
            "NamedTemporaryFile": "io.File",
            "TemporaryDirectory.__enter__": "builtins.str",
            "mkdtemp": "builtins.str",
            "mkstemp": "tuple[builtins.int, builtins.str]",
            "gettempdir": "builtins.str",
        },
        attributes={"TemporaryDirectory.name": "builtins.str"},
    ),
    # `mmap.mmap` is left out: it maps at once, the pages are read later, where nothing can be seen.
    # `linecache` and `traceback` are left out: they read source lines once and keep them.
    Library(
        "shutil",
        source="https://docs.python.org/3/library/shutil.html#shutil.copyfileobj",
        read=STDLIB,
        blocking=(
            Blocking(
                "ASY153",
                "copyfileobj",
                Twin(libraries=(("aioshutil", "await `aioshutil.copyfileobj()`"),)),
                when="file",
            ),
        ),
    ),
    Library(
        "filecmp",
        source="https://docs.python.org/3/library/filecmp.html",
        read=STDLIB,
        blocking=(Blocking("ASY153", "cmp cmpfiles"),),
    ),
    Library(
        "netrc",
        source="https://docs.python.org/3/library/netrc.html",
        read=STDLIB,
        blocking=(Blocking("ASY153", "netrc"),),
    ),
    Library(
        "shelve",
        source="https://docs.python.org/3/library/shelve.html",
        read=STDLIB,
        blocking=(Blocking("ASY153", "open DbfilenameShelf DbfilenameShelf.sync"),),
        classes="DbfilenameShelf",
        returns={"open": "shelve.DbfilenameShelf"},
    ),
    Library(
        "dbm",
        source="https://docs.python.org/3/library/dbm.html",
        read=STDLIB,
        blocking=(Blocking("ASY153", "open gnu.open ndbm.open dumb.open sqlite3.open whichdb"),),
    ),
    Library(
        "filelock",
        source="https://py-filelock.readthedocs.io/en/latest/api.html",
        read="filelock 4.2.11",
        blocking=(
            Blocking("ASY157", "BaseFileLock.acquire", FILE_LOCK, unless={"blocking": False, "timeout": 0, 0: 0}),
            Blocking("ASY157", "BaseFileLock.__enter__", FILE_LOCK),
        ),
        classes="FileLock SoftFileLock UnixFileLock WindowsFileLock",
        bases=dict.fromkeys("FileLock SoftFileLock UnixFileLock WindowsFileLock".split(), "filelock.BaseFileLock"),
        aliases={
            "_api.BaseFileLock": "filelock.BaseFileLock",
            "_soft.SoftFileLock": "filelock.SoftFileLock",
            "_unix.UnixFileLock": "filelock.UnixFileLock",
            "_windows.WindowsFileLock": "filelock.WindowsFileLock",
        },
    ),
    # Archives are often in memory, so the ones given as a path are listed, and what always touches other files.
    Library(
        "zipfile",
        source="https://docs.python.org/3/library/zipfile.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY153", "ZipFile PyZipFile is_zipfile", when="path"),
            Blocking("ASY153", "ZipFile PyZipFile is_zipfile", when="file"),
            Blocking("ASY153", "ZipFile.extract ZipFile.extractall ZipFile.write PyZipFile.writepy"),
        ),
        classes="ZipFile PyZipFile",
        bases={"PyZipFile": "zipfile.ZipFile"},
    ),
    Library(
        "tarfile",
        source="https://docs.python.org/3/library/tarfile.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY153", "open TarFile TarFile.open", needs=("name", 0)),
            Blocking("ASY153", "open TarFile TarFile.open", when="file"),
            Blocking("ASY153", "is_tarfile", when="path"),
            Blocking("ASY153", "TarFile.extract TarFile.extractall TarFile.add"),
            Blocking("ASY153", "TarFile.addfile", when="file"),
        ),
        classes="TarFile",
        returns={"open": "tarfile.TarFile", "TarFile.open": "tarfile.TarFile"},
    ),
    Library(
        "py7zr",
        source="https://py7zr.readthedocs.io/en/stable/api.html",
        read="py7zr 1.1.4",
        blocking=(
            Blocking("ASY153", "SevenZipFile is_7zfile", when="path"),
            Blocking("ASY153", "SevenZipFile.write SevenZipFile.writeall pack_7zarchive unpack_7zarchive"),
            # Only with a `factory` of one's own do they unpack into memory.
            Blocking("ASY153", "SevenZipFile.extract SevenZipFile.extractall"),
        ),
        classes="SevenZipFile",
        aliases={
            f"py7zr.{name}": f"py7zr.{name}"
            for name in "SevenZipFile is_7zfile pack_7zarchive unpack_7zarchive".split()
        },
    ),
    Library(
        "rarfile",
        source="https://rarfile.readthedocs.io/api.html",
        read="rarfile 4.5",
        blocking=(
            Blocking("ASY153", "RarFile is_rarfile", when="path"),
            Blocking("ASY153", "RarFile.extract RarFile.extractall"),
        ),
        classes="RarFile",
    ),
    Library(
        "smart_open",
        source="https://github.com/piskvorky/smart_open",
        read="smart_open 9.0.2",
        blocking=(Blocking("ASY153", "open"),),
        returns={"open": "io.File"},
        aliases={"smart_open_lib.open": "smart_open.open"},
    ),
)
