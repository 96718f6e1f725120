"""Importing at run time and reading installed metadata or resources (ASY351).

Left out: `importlib.util.find_spec`, mostly a check for an optional dependency that is imported already;
`importlib.resources.files`, `as_file` and `path`, which are free for packages on disk; `linecache` and `inspect`.
"""

from __future__ import annotations

from .builtin import IMPORT
from .facts import Blocking, Library, Twin

STDLIB = "CPython 3.10.13, 3.11.7, 3.12.1, 3.13.0"

METADATA = Twin(asyncio="read it at start-up", anyio="read it at start-up", trio="read it at start-up")

# The same in the standard library and its backport.
METADATA_NAMES = """
    version distribution distributions entry_points metadata requires files packages_distributions
    Distribution.from_name Distribution.discover Distribution.read_text PackagePath.read_text PackagePath.read_binary
"""
RESOURCE_NAMES = "read_text read_binary open_text open_binary contents is_resource"
TRAVERSABLE_READS = "abc.Traversable.read_text abc.Traversable.read_bytes abc.Traversable.open abc.Traversable.iterdir"
TRAVERSABLE_CHECKS = "abc.Traversable.is_file abc.Traversable.is_dir"

LIBRARIES = (
    Library(
        "importlib",
        source="https://docs.python.org/3/library/importlib.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY351", "import_module __import__", IMPORT),
            # What is loaded or loaded again on purpose cannot move to the start-up.
            Blocking("ASY351", "reload abc.Loader.load_module abc.Loader.exec_module"),
            Blocking("ASY351", "machinery.SourceFileLoader.exec_module machinery.SourceFileLoader.load_module"),
        ),
        classes="machinery.SourceFileLoader machinery.ModuleSpec",
        returns={
            "util.find_spec": "importlib.machinery.ModuleSpec",
            "util.spec_from_file_location": "importlib.machinery.ModuleSpec",
            "util.spec_from_loader": "importlib.machinery.ModuleSpec",
        },
        attributes={"machinery.ModuleSpec.loader": "importlib.abc.Loader"},
        aliases={
            "_bootstrap.ModuleSpec": "importlib.machinery.ModuleSpec",
            "_bootstrap_external.spec_from_file_location": "importlib.util.spec_from_file_location",
            "_bootstrap_external.SourceFileLoader": "importlib.machinery.SourceFileLoader",
            "_abc.Loader": "importlib.abc.Loader",
            "_common.files": "importlib.resources.files",  # Python 3.10
        },
    ),
    Library(
        "imp",
        source="https://docs.python.org/3.11/library/imp.html",
        read="CPython 3.10.13, 3.11.7 (gone in 3.12)",
        blocking=(
            Blocking(
                "ASY351",
                "find_module load_module load_source load_compiled load_package load_dynamic reload",
                IMPORT,
            ),
        ),
    ),
    Library(
        "pkgutil",
        source="https://docs.python.org/3/library/pkgutil.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY351", "resolve_name walk_packages", IMPORT),
            Blocking("ASY351", "iter_modules get_data"),
        ),
        returns={"get_data": "builtins.bytes"},
    ),
    Library(
        "pydoc",
        source="https://docs.python.org/3/library/pydoc.html",
        read=STDLIB,
        blocking=(Blocking("ASY351", "locate", IMPORT),),
    ),
    Library(
        "runpy",
        source="https://docs.python.org/3/library/runpy.html",
        read=STDLIB,
        blocking=(Blocking("ASY351", "run_module run_path"),),
    ),
    Library(
        "importlib.metadata",
        source="https://docs.python.org/3/library/importlib.metadata.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY351", METADATA_NAMES, METADATA),
            Blocking("ASY351", "EntryPoint.load"),
        ),
        classes="EntryPoint",
        returns={
            "version": "builtins.str",
            "distribution": "importlib.metadata.Distribution",
            "distributions": "iter[importlib.metadata.Distribution]",
            "Distribution.from_name": "importlib.metadata.Distribution",
            "Distribution.discover": "iter[importlib.metadata.Distribution]",
            "entry_points": "importlib.metadata.EntryPoints",
            "EntryPoints.select": "importlib.metadata.EntryPoints",
            "EntryPoints.__getitem__": "importlib.metadata.EntryPoint",
            "EntryPoints.__iter__": "importlib.metadata.EntryPoint",
            "files": "list[importlib.metadata.PackagePath]",
            "PackagePath.locate": "pathlib.Path",
        },
        attributes={
            "Distribution.entry_points": "importlib.metadata.EntryPoints",
            "Distribution.files": "list[importlib.metadata.PackagePath]",
            "Distribution.version": "builtins.str",
        },
    ),
    Library(
        "importlib_metadata",
        source="https://importlib-metadata.readthedocs.io/en/latest/",
        read="importlib_metadata 10.2.0",
        blocking=(
            Blocking("ASY351", METADATA_NAMES, METADATA),
            Blocking("ASY351", "EntryPoint.load"),
        ),
        classes="EntryPoint",
        returns={
            "version": "builtins.str",
            "distribution": "importlib_metadata.Distribution",
            "distributions": "iter[importlib_metadata.Distribution]",
            "Distribution.from_name": "importlib_metadata.Distribution",
            "Distribution.discover": "iter[importlib_metadata.Distribution]",
            "entry_points": "importlib_metadata.EntryPoints",
            "EntryPoints.select": "importlib_metadata.EntryPoints",
            "EntryPoints.__getitem__": "importlib_metadata.EntryPoint",
            "EntryPoints.__iter__": "importlib_metadata.EntryPoint",
        },
        attributes={
            "Distribution.entry_points": "importlib_metadata.EntryPoints",
            "Distribution.version": "builtins.str",
        },
    ),
    Library(
        "importlib.resources",
        source="https://docs.python.org/3/library/importlib.resources.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY351", RESOURCE_NAMES, METADATA),
            Blocking("ASY351", TRAVERSABLE_READS, METADATA),
            Blocking("ASY350", TRAVERSABLE_CHECKS),
        ),
        returns={
            "files": "importlib.resources.abc.Traversable",
            "open_text": "io.File",
            "open_binary": "io.File",
            "read_text": "builtins.str",
            "read_binary": "builtins.bytes",
            "abc.Traversable.__truediv__": "importlib.resources.abc.Traversable",
            "abc.Traversable.joinpath": "importlib.resources.abc.Traversable",
            "abc.Traversable.iterdir": "iter[importlib.resources.abc.Traversable]",
            "abc.Traversable.open": "io.File",
            "abc.Traversable.read_text": "builtins.str",
            "abc.Traversable.read_bytes": "builtins.bytes",
        },
        attributes={"abc.Traversable.name": "builtins.str"},
        aliases={
            "_common.files": "importlib.resources.files",
            **{
                f"{module}.{name}": f"importlib.resources.{name}"
                for module in ("_legacy", "_functional")  # up to Python 3.12, from 3.13 on
                for name in RESOURCE_NAMES.split()
            },
        },
    ),
    Library(
        "importlib.abc",
        source="https://docs.python.org/3.11/library/importlib.html#importlib.abc.Traversable",
        read="CPython 3.10.13, 3.11.7",
        aliases={"Traversable": "importlib.resources.abc.Traversable"},
    ),
    Library(
        "importlib_resources",
        source="https://importlib-resources.readthedocs.io/en/latest/",
        read="importlib_resources 7.1.0",
        blocking=(
            Blocking("ASY351", RESOURCE_NAMES, METADATA),
            Blocking("ASY351", TRAVERSABLE_READS, METADATA),
            Blocking("ASY350", TRAVERSABLE_CHECKS),
        ),
        returns={
            "files": "importlib_resources.abc.Traversable",
            "open_text": "io.File",
            "open_binary": "io.File",
            "read_text": "builtins.str",
            "read_binary": "builtins.bytes",
            "abc.Traversable.__truediv__": "importlib_resources.abc.Traversable",
            "abc.Traversable.joinpath": "importlib_resources.abc.Traversable",
            "abc.Traversable.iterdir": "iter[importlib_resources.abc.Traversable]",
            "abc.Traversable.open": "io.File",
            "abc.Traversable.read_text": "builtins.str",
            "abc.Traversable.read_bytes": "builtins.bytes",
        },
        aliases={
            "_common.files": "importlib_resources.files",
            **{f"_functional.{name}": f"importlib_resources.{name}" for name in RESOURCE_NAMES.split()},
        },
    ),
    Library(
        "pkg_resources",
        source="https://setuptools.pypa.io/en/latest/pkg_resources.html",
        read="setuptools 65.5.0",
        # `get_distribution` and `resource_filename` are left out: answered from memory for packages on disk.
        blocking=(
            Blocking(
                "ASY351",
                """
                require iter_entry_points get_entry_map get_entry_info find_distributions
                resource_string resource_stream resource_listdir resource_exists resource_isdir
                WorkingSet.require WorkingSet.resolve WorkingSet.find_plugins
                Distribution.get_entry_map Distribution.get_entry_info Distribution.requires
                """,
                METADATA,
            ),
            Blocking(
                "ASY351",
                """
                load_entry_point run_script run_main EntryPoint.load EntryPoint.resolve EntryPoint.require
                Distribution.load_entry_point WorkingSet.run_script
                """,
            ),
        ),
        classes="WorkingSet Environment Distribution EntryPoint",
        returns={
            "get_distribution": "pkg_resources.Distribution",
            "get_entry_info": "pkg_resources.EntryPoint",
            "iter_entry_points": "iter[pkg_resources.EntryPoint]",
            "WorkingSet.iter_entry_points": "iter[pkg_resources.EntryPoint]",
            "WorkingSet.__iter__": "pkg_resources.Distribution",
            "find_distributions": "iter[pkg_resources.Distribution]",
            "Distribution.get_entry_info": "pkg_resources.EntryPoint",
            "resource_filename": "builtins.str",
            "resource_string": "builtins.bytes",
        },
        attributes={"working_set": "pkg_resources.WorkingSet", "Distribution.location": "builtins.str"},
    ),
)
