"""Tables, arrays, images, audio, documents and units read from or written to a path (ASY153).

Web code mostly hands these libraries bytes in memory, which costs CPU time and no file access: with the exception of
those that work on nothing but disk, they are listed for paths and for files opened on disk only.
"""

from __future__ import annotations

from .facts import Blocking, Library

# `read_html`, `read_xml`: a string is, or was, the markup itself.
PANDAS_READ = """
    read_csv read_table read_fwf read_excel read_json read_hdf read_feather read_parquet read_orc read_sas read_spss
    read_stata read_pickle
"""
PANDAS_WRITE = """
    DataFrame.to_csv DataFrame.to_excel DataFrame.to_json DataFrame.to_html DataFrame.to_xml DataFrame.to_latex
    DataFrame.to_markdown DataFrame.to_string DataFrame.to_hdf DataFrame.to_feather DataFrame.to_parquet
    DataFrame.to_orc DataFrame.to_stata DataFrame.to_pickle
    Series.to_csv Series.to_excel Series.to_json Series.to_string Series.to_hdf Series.to_pickle
"""
POLARS_READ = """
    read_csv read_json read_ndjson read_parquet read_ipc read_ipc_stream read_avro read_excel read_ods
"""
POLARS_WRITE = """
    DataFrame.write_csv DataFrame.write_json DataFrame.write_ndjson DataFrame.write_parquet DataFrame.write_ipc
    DataFrame.write_ipc_stream DataFrame.write_avro DataFrame.write_excel DataFrame.write_delta
    LazyFrame.sink_csv LazyFrame.sink_ndjson LazyFrame.sink_parquet LazyFrame.sink_ipc
"""
NUMPY = """
    load loadtxt genfromtxt fromfile fromregex save savez savez_compressed savetxt memmap lib.format.open_memmap
    ndarray.tofile ndarray.dump
"""
ARROW = """
    parquet.read_table parquet.read_pandas parquet.read_metadata parquet.read_schema parquet.ParquetFile
    parquet.ParquetDataset parquet.ParquetWriter csv.read_csv csv.open_csv json.read_json feather.read_table
    feather.read_feather orc.read_table orc.ORCFile dataset.dataset ipc.open_file ipc.open_stream
"""
ARROW_WRITE = "parquet.write_table parquet.write_metadata orc.write_table csv.write_csv feather.write_feather"

LIBRARIES = (
    Library(
        "pandas",
        source="https://pandas.pydata.org/docs/reference/io.html",
        read="pandas 3.1.1",
        blocking=(
            Blocking("ASY153", f"{PANDAS_READ} {PANDAS_WRITE} ExcelFile ExcelWriter HDFStore", when="path"),
            Blocking("ASY153", f"{PANDAS_READ} {PANDAS_WRITE}", when="file"),
        ),
        classes="DataFrame Series ExcelFile ExcelWriter HDFStore",
        returns=dict.fromkeys(
            """
            read_csv read_table read_fwf read_excel read_json read_feather read_parquet read_orc read_sas read_spss
            read_stata ExcelFile.parse
            """.split(),
            "pandas.DataFrame",
        ),
        aliases={
            "core.frame.DataFrame": "pandas.DataFrame",
            "core.series.Series": "pandas.Series",
            "io.parsers.readers.read_csv": "pandas.read_csv",
            "io.parsers.readers.read_table": "pandas.read_table",
            "io.parsers.readers.read_fwf": "pandas.read_fwf",
            "io.excel._base.read_excel": "pandas.read_excel",
            "io.excel._base.ExcelFile": "pandas.ExcelFile",
            "io.excel._base.ExcelWriter": "pandas.ExcelWriter",
            "io.json._json.read_json": "pandas.read_json",
            "io.parquet.read_parquet": "pandas.read_parquet",
            "io.feather_format.read_feather": "pandas.read_feather",
            "io.orc.read_orc": "pandas.read_orc",
            "io.pickle.read_pickle": "pandas.read_pickle",
            "io.pytables.read_hdf": "pandas.read_hdf",
            "io.pytables.HDFStore": "pandas.HDFStore",
        },
    ),
    Library(
        "polars",
        source="https://docs.pola.rs/api/python/stable/reference/io.html",
        read="polars 2.1.0",
        # `scan_*` is lazy: the work is in `collect`.
        blocking=(
            Blocking("ASY153", f"{POLARS_READ} {POLARS_WRITE}", when="path"),
            Blocking("ASY153", f"{POLARS_READ} {POLARS_WRITE}", when="file"),
        ),
        classes="DataFrame LazyFrame",
        returns={
            **dict.fromkeys(POLARS_READ.split(), "polars.DataFrame"),
            **dict.fromkeys(
                "scan_csv scan_ndjson scan_parquet scan_ipc scan_delta DataFrame.lazy".split(), "polars.LazyFrame"
            ),
        },
        aliases={
            "dataframe.frame.DataFrame": "polars.DataFrame",
            "lazyframe.frame.LazyFrame": "polars.LazyFrame",
        },
    ),
    Library(
        "numpy",
        source="https://numpy.org/doc/stable/reference/routines.io.html",
        read="numpy 2.4.6",
        blocking=(Blocking("ASY153", NUMPY, when="path"), Blocking("ASY153", NUMPY, when="file")),
        classes="ndarray memmap",
        returns=dict.fromkeys("loadtxt genfromtxt fromfile fromregex".split(), "numpy.ndarray"),
        aliases={
            f"lib.{module}.{name}": f"numpy.{name}"
            for module in ("npyio", "_npyio_impl")  # numpy 1, numpy 2
            for name in "load loadtxt genfromtxt fromregex save savez savez_compressed savetxt".split()
        },
    ),
    Library(
        "scipy",
        source="https://docs.scipy.org/doc/scipy/reference/io.html",
        read="scipy 1.17.1",
        blocking=(
            Blocking(
                "ASY153",
                """
                io.loadmat io.savemat io.whosmat io.mmread io.mmwrite io.readsav io.wavfile.read io.wavfile.write
                sparse.load_npz sparse.save_npz
                """,
                when="path",
            ),
        ),
        aliases={"io.matlab.loadmat": "scipy.io.loadmat", "io.matlab.savemat": "scipy.io.savemat"},
    ),
    Library(
        "joblib",
        source="https://joblib.readthedocs.io/en/stable/persistence.html",
        read="joblib 1.6.0",
        # In memory they are no quicker: mostly whole models and arrays.
        blocking=(Blocking("ASY153", "load dump"),),
        aliases={"numpy_pickle.load": "joblib.load", "numpy_pickle.dump": "joblib.dump"},
    ),
    Library(
        "torch",
        source="https://docs.pytorch.org/docs/stable/generated/torch.load.html",
        read="documentation of torch 2.12",
        blocking=(Blocking("ASY153", "load save"),),
        aliases={"serialization.load": "torch.load", "serialization.save": "torch.save"},
    ),
    Library(
        "safetensors",
        source="https://huggingface.co/docs/safetensors/index",
        read="safetensors 0.8.0 (its torch module: source only)",
        blocking=(
            Blocking(
                "ASY153",
                """
                safe_open numpy.load_file numpy.save_file torch.load_file torch.save_file torch.load_model
                torch.save_model
                """,
            ),
        ),
    ),
    Library(
        "pyarrow",
        source="https://arrow.apache.org/docs/python/api/formats.html",
        read="pyarrow 26.0.1",
        blocking=(
            Blocking("ASY153", ARROW, when="path"),
            Blocking("ASY153", ARROW, when="file"),
            Blocking(
                "ASY153",
                "orc.write_table parquet.write_metadata parquet.write_table",
                when="path",
                path=(1, "where"),
            ),
            Blocking("ASY153", "parquet.write_to_dataset", when="path", path=(1, "root_path")),
            Blocking("ASY153", "csv.write_csv", when="path", path=(1, "output_file")),
            Blocking("ASY153", "feather.write_feather", when="path", path=(1, "dest")),
            Blocking("ASY153", "dataset.write_dataset", when="path", path=(1, "base_dir")),
            Blocking("ASY153", ARROW_WRITE, when="file"),
            Blocking("ASY153", "memory_map OSFile"),
        ),
        aliases={
            f"parquet.core.{name}": f"pyarrow.parquet.{name}"
            for name in """
            read_table read_pandas read_metadata read_schema ParquetFile ParquetDataset ParquetWriter write_table
            write_metadata write_to_dataset
            """.split()
        },
    ),
    Library(
        "h5py",
        source="https://docs.h5py.org/en/stable/high/file.html",
        read="h5py 3.16.0",
        blocking=(Blocking("ASY153", "File", when="path"), Blocking("ASY153", "File.flush")),
        classes="File",
        aliases={"_hl.files.File": "h5py.File"},
    ),
    Library(
        "xarray",
        source="https://docs.xarray.dev/en/stable/api/io.html",
        read="xarray 2026.9.0",
        blocking=(
            Blocking(
                "ASY153",
                """
                open_dataset open_dataarray open_datatree open_mfdataset open_zarr load_dataset load_dataarray
                Dataset.to_netcdf Dataset.to_zarr DataArray.to_netcdf DataArray.to_zarr
                """,
                when="path",
            ),
        ),
        classes="Dataset DataArray",
        returns={
            "open_dataset": "xarray.Dataset",
            "open_mfdataset": "xarray.Dataset",
            "open_zarr": "xarray.Dataset",
            "load_dataset": "xarray.Dataset",
            "open_dataarray": "xarray.DataArray",
            "load_dataarray": "xarray.DataArray",
        },
        aliases={
            "core.dataset.Dataset": "xarray.Dataset",
            "core.dataarray.DataArray": "xarray.DataArray",
            **{
                f"backends.api.{name}": f"xarray.{name}"
                for name in """
                open_dataset open_dataarray open_datatree open_mfdataset load_dataset load_dataarray
                """.split()
            },
        },
    ),
    Library(
        "PIL",
        source="https://pillow.readthedocs.io/en/stable/reference/Image.html",
        read="pillow 13.0.0",
        blocking=(
            Blocking("ASY153", "Image.open Image.Image.save ImageFont.truetype", when="path"),
            Blocking("ASY153", "Image.open Image.Image.save", when="file"),
        ),
        returns={"Image.open": "PIL.Image.Image", "Image.new": "PIL.Image.Image"},
        bases={"ImageFile.ImageFile": "PIL.Image.Image"},
    ),
    Library(
        "imageio",
        source="https://imageio.readthedocs.io/en/stable/reference/core_v3.html",
        read="imageio 2.38.1",
        blocking=(
            Blocking(
                "ASY153",
                """
                imread imwrite imsave mimread mimwrite mimsave volread volwrite get_reader get_writer
                v2.imread v2.imwrite v2.imsave v2.mimread v2.mimwrite v2.mimsave v2.volread v2.volwrite v2.get_reader
                v2.get_writer v3.imread v3.imwrite v3.imiter v3.immeta v3.improps v3.imopen
                """,
                when="path",
            ),
        ),
    ),
    Library(
        "soundfile",
        source="https://python-soundfile.readthedocs.io/en/latest/",
        read="soundfile 0.14.0",
        blocking=(
            Blocking("ASY153", "read write info blocks SoundFile", when="path"),
            Blocking("ASY153", "read write info blocks SoundFile", when="file"),
        ),
        classes="SoundFile",
    ),
    Library(
        "openpyxl",
        source="https://openpyxl.readthedocs.io/en/stable/tutorial.html",
        read="openpyxl 3.1.5",
        blocking=(
            Blocking("ASY153", "load_workbook Workbook.save", when="path"),
            Blocking("ASY153", "load_workbook Workbook.save", when="file"),
        ),
        classes="Workbook",
        returns={"load_workbook": "openpyxl.Workbook"},
        aliases={
            "open": "openpyxl.load_workbook",
            "reader.excel.load_workbook": "openpyxl.load_workbook",
            "workbook.Workbook": "openpyxl.Workbook",
            "workbook.workbook.Workbook": "openpyxl.Workbook",
        },
    ),
    Library(
        "xlrd",
        source="https://xlrd.readthedocs.io/en/latest/api.html",
        read="xlrd 2.0.2",
        blocking=(Blocking("ASY153", "open_workbook", when="path"),),
    ),
    # `xlsxwriter` is left out: it writes when closed, often to memory.
    Library(
        "pypdf",
        source="https://pypdf.readthedocs.io/en/stable/",
        read="pypdf 7.1.0",
        blocking=(
            Blocking("ASY153", "PdfReader PdfWriter PdfWriter.write PdfWriter.append PdfWriter.merge", when="path"),
            Blocking("ASY153", "PdfReader PdfWriter.write PdfWriter.append", when="file"),
        ),
        classes="PdfReader PdfWriter",
        aliases={"_reader.PdfReader": "pypdf.PdfReader", "_writer.PdfWriter": "pypdf.PdfWriter"},
    ),
    Library(
        "docx",
        source="https://python-docx.readthedocs.io/en/latest/api/document.html",
        read="python-docx 1.2.0",
        blocking=(
            Blocking("ASY153", "Document document.Document.save", when="path"),
            Blocking("ASY153", "Document document.Document.save", when="file"),
        ),
        returns={"Document": "docx.document.Document"},
        aliases={"api.Document": "docx.Document"},
    ),
    Library(
        "pptx",
        source="https://python-pptx.readthedocs.io/en/latest/api/presentation.html",
        read="python-pptx 1.0.2",
        blocking=(
            Blocking("ASY153", "Presentation presentation.Presentation.save", when="path"),
            Blocking("ASY153", "Presentation presentation.Presentation.save", when="file"),
        ),
        returns={"Presentation": "pptx.presentation.Presentation"},
        aliases={"api.Presentation": "pptx.Presentation"},
    ),
    Library(
        "ebooklib",
        source="https://docs.sourcefabric.org/projects/ebooklib/en/latest/",
        read="EbookLib 0.20",
        blocking=(
            Blocking("ASY153", "epub.read_epub epub.write_epub", when="path"),
            Blocking("ASY153", "epub.read_epub epub.write_epub", when="file"),
        ),
    ),
    Library(
        "olefile",
        source="https://olefile.readthedocs.io/en/latest/",
        read="olefile 0.47",
        blocking=(
            Blocking("ASY153", "OleFileIO isOleFile", when="path"),
            Blocking("ASY153", "OleFileIO isOleFile", when="file"),
        ),
        aliases={f"olefile.{name}": f"olefile.{name}" for name in ("OleFileIO", "isOleFile")},
    ),
    Library(
        "pint",
        source="https://pint.readthedocs.io/en/stable/api/base.html",
        read="pint 0.26.2",
        blocking=(
            # Reads the file of all units, unless told to begin empty.
            Blocking("ASY153", "UnitRegistry", unless={0: None, "filename": None}),
            Blocking("ASY153", "UnitRegistry.load_definitions", when="path"),
        ),
        classes="UnitRegistry",
        aliases={"registry.UnitRegistry": "pint.UnitRegistry"},
    ),
    Library(
        "pymupdf",
        source="https://pymupdf.readthedocs.io/en/latest/document.html",
        read="PyMuPDF 2.0",
        blocking=(
            Blocking("ASY153", "open Document Document.save Document.ez_save", when="path"),
            Blocking("ASY153", "Document.saveIncr"),
        ),
        classes="Document",
        returns={"open": "pymupdf.Document"},
    ),
    Library(
        "pdfplumber",
        source="https://github.com/jsvine/pdfplumber",
        read="pdfplumber 0.11.10",
        blocking=(Blocking("ASY153", "open", when="path"), Blocking("ASY153", "open", when="file")),
        aliases={"pdf.PDF.open": "pdfplumber.open"},
    ),
)
