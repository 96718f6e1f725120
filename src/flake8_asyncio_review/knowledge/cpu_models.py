"""CPU-heavy calls: models that rank, embed, transcribe, write and read documents on this machine (ASY110).

Making one loads the model. They compute mostly outside Python, where the GIL is released, or on another device.
"""

from __future__ import annotations

from .facts import Blocking, Library, methods

_EMBEDDERS = "FlagModel BGEM3FlagModel FlagLLMModel FlagICLModel"
_RERANKERS = "FlagReranker FlagLLMReranker LayerWiseFlagLLMReranker LightWeightFlagLLMReranker"

LIBRARIES = (
    Library(
        "mxbai_rerank",
        source="https://github.com/mixedbread-ai/mxbai-rerank#readme",
        read="commit 03324ea of its repository",
        blocking=(
            Blocking(
                "ASY110",
                """
                MxbaiRerankV1 MxbaiRerankV1.predict MxbaiRerankV1.rank
                MxbaiRerankV2 MxbaiRerankV2.predict MxbaiRerankV2.rank
                """,
            ),
        ),
        classes="MxbaiRerankV1 MxbaiRerankV2",
    ),
    Library(
        "FlagEmbedding",
        source="https://bge-model.com/API/index.html",
        read="commit 413000e of its repository",
        blocking=(
            Blocking("ASY110", f"{_EMBEDDERS} {_RERANKERS}"),
            *(Blocking("ASY110", methods(name, "encode encode_queries encode_corpus")) for name in _EMBEDDERS.split()),
            *(Blocking("ASY110", f"{name}.compute_score") for name in _RERANKERS.split()),
        ),
        classes=f"{_EMBEDDERS} {_RERANKERS}",
    ),
    Library(
        "flashrank",
        source="https://github.com/PrithivirajDamodaran/FlashRank#readme",
        read="commit 00486e5 of its repository",
        blocking=(Blocking("ASY110", "Ranker Ranker.rerank"),),
        classes="Ranker",
        aliases={"Ranker.Ranker": "flashrank.Ranker"},
    ),
    Library(
        "fastembed",
        source="https://qdrant.github.io/fastembed/",
        read="commit 0638c01 of its repository",
        # What `embed()` and `rerank()` give computes only when it is looped over.
        blocking=(Blocking("ASY110", "TextEmbedding", unless={"lazy_load": True}),),
        classes="TextEmbedding",
    ),
    Library(
        "faster_whisper",
        source="https://github.com/SYSTRAN/faster-whisper#readme",
        read="commit 0044854 of its repository",
        # `transcribe()` decodes the sound and finds out the language; the rest comes when one loops over its result.
        blocking=(Blocking("ASY110", "WhisperModel WhisperModel.transcribe"),),
        classes="WhisperModel",
        aliases={"transcribe.WhisperModel": "faster_whisper.WhisperModel"},
    ),
    Library(
        "llama_cpp",
        source="https://llama-cpp-python.readthedocs.io/en/latest/api-reference/",
        read="llama-cpp-python 0.3, its documentation",
        # A stream computes only when it is looped over.
        blocking=(
            Blocking("ASY110", "Llama Llama.from_pretrained Llama.create_embedding Llama.embed"),
            Blocking(
                "ASY110",
                "Llama.__call__ Llama.create_completion Llama.create_chat_completion",
                unless={"stream": True},
            ),
        ),
        classes="Llama",
        returns={"Llama.from_pretrained": "llama_cpp.Llama"},
        aliases={"llama.Llama": "llama_cpp.Llama"},
    ),
    Library(
        "docling",
        source="https://docling-project.github.io/docling/reference/document_converter/",
        read="commit 0001899 of its repository",
        # `convert_all()` gives a generator.
        blocking=(
            Blocking(
                "ASY110",
                "document_converter.DocumentConverter.convert document_converter.DocumentConverter.convert_string",
            ),
        ),
        classes="document_converter.DocumentConverter",
    ),
)
