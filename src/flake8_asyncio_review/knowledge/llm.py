"""Synchronous clients of language models (ASY156).

Resources hang on a client as attributes (`client.chat.completions.create`). The type of such an attribute is named
after its path, whatever module the class lives in.
"""

from __future__ import annotations

from .facts import Blocking, Library, Twin

OPENAI = Twin(libraries=(("openai", "use `openai.AsyncOpenAI`"),))
ANTHROPIC = Twin(libraries=(("anthropic", "use `anthropic.AsyncAnthropic`"),))
GROQ = Twin(libraries=(("groq", "use `groq.AsyncGroq`"),))
TOGETHER = Twin(libraries=(("together", "use `together.AsyncTogether`"),))
MISTRAL = Twin(libraries=(("mistralai", "await the method of that name that ends in `_async`"),))
COHERE = Twin(libraries=(("cohere", "use `cohere.AsyncClientV2`"),))
GENAI = Twin(libraries=(("google", "await the same call of `client.aio`"),))
GENERATIVEAI = Twin(
    libraries=(("google", "await the method of that name that ends in `_async`"),),
)
OLLAMA = Twin(libraries=(("ollama", "use `ollama.AsyncClient`"),))
REPLICATE = Twin(libraries=(("replicate", "await `replicate.async_run()`"),))
HUGGINGFACE = Twin(libraries=(("huggingface_hub", "use `huggingface_hub.AsyncInferenceClient`"),))
LITELLM = Twin(libraries=(("litellm", "await the function of that name that begins with `a`"),))

_OPENAI = """
    OpenAI.get OpenAI.post OpenAI.put OpenAI.patch OpenAI.delete OpenAI.request
    OpenAI.audio.speech.* OpenAI.audio.transcriptions.* OpenAI.audio.translations.* OpenAI.batches.*
    OpenAI.beta.assistants.* OpenAI.beta.chat.completions.* OpenAI.beta.threads.* OpenAI.beta.threads.messages.*
    OpenAI.beta.threads.runs.* OpenAI.beta.threads.runs.steps.* OpenAI.chat.completions.*
    OpenAI.chat.completions.messages.* OpenAI.completions.* OpenAI.containers.* OpenAI.conversations.*
    OpenAI.conversations.items.* OpenAI.embeddings.* OpenAI.evals.* OpenAI.files.* OpenAI.fine_tuning.jobs.*
    OpenAI.images.* OpenAI.models.* OpenAI.moderations.* OpenAI.responses.* OpenAI.responses.input_items.*
    OpenAI.uploads.* OpenAI.uploads.parts.* OpenAI.vector_stores.* OpenAI.vector_stores.files.*
    OpenAI.vector_stores.file_batches.* OpenAI.videos.*
    """
_ANTHROPIC = """
    Anthropic.get Anthropic.post Anthropic.put Anthropic.patch Anthropic.delete Anthropic.request
    Anthropic.messages.create Anthropic.messages.stream Anthropic.messages.count_tokens Anthropic.messages.parse
    Anthropic.messages.batches.* Anthropic.models.* Anthropic.beta.messages.create Anthropic.beta.messages.stream
    Anthropic.beta.messages.count_tokens Anthropic.beta.messages.parse Anthropic.beta.messages.batches.*
    Anthropic.beta.models.* Anthropic.beta.files.* Anthropic.beta.skills.*
    """
_GROQ = """
    Groq.get Groq.post Groq.put Groq.patch Groq.delete Groq.request Groq.audio.speech.* Groq.audio.transcriptions.*
    Groq.audio.translations.* Groq.batches.* Groq.chat.completions.* Groq.embeddings.* Groq.files.* Groq.models.*
    """
_TOGETHER = """
    Together.audio.speech.* Together.audio.transcriptions.* Together.batches.* Together.chat.completions.*
    Together.completions.* Together.embeddings.* Together.files.* Together.images.* Together.models.*
    Together.rerank.* Together.videos.*
    """
# Sync and async methods share these objects, so the names are spelled out.
_MISTRAL = """
    Mistral.chat.complete Mistral.chat.stream Mistral.chat.parse Mistral.chat.parse_stream Mistral.embeddings.create
    Mistral.fim.complete Mistral.fim.stream Mistral.agents.complete Mistral.agents.stream Mistral.files.upload
    Mistral.files.list Mistral.files.retrieve Mistral.files.delete Mistral.files.download
    Mistral.files.get_signed_url Mistral.models.list Mistral.models.retrieve Mistral.models.delete
    Mistral.ocr.process Mistral.classifiers.classify Mistral.classifiers.moderate Mistral.classifiers.moderate_chat
    """
_GENAI = """
    Client.models.compute_tokens Client.models.count_tokens Client.models.delete Client.models.edit_image
    Client.models.embed_content Client.models.generate_content Client.models.generate_content_stream
    Client.models.generate_images Client.models.generate_videos Client.models.get Client.models.list
    Client.models.update Client.models.upscale_image Client.files.delete Client.files.download Client.files.get
    Client.files.list Client.files.upload Client.caches.create Client.caches.delete Client.caches.get
    Client.caches.list Client.caches.update Client.batches.cancel Client.batches.create Client.batches.delete
    Client.batches.get Client.batches.list Client.operations.get Client.tunings.get Client.tunings.list
    Client.tunings.tune
    """
_HF_INFERENCE = """
    InferenceClient.audio_classification InferenceClient.automatic_speech_recognition InferenceClient.chat_completion
    InferenceClient.chat.completions.create InferenceClient.feature_extraction InferenceClient.fill_mask
    InferenceClient.image_classification InferenceClient.image_segmentation InferenceClient.image_to_image
    InferenceClient.image_to_text InferenceClient.object_detection InferenceClient.question_answering
    InferenceClient.sentence_similarity InferenceClient.summarization InferenceClient.table_question_answering
    InferenceClient.text_classification InferenceClient.text_generation InferenceClient.text_to_image
    InferenceClient.text_to_speech InferenceClient.text_to_video InferenceClient.token_classification
    InferenceClient.translation InferenceClient.visual_question_answering InferenceClient.zero_shot_classification
    """
_HF_API = """
    add_collection_item auth_check create_branch create_collection create_commit create_discussion
    create_pull_request create_repo create_tag dataset_info delete_branch delete_file delete_folder delete_repo
    delete_tag file_exists get_discussion_details get_paths_info get_repo_discussions get_safetensors_metadata
    get_space_runtime hf_hub_download list_datasets list_models list_repo_commits list_repo_files list_repo_refs
    list_repo_tree list_spaces merge_pull_request model_info move_repo repo_exists repo_info restart_space
    revision_exists snapshot_download space_info super_squash_history upload_file upload_folder whoami
    """


def _steps(library: str, names: str) -> dict[str, str]:
    """The attributes on the way to each of the dotted `names`, each typed by its own path."""
    steps: dict[str, str] = {}
    for name in names.split():
        parts = name.split(".")
        for end in range(2, len(parts)):
            step = ".".join(parts[:end])
            steps[step] = f"{library}.{step}"
    return steps


LIBRARIES = (
    Library(
        "openai",
        source="https://github.com/openai/openai-python#readme",
        read="openai 3.52.0",
        blocking=(
            Blocking("ASY156", _OPENAI, OPENAI),
            # The client that the module keeps for scripts.
            Blocking(
                "ASY156",
                """
                chat.completions.create completions.create embeddings.create images.generate moderations.create
                responses.create audio.transcriptions.create audio.speech.create models.list files.create
                """,
                OPENAI,
            ),
        ),
        classes="OpenAI AzureOpenAI",
        returns={"OpenAI.with_options": "openai.OpenAI", "OpenAI.copy": "openai.OpenAI"},
        attributes=_steps("openai", _OPENAI),
        bases={"AzureOpenAI": "openai.OpenAI"},
        aliases={"Client": "openai.OpenAI", "lib.azure.AzureOpenAI": "openai.AzureOpenAI"},
    ),
    Library(
        "anthropic",
        source="https://github.com/anthropics/anthropic-sdk-python#readme",
        read="anthropic 2.11.0",
        blocking=(Blocking("ASY156", _ANTHROPIC, ANTHROPIC),),
        classes="Anthropic",
        returns={"Anthropic.with_options": "anthropic.Anthropic", "Anthropic.copy": "anthropic.Anthropic"},
        attributes=_steps("anthropic", _ANTHROPIC),
        aliases={"Client": "anthropic.Anthropic"},
    ),
    Library(
        "groq",
        source="https://github.com/groq/groq-python#readme",
        read="groq 1.7.0",
        blocking=(Blocking("ASY156", _GROQ, GROQ),),
        classes="Groq",
        returns={"Groq.with_options": "groq.Groq", "Groq.copy": "groq.Groq"},
        attributes=_steps("groq", _GROQ),
        aliases={"Client": "groq.Groq"},
    ),
    Library(
        "together",
        source="https://github.com/togethercomputer/together-py#readme",
        read="together 3.1.1",
        blocking=(Blocking("ASY156", _TOGETHER, TOGETHER),),
        classes="Together",
        attributes=_steps("together", _TOGETHER),
        aliases={"Client": "together.Together"},
    ),
    # Up to version 1 the class stands in `mistralai`, later in `mistralai.client`.
    Library(
        "mistralai",
        source="https://github.com/mistralai/client-python#readme",
        read="mistralai 3.7.0",
        blocking=(Blocking("ASY156", _MISTRAL, MISTRAL),),
        classes="Mistral",
        attributes=_steps("mistralai", _MISTRAL),
        aliases={"client.Mistral": "mistralai.Mistral", "client.sdk.Mistral": "mistralai.Mistral"},
    ),
    Library(
        "cohere",
        source="https://docs.cohere.com/reference/about",
        read="cohere 7.3.1",
        blocking=(
            Blocking(
                "ASY156",
                """
                Client.chat Client.chat_stream Client.classify Client.detokenize Client.embed Client.generate
                Client.generate_stream Client.rerank Client.summarize Client.tokenize Client.check_api_key
                """,
                COHERE,
            ),
        ),
        classes="Client ClientV2",
        bases={"ClientV2": "cohere.Client"},
    ),
    Library(
        "google.genai",
        source="https://googleapis.github.io/python-genai/",
        read="google-genai 3.4.0",
        blocking=(Blocking("ASY156", _GENAI + "chats.Chat.send_message chats.Chat.send_message_stream", GENAI),),
        classes="Client",
        returns={"Client.chats.create": "google.genai.chats.Chat"},
        attributes={**_steps("google.genai", _GENAI), "Client.chats": "google.genai.Client.chats"},
        aliases={"client.Client": "google.genai.Client"},
    ),
    Library(
        "google.generativeai",
        source="https://ai.google.dev/api/python/google/generativeai",
        read="google-generativeai 0.8.6",
        blocking=(
            Blocking(
                "ASY156",
                """
                GenerativeModel.generate_content GenerativeModel.count_tokens ChatSession.send_message embed_content
                """,
                GENERATIVEAI,
            ),
            Blocking("ASY156", "list_models get_model upload_file get_file list_files delete_file"),
        ),
        classes="GenerativeModel",
        returns={"GenerativeModel.start_chat": "google.generativeai.ChatSession"},
    ),
    Library(
        "ollama",
        source="https://github.com/ollama/ollama-python#readme",
        read="ollama 0.6.3",
        blocking=(
            Blocking(
                "ASY156",
                """
                chat copy create delete embed embeddings generate list ps pull push show web_fetch web_search
                Client.chat Client.copy Client.create Client.create_blob Client.delete Client.embed Client.embeddings
                Client.generate Client.list Client.ps Client.pull Client.push Client.show Client.web_fetch
                Client.web_search
                """,
                OLLAMA,
            ),
        ),
        classes="Client",
    ),
    Library(
        "replicate",
        source="https://github.com/replicate/replicate-python#readme",
        read="replicate 1.0.7",
        blocking=(
            Blocking("ASY156", "run stream Client.run Client.stream", REPLICATE),
            Blocking(
                "ASY156",
                """
                Client.predictions.create Client.predictions.get Client.predictions.list Client.predictions.cancel
                Client.models.get Client.models.list Client.models.create Client.models.search
                """,
            ),
        ),
        classes="Client",
        attributes={
            "Client.predictions": "replicate.Client.predictions",
            "Client.models": "replicate.Client.models",
        },
    ),
    Library(
        "huggingface_hub",
        source="https://huggingface.co/docs/huggingface_hub/package_reference/overview",
        read="huggingface_hub 2.4.0",
        blocking=(
            Blocking("ASY156", _HF_INFERENCE, HUGGINGFACE),
            Blocking("ASY156", _HF_API),
            Blocking("ASY156", " ".join(f"HfApi.{name}" for name in _HF_API.split())),
        ),
        classes="InferenceClient HfApi",
        attributes=_steps("huggingface_hub", _HF_INFERENCE),
        aliases={
            "hf_api.HfApi": "huggingface_hub.HfApi",
            "file_download.hf_hub_download": "huggingface_hub.hf_hub_download",
        },
    ),
    Library(
        "litellm",
        source="https://docs.litellm.ai/docs/completion/stream",
        read="litellm 1.106.2",
        blocking=(
            Blocking(
                "ASY156",
                """
                completion text_completion embedding image_generation moderation transcription speech rerank responses
                """,
                LITELLM,
                without=("mock_response",),
            ),
        ),
    ),
)
