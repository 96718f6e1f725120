"""CPU-heavy calls: sound, film, plots and documents (ASY110); the phrases follow `cpu.py`."""

from __future__ import annotations

from .facts import PROCESS, Blocking, Library

LIBRARIES = (
    Library(
        "librosa",
        source="https://librosa.org/doc/latest/index.html",
        read="librosa 0.11.0",
        blocking=(
            Blocking("ASY110", "load stft istft cqt resample feature.melspectrogram feature.mfcc beat.beat_track"),
        ),
        aliases={"core.load": "librosa.load", "core.stft": "librosa.stft", "core.resample": "librosa.resample"},
    ),
    Library(
        "pydub",
        source="https://github.com/jiaaro/pydub/blob/master/API.markdown",
        read="pydub 0.25.1",
        # It waits for an `ffmpeg` process.
        blocking=(
            Blocking(
                "ASY110",
                """
                AudioSegment.from_file AudioSegment.from_mp3 AudioSegment.from_ogg AudioSegment.from_flv
                AudioSegment.from_wav AudioSegment.export
                """,
            ),
        ),
        returns={
            "AudioSegment.from_file": "pydub.AudioSegment",
            "AudioSegment.from_mp3": "pydub.AudioSegment",
            "AudioSegment.from_ogg": "pydub.AudioSegment",
            "AudioSegment.from_flv": "pydub.AudioSegment",
            "AudioSegment.from_wav": "pydub.AudioSegment",
            "AudioSegment.set_frame_rate": "pydub.AudioSegment",
            "AudioSegment.set_channels": "pydub.AudioSegment",
        },
        aliases={"audio_segment.AudioSegment": "pydub.AudioSegment"},
    ),
    Library(
        "moviepy",
        source="https://zulko.github.io/moviepy/reference/index.html",
        read="moviepy 2.2.1",
        # Frames are made one by one in Python. `VideoFileClip()` starts `ffmpeg` and reads what it says.
        blocking=(
            Blocking(
                "ASY110",
                """
                VideoClip.write_videofile VideoClip.write_gif VideoClip.write_images_sequence
                AudioClip.write_audiofile
                """,
                PROCESS,
            ),
            Blocking("ASY155", "VideoFileClip AudioFileClip"),
        ),
        classes="VideoFileClip AudioFileClip CompositeVideoClip ImageClip TextClip",
        returns={"concatenate_videoclips": "moviepy.VideoClip"},
        bases={
            "VideoFileClip": "moviepy.VideoClip",
            "CompositeVideoClip": "moviepy.VideoClip",
            "ImageClip": "moviepy.VideoClip",
            "TextClip": "moviepy.VideoClip",
            "AudioFileClip": "moviepy.AudioClip",
        },
        aliases={
            "editor.VideoFileClip": "moviepy.VideoFileClip",
            "editor.AudioFileClip": "moviepy.AudioFileClip",
            "editor.CompositeVideoClip": "moviepy.CompositeVideoClip",
            "editor.ImageClip": "moviepy.ImageClip",
            "editor.TextClip": "moviepy.TextClip",
            "editor.concatenate_videoclips": "moviepy.concatenate_videoclips",
            "video.io.VideoFileClip.VideoFileClip": "moviepy.VideoFileClip",
        },
    ),
    Library(
        "pytesseract",
        source="https://github.com/madmaze/pytesseract",
        read="pytesseract 0.3.13",
        # It waits for a `tesseract` process.
        blocking=(
            Blocking(
                "ASY110",
                """
                image_to_string image_to_data image_to_boxes image_to_osd image_to_pdf_or_hocr image_to_alto_xml
                run_and_get_output
                """,
            ),
        ),
    ),
    Library(
        "matplotlib",
        source="https://matplotlib.org/stable/api/figure_api.html",
        read="matplotlib 3.11.2",
        # Drawing is Python and not safe in threads.
        blocking=(Blocking("ASY110", "figure.Figure.savefig pyplot.savefig figure.Figure.tight_layout", PROCESS),),
        returns={
            "pyplot.figure": "matplotlib.figure.Figure",
            "pyplot.gcf": "matplotlib.figure.Figure",
            "pyplot.subplots": "tuple[matplotlib.figure.Figure, ...]",
        },
        classes="figure.Figure",
    ),
    Library(
        "pypdf",
        source="https://pypdf.readthedocs.io/en/stable/",
        read="pypdf 7.1.0",
        # Pure Python.
        blocking=(Blocking("ASY110", "PageObject.extract_text PdfWriter.write PdfReader.decrypt", PROCESS),),
        classes="PdfReader PdfWriter",
        returns={"PdfReader.get_page": "pypdf.PageObject"},
        attributes={"PdfReader.pages": "iter[pypdf.PageObject]"},
    ),
    Library(
        "pdfplumber",
        source="https://github.com/jsvine/pdfplumber",
        read="pdfplumber 0.11.10",
        # Pure Python.
        blocking=(
            Blocking(
                "ASY110",
                """
                page.Page.extract_text page.Page.extract_words page.Page.extract_table page.Page.extract_tables
                page.Page.extract_text_lines page.Page.find_tables page.Page.search page.Page.to_image
                """,
                PROCESS,
            ),
        ),
        returns={"open": "pdfplumber.pdf.PDF"},
        attributes={"pdf.PDF.pages": "iter[pdfplumber.page.Page]"},
        aliases={"PDF": "pdfplumber.pdf.PDF"},
    ),
    Library(
        "pymupdf",
        source="https://pymupdf.readthedocs.io/en/latest/",
        read="PyMuPDF 2.0",
        # C under the GIL; the library rules threads out.
        blocking=(
            Blocking(
                "ASY110",
                """
                Page.get_text Page.get_pixmap Page.get_textpage_ocr Page.find_tables Document.save Document.ez_save
                Document.tobytes Document.convert_to_pdf Document.get_page_text Document.get_page_pixmap
                Document.insert_pdf Document.insert_file
                """,
                PROCESS,
            ),
        ),
        classes="Document",
        returns={
            "open": "pymupdf.Document",
            "Document.__iter__": "pymupdf.Page",
            "Document.__getitem__": "pymupdf.Page",
            "Document.load_page": "pymupdf.Page",
            "Document.new_page": "pymupdf.Page",
        },
    ),
    Library(
        "fitz",
        source="https://pymupdf.readthedocs.io/en/latest/",
        read="PyMuPDF 2.0",
        # The old name of `pymupdf`.
        aliases={"open": "pymupdf.open", "Document": "pymupdf.Document", "Page": "pymupdf.Page"},
    ),
    Library(
        "openpyxl",
        source="https://openpyxl.readthedocs.io/en/stable/",
        read="openpyxl 3.1.5",
        # Pure Python.
        blocking=(Blocking("ASY110", "load_workbook Workbook.save", PROCESS),),
        classes="Workbook",
        returns={"load_workbook": "openpyxl.Workbook"},
        aliases={"workbook.Workbook": "openpyxl.Workbook", "reader.excel.load_workbook": "openpyxl.load_workbook"},
    ),
    Library(
        "reportlab",
        source="https://docs.reportlab.com/reportlab/userguide/ch1_intro/",
        read="reportlab 5.1.0",
        # Pure Python.
        blocking=(
            Blocking(
                "ASY110",
                "platypus.BaseDocTemplate.build platypus.BaseDocTemplate.multiBuild pdfgen.canvas.Canvas.save",
                PROCESS,
            ),
        ),
        classes="platypus.BaseDocTemplate platypus.SimpleDocTemplate pdfgen.canvas.Canvas",
        bases={"platypus.SimpleDocTemplate": "reportlab.platypus.BaseDocTemplate"},
        aliases={
            "platypus.doctemplate.BaseDocTemplate": "reportlab.platypus.BaseDocTemplate",
            "platypus.doctemplate.SimpleDocTemplate": "reportlab.platypus.SimpleDocTemplate",
        },
    ),
    Library(
        "weasyprint",
        source="https://doc.courtbouillon.org/weasyprint/stable/api_reference.html",
        read="weasyprint 70.0",
        # Pure Python.
        blocking=(Blocking("ASY110", "HTML.write_pdf HTML.render document.Document.write_pdf", PROCESS),),
        classes="HTML",
        returns={"HTML.render": "weasyprint.document.Document"},
    ),
)
