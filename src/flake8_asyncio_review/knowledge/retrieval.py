"""Synchronous clients of services that find and remember things for language models (ASY156)."""

from __future__ import annotations

from .facts import Blocking, Library, Twin, methods

VOYAGE = Twin(libraries=(("voyageai", "use `voyageai.AsyncClient`"),))
TAVILY = Twin(libraries=(("tavily", "use `tavily.AsyncTavilyClient`"),))
EXA = Twin(libraries=(("exa_py", "use `exa_py.AsyncExa`"),))
FIRECRAWL = Twin(libraries=(("firecrawl", "use `firecrawl.AsyncFirecrawl`"),))
MEM0 = Twin(libraries=(("mem0", "use `mem0.AsyncMemory`"),))
MEM0_CLIENT = Twin(libraries=(("mem0", "use `mem0.AsyncMemoryClient`"),))

LIBRARIES = (
    Library(
        "voyageai",
        source="https://docs.voyageai.com/docs/embeddings",
        read="commit 012d16b of its repository",
        blocking=(Blocking("ASY156", "Client.embed Client.rerank Client.multimodal_embed", VOYAGE),),
        classes="Client",
        aliases={"client.Client": "voyageai.Client"},
    ),
    Library(
        "tavily",
        source="https://docs.tavily.com/sdk/python/reference",
        read="commit 01d5e70 of its repository",
        blocking=(
            Blocking(
                "ASY156",
                methods(
                    "TavilyClient",
                    "search extract crawl map research get_research get_search_context qna_search get_company_info",
                ),
                TAVILY,
            ),
        ),
        classes="TavilyClient",
        aliases={"tavily.TavilyClient": "tavily.TavilyClient"},
    ),
    Library(
        "exa_py",
        source="https://docs.exa.ai/sdks/python-sdk-specification",
        read="commit d0e1c5c of its repository",
        blocking=(
            Blocking(
                "ASY156",
                methods(
                    "Exa",
                    """
                    search search_and_contents find_similar find_similar_and_contents get_contents answer
                    stream_answer
                    """,
                ),
                EXA,
            ),
        ),
        classes="Exa",
        aliases={"api.Exa": "exa_py.Exa"},
    ),
    Library(
        "firecrawl",
        source="https://docs.firecrawl.dev/sdks/python",
        read="commit 08c8f42 of its repository",
        blocking=(
            Blocking(
                "ASY156",
                methods(
                    "Firecrawl",
                    """
                    scrape crawl search start_crawl crawl_params_preview get_crawl_status cancel_crawl
                    get_crawl_errors active_crawls
                    """,
                ),
                FIRECRAWL,
            ),
        ),
        classes="Firecrawl",
        aliases={"FirecrawlApp": "firecrawl.Firecrawl"},
    ),
    Library(
        "mem0",
        source="https://docs.mem0.ai/open-source/python-quickstart",
        read="mem0ai 2.2.1",
        # It asks a language model, a vector store and a database; the other one is a client of the service.
        blocking=(
            Blocking(
                "ASY156", methods("Memory", "add get get_all search update delete delete_all history reset"), MEM0
            ),
            Blocking(
                "ASY156",
                methods(
                    "MemoryClient",
                    """
                    add get get_all search update delete delete_all history users delete_users reset batch_update
                    batch_delete feedback
                    """,
                ),
                MEM0_CLIENT,
            ),
        ),
        classes="Memory MemoryClient",
        returns={"Memory.from_config": "mem0.Memory"},
        aliases={"memory.main.Memory": "mem0.Memory", "client.main.MemoryClient": "mem0.MemoryClient"},
    ),
    Library(
        "ddgs",
        source="https://github.com/deedy5/ddgs#readme",
        read="commit 14fc0ef of its repository",
        blocking=(Blocking("ASY156", methods("DDGS", "text images news videos")),),
        classes="DDGS",
        aliases={"ddgs.DDGS": "ddgs.DDGS"},
    ),
    Library(
        "youtube_transcript_api",
        source="https://github.com/jdepoix/youtube-transcript-api#readme",
        read="youtube-transcript-api 1.2.0, its documentation, and the first versions, from its repository",
        # The first two are of the versions before 1.0.
        blocking=(Blocking("ASY156", methods("YouTubeTranscriptApi", "get_transcript get_transcripts fetch list")),),
        classes="YouTubeTranscriptApi",
    ),
)
