"""Helpers that read or write a whole file (ASY153): configuration, serialisation and markup formats.

Most take a stream that may as well be in memory, so they count only with a file opened on disk, or with a path where
they take one. Tables, images, audio and documents are in `data_files.py`.
"""

from __future__ import annotations

from .facts import Blocking, Library

STDLIB = "CPython 3.10.13, 3.11.7, 3.12.1, 3.13.0"

LIBRARIES = (
    Library(
        "json",
        source="https://docs.python.org/3/library/json.html",
        read=STDLIB,
        blocking=(Blocking("ASY153", "load dump", when="file"),),
    ),
    Library(
        "pickle",
        source="https://docs.python.org/3/library/pickle.html",
        read=STDLIB,
        blocking=(Blocking("ASY153", "load dump", when="file"),),
    ),
    Library(
        "_pickle",
        source="https://docs.python.org/3/library/pickle.html",
        read=STDLIB,
        aliases={"load": "pickle.load", "dump": "pickle.dump"},
    ),
    Library(
        "marshal",
        source="https://docs.python.org/3/library/marshal.html",
        read=STDLIB,
        blocking=(Blocking("ASY153", "load dump", when="file"),),
    ),
    Library(
        "plistlib",
        source="https://docs.python.org/3/library/plistlib.html",
        read=STDLIB,
        blocking=(Blocking("ASY153", "load dump", when="file"),),
    ),
    Library(
        "tomllib",
        source="https://docs.python.org/3/library/tomllib.html",
        read="CPython 3.11.7, 3.12.1, 3.13.0",
        blocking=(Blocking("ASY153", "load", when="file"),),
        aliases={"_parser.load": "tomllib.load"},
    ),
    Library(
        "csv",
        source="https://docs.python.org/3/library/csv.html",
        read=STDLIB,
        # Lazy, and consumed at once nearly always. Writers are left out: making one writes nothing.
        blocking=(Blocking("ASY153", "reader DictReader", when="file"),),
    ),
    Library(
        "_csv",
        source="https://docs.python.org/3/library/csv.html",
        read=STDLIB,
        aliases={"reader": "csv.reader"},
    ),
    Library(
        "configparser",
        source="https://docs.python.org/3/library/configparser.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY153", "RawConfigParser.read"),
            Blocking(
                "ASY153",
                "RawConfigParser.read_file RawConfigParser.readfp RawConfigParser.write",
                when="file",
            ),
        ),
        classes="RawConfigParser ConfigParser SafeConfigParser",
        bases={
            "ConfigParser": "configparser.RawConfigParser",
            "SafeConfigParser": "configparser.ConfigParser",
        },
    ),
    Library(
        "email",
        source="https://docs.python.org/3/library/email.parser.html",
        read=STDLIB,
        blocking=(Blocking("ASY153", "message_from_file message_from_binary_file", when="file"),),
    ),
    Library(
        "logging",
        source="https://docs.python.org/3/library/logging.handlers.html#filehandler",
        read=STDLIB,
        # They open their file when made; the records that they write later are not looked at.
        blocking=(
            Blocking("ASY153", "FileHandler handlers.WatchedFileHandler", unless={"delay": True, 3: True}),
            Blocking(
                "ASY153",
                "handlers.RotatingFileHandler handlers.TimedRotatingFileHandler",
                unless={"delay": True, 5: True},
            ),
            Blocking("ASY153", "basicConfig", needs=("filename",)),
            Blocking("ASY153", "config.fileConfig"),
        ),
        classes="""
        FileHandler handlers.WatchedFileHandler handlers.RotatingFileHandler handlers.TimedRotatingFileHandler
        """,
    ),
    Library(
        "wave",
        source="https://docs.python.org/3/library/wave.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY153", "open Wave_read Wave_write", when="path"),
            Blocking("ASY153", "open Wave_read Wave_write", when="file"),
        ),
    ),
    Library(
        "xml",
        source="https://docs.python.org/3/library/xml.html",
        read=STDLIB,
        blocking=(
            Blocking(
                "ASY153",
                """
                etree.ElementTree.parse etree.ElementTree.iterparse etree.ElementTree.ElementTree.parse
                etree.ElementTree.ElementTree.write dom.minidom.parse dom.pulldom.parse sax.parse
                """,
                when="path",
            ),
            Blocking(
                "ASY153",
                """
                etree.ElementTree.parse etree.ElementTree.iterparse etree.ElementTree.ElementTree.parse
                etree.ElementTree.ElementTree.write dom.minidom.parse dom.pulldom.parse sax.parse
                """,
                when="file",
            ),
        ),
        classes="etree.ElementTree.ElementTree",
        returns={"etree.ElementTree.parse": "xml.etree.ElementTree.ElementTree"},
    ),
    Library(
        "defusedxml",
        source="https://github.com/tiran/defusedxml",
        read="defusedxml 0.7.1",
        blocking=(
            Blocking("ASY153", "ElementTree.parse ElementTree.iterparse minidom.parse sax.parse", when="path"),
            Blocking("ASY153", "ElementTree.parse ElementTree.iterparse minidom.parse sax.parse", when="file"),
        ),
        returns={"ElementTree.parse": "xml.etree.ElementTree.ElementTree"},
    ),
    Library(
        "lxml",
        source="https://lxml.de/parsing.html",
        read="lxml 6.1.3",
        blocking=(
            Blocking("ASY153", "etree.parse etree.iterparse html.parse objectify.parse", when="path"),
            Blocking("ASY153", "etree.parse etree.iterparse html.parse objectify.parse", when="file"),
            Blocking("ASY153", "etree._ElementTree.write", when="path"),
            Blocking("ASY153", "etree._ElementTree.write", when="file"),
        ),
        returns={
            "etree.parse": "lxml.etree._ElementTree",
            "html.parse": "lxml.etree._ElementTree",
            "objectify.parse": "lxml.etree._ElementTree",
        },
    ),
    Library(
        "yaml",
        source="https://pyyaml.org/wiki/PyYAMLDocumentation",
        read="PyYAML 6.0.3",
        blocking=(
            Blocking(
                "ASY153",
                """
                load load_all safe_load safe_load_all full_load full_load_all unsafe_load unsafe_load_all
                dump dump_all safe_dump safe_dump_all
                """,
                when="file",
            ),
        ),
    ),
    Library(
        "ruamel.yaml",
        source="https://yaml.dev/doc/ruamel.yaml/api/",
        read="ruamel.yaml 0.19.1",
        # The functions of old (`ruamel.yaml.safe_load`) are left out: they only raise since 0.18.
        blocking=(
            Blocking("ASY153", "YAML.load YAML.load_all", when="path"),
            Blocking("ASY153", "YAML.load YAML.load_all YAML.dump YAML.dump_all", when="file"),
        ),
        classes="YAML",
        aliases={"main.YAML": "ruamel.yaml.YAML"},
    ),
    Library(
        "toml",
        source="https://github.com/uiri/toml",
        read="toml 0.10.2",
        blocking=(
            Blocking("ASY153", "load", when="path"),
            Blocking("ASY153", "load dump", when="file"),
        ),
        aliases={"decoder.load": "toml.load", "encoder.dump": "toml.dump"},
    ),
    Library(
        "tomli",
        source="https://github.com/hukkin/tomli",
        read="tomli 2.5.0",
        blocking=(Blocking("ASY153", "load", when="file"),),
        aliases={"_parser.load": "tomli.load"},
    ),
    Library(
        "tomli_w",
        source="https://github.com/hukkin/tomli-w",
        read="tomli_w 1.2.0",
        blocking=(Blocking("ASY153", "dump", when="file"),),
        aliases={"_writer.dump": "tomli_w.dump"},
    ),
    Library(
        "tomlkit",
        source="https://tomlkit.readthedocs.io/en/latest/api/",
        read="tomlkit 0.15.2",
        blocking=(
            Blocking("ASY153", "load dump", when="file"),
            Blocking("ASY153", "toml_file.TOMLFile.read toml_file.TOMLFile.write"),
        ),
        classes="toml_file.TOMLFile",
        aliases={"api.load": "tomlkit.load", "api.dump": "tomlkit.dump"},
    ),
    Library(
        "simplejson",
        source="https://simplejson.readthedocs.io/en/latest/",
        read="simplejson 4.3.0",
        blocking=(Blocking("ASY153", "load dump", when="file"),),
    ),
    Library(
        "ujson",
        source="https://github.com/ultrajson/ultrajson",
        read="ujson 6.1.0",
        blocking=(Blocking("ASY153", "load dump", when="file"),),
    ),
    Library(
        "json5",
        source="https://github.com/dpranke/pyjson5",
        read="json5 0.17.3",
        blocking=(Blocking("ASY153", "load dump", when="file"),),
        aliases={"lib.load": "json5.load", "lib.dump": "json5.dump"},
    ),
    Library(
        "jsonlines",
        source="https://jsonlines.readthedocs.io/en/latest/",
        read="jsonlines 4.0.0",
        blocking=(Blocking("ASY153", "open"), Blocking("ASY153", "Reader", when="file")),
        returns={"open": "jsonlines.Reader"},
        aliases={"jsonlines.open": "jsonlines.open", "jsonlines.Reader": "jsonlines.Reader"},
    ),
    Library(
        "cloudpickle",
        source="https://github.com/cloudpipe/cloudpickle",
        read="cloudpickle 3.1.2",
        blocking=(Blocking("ASY153", "load dump", when="file"),),
        aliases={"cloudpickle.load": "cloudpickle.load", "cloudpickle.dump": "cloudpickle.dump"},
    ),
    Library(
        "dill",
        source="https://dill.readthedocs.io/en/latest/dill.html",
        read="dill 0.4.1",
        blocking=(Blocking("ASY153", "load dump", when="file"), Blocking("ASY153", "dump_module load_module")),
        aliases={"_dill.load": "dill.load", "_dill.dump": "dill.dump"},
    ),
    Library(
        "msgpack",
        source="https://msgpack-python.readthedocs.io/en/latest/api.html",
        read="msgpack 1.2.4",
        blocking=(Blocking("ASY153", "load unpack dump pack", when="file"),),
    ),
    Library(
        "cbor2",
        source="https://cbor2.readthedocs.io/en/latest/api.html",
        read="cbor2 6.2.1",
        blocking=(Blocking("ASY153", "load dump", when="file"),),
    ),
    Library(
        "fastavro",
        source="https://fastavro.readthedocs.io/en/latest/",
        read="fastavro 1.13.1",
        blocking=(
            Blocking("ASY153", "reader writer schemaless_reader schemaless_writer block_reader", when="file"),
            Blocking("ASY153", "schema.load_schema", without=("repo",)),
        ),
        aliases={
            "_read.reader": "fastavro.reader",
            "_read.block_reader": "fastavro.block_reader",
            "_read.schemaless_reader": "fastavro.schemaless_reader",
            "_write.writer": "fastavro.writer",
            "_write.schemaless_writer": "fastavro.schemaless_writer",
            "_schema.load_schema": "fastavro.schema.load_schema",
        },
    ),
    Library(
        "dotenv",
        source="https://saurabh-kumar.com/python-dotenv/reference/",
        read="python-dotenv 1.2.4",
        blocking=(
            # Without a path they look for the file, up through the parent folders.
            Blocking("ASY153", "load_dotenv dotenv_values", without=("stream", 1)),
            Blocking("ASY153", "get_key set_key unset_key"),
            Blocking("ASY350", "find_dotenv"),
        ),
        returns={"find_dotenv": "builtins.str"},
        aliases={
            f"main.{name}": f"dotenv.{name}"
            for name in "load_dotenv dotenv_values get_key set_key unset_key find_dotenv".split()
        },
    ),
    Library(
        "magic",
        source="https://github.com/ahupp/python-magic",
        read="python-magic 0.4.27",
        blocking=(Blocking("ASY153", "from_file Magic.from_file detect_from_filename"),),
        classes="Magic",
    ),
    # Left out: template loaders such as `jinja2.FileSystemLoader`, whose templates are compiled once and kept.
)
