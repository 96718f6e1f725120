"""CPU-heavy calls: images, tables, numerical work and models (ASY110).

As in `cpu.py`: no phrase (a worker thread) where the library releases the GIL, a process where it does not. Loading a
model stays with the thread too: what it gives cannot be sent back from a process.

Left out, because their cost hangs on sizes nobody can see: element-wise numpy, `inv`, `solve` and `det`, frame
methods (`merge`, `groupby`), scalers and encoders of scikit-learn, `torch` models, `nltk`, `bs4`, `qrcode`.
"""

from __future__ import annotations

from .facts import PROCESS, Blocking, Library, Twin

POLARS = Twin(libraries=(("polars", "await `LazyFrame.collect_async()`"),))

ESTIMATORS = """
    cluster.AgglomerativeClustering cluster.DBSCAN cluster.HDBSCAN cluster.KMeans cluster.MeanShift
    cluster.MiniBatchKMeans cluster.OPTICS cluster.SpectralClustering decomposition.FastICA
    decomposition.IncrementalPCA decomposition.KernelPCA decomposition.LatentDirichletAllocation decomposition.NMF
    decomposition.PCA decomposition.TruncatedSVD ensemble.AdaBoostClassifier ensemble.AdaBoostRegressor
    ensemble.BaggingClassifier ensemble.BaggingRegressor ensemble.ExtraTreesClassifier ensemble.ExtraTreesRegressor
    ensemble.GradientBoostingClassifier ensemble.GradientBoostingRegressor ensemble.HistGradientBoostingClassifier
    ensemble.HistGradientBoostingRegressor ensemble.IsolationForest ensemble.RandomForestClassifier
    ensemble.RandomForestRegressor ensemble.StackingClassifier ensemble.StackingRegressor ensemble.VotingClassifier
    ensemble.VotingRegressor feature_extraction.text.CountVectorizer feature_extraction.text.TfidfVectorizer
    gaussian_process.GaussianProcessClassifier gaussian_process.GaussianProcessRegressor linear_model.ElasticNet
    linear_model.Lasso linear_model.LinearRegression linear_model.LogisticRegression linear_model.Ridge
    linear_model.SGDClassifier linear_model.SGDRegressor manifold.Isomap manifold.MDS manifold.TSNE
    mixture.BayesianGaussianMixture mixture.GaussianMixture model_selection.GridSearchCV
    model_selection.RandomizedSearchCV naive_bayes.GaussianNB naive_bayes.MultinomialNB
    neighbors.KNeighborsClassifier neighbors.KNeighborsRegressor neighbors.NearestNeighbors
    neural_network.MLPClassifier neural_network.MLPRegressor pipeline.Pipeline svm.LinearSVC svm.LinearSVR
    svm.OneClassSVM svm.SVC svm.SVR tree.DecisionTreeClassifier tree.DecisionTreeRegressor
"""

LIBRARIES = (
    Library(
        "PIL",
        source="https://pillow.readthedocs.io/en/stable/reference/Image.html",
        read="Pillow 13.0.0",
        # The GIL is released. Cheap methods (`crop`, `paste`, `point`, `transpose`) are left out.
        blocking=(
            Blocking(
                "ASY110",
                """
                Image.Image.resize Image.Image.thumbnail Image.Image.save Image.Image.convert Image.Image.filter
                Image.Image.rotate Image.Image.quantize Image.Image.transform Image.Image.reduce Image.Image.load
                Image.Image.effect_spread ImageOps.autocontrast ImageOps.contain ImageOps.cover ImageOps.equalize
                ImageOps.fit ImageOps.pad ImageOps.scale ImageOps.exif_transpose ImageEnhance.Color.enhance
                ImageEnhance.Contrast.enhance ImageEnhance.Brightness.enhance ImageEnhance.Sharpness.enhance
                ImageGrab.grab
                """,
            ),
        ),
        classes="ImageEnhance.Color ImageEnhance.Contrast ImageEnhance.Brightness ImageEnhance.Sharpness",
        returns={
            "Image.open": "PIL.Image.Image",
            "Image.new": "PIL.Image.Image",
            "Image.frombytes": "PIL.Image.Image",
            "Image.fromarray": "PIL.Image.Image",
            "Image.merge": "PIL.Image.Image",
            "Image.blend": "PIL.Image.Image",
            "Image.composite": "PIL.Image.Image",
            "Image.Image.copy": "PIL.Image.Image",
            "Image.Image.crop": "PIL.Image.Image",
            "Image.Image.resize": "PIL.Image.Image",
            "Image.Image.convert": "PIL.Image.Image",
            "Image.Image.filter": "PIL.Image.Image",
            "Image.Image.rotate": "PIL.Image.Image",
            "Image.Image.quantize": "PIL.Image.Image",
            "Image.Image.transform": "PIL.Image.Image",
            "Image.Image.transpose": "PIL.Image.Image",
            "ImageOps.contain": "PIL.Image.Image",
            "ImageOps.fit": "PIL.Image.Image",
            "ImageOps.pad": "PIL.Image.Image",
            "ImageOps.exif_transpose": "PIL.Image.Image",
            "ImageGrab.grab": "PIL.Image.Image",
        },
    ),
    Library(
        "cv2",
        source="https://docs.opencv.org/4.x/",
        read="opencv-python-headless 5.0.0",
        # The GIL is released. Reading a capture also waits for the camera or the network.
        blocking=(
            Blocking(
                "ASY110",
                """
                imread imreadmulti imwrite imdecode imencode resize GaussianBlur medianBlur bilateralFilter
                fastNlMeansDenoising fastNlMeansDenoisingColored matchTemplate warpAffine warpPerspective remap Canny
                findContours HoughLines HoughCircles calcOpticalFlowFarneback calcOpticalFlowPyrLK grabCut
                inpaint VideoCapture VideoCapture.open VideoCapture.read VideoCapture.grab VideoCapture.retrieve
                VideoWriter.write dnn.readNet dnn.readNetFromONNX dnn.Net.forward
                """,
            ),
            Blocking("ASY159", "waitKey"),
        ),
        classes="VideoCapture VideoWriter",
        returns={"dnn.readNet": "cv2.dnn.Net", "dnn.readNetFromONNX": "cv2.dnn.Net"},
    ),
    Library(
        "numpy",
        source="https://numpy.org/doc/stable/reference/routines.linalg.html",
        read="numpy 2.4.6",
        # LAPACK runs without the GIL.
        blocking=(
            Blocking(
                "ASY110",
                """
                linalg.svd linalg.eig linalg.eigh linalg.eigvals linalg.eigvalsh linalg.pinv linalg.lstsq
                """,
            ),
        ),
    ),
    Library(
        "scipy",
        source="https://docs.scipy.org/doc/scipy/reference/optimize.html",
        read="scipy 1.17.1",
        # They call back into Python at every step and so keep the GIL.
        blocking=(
            Blocking(
                "ASY110",
                """
                optimize.minimize optimize.differential_evolution optimize.dual_annealing optimize.basinhopping
                optimize.brute optimize.shgo optimize.direct
                """,
                PROCESS,
            ),
            Blocking("ASY110", "optimize.milp linalg.svd linalg.eig linalg.eigh linalg.pinv linalg.expm"),
        ),
    ),
    Library(
        "pandas",
        source="https://pandas.pydata.org/docs/reference/io.html",
        read="pandas 3.1.1",
        # The C parser releases the GIL most of the time. `read_sql` waits for the database. What is known to be a
        # path is file I/O: `data_files.py`.
        blocking=(
            Blocking(
                "ASY110",
                """
                read_csv read_excel read_feather read_fwf read_hdf read_html read_json read_orc read_parquet
                read_pickle read_sas read_spss read_stata read_table read_xml ExcelFile ExcelFile.parse
                """,
            ),
            Blocking("ASY154", "read_sql read_sql_query read_sql_table"),
        ),
        classes="ExcelFile",
    ),
    Library(
        "polars",
        source="https://docs.pola.rs/api/python/stable/reference/index.html",
        read="polars 2.1.0",
        # The GIL is released. `scan_*` are lazy.
        blocking=(
            Blocking(
                "ASY110",
                "read_avro read_csv read_excel read_ipc read_ipc_stream read_json read_ndjson read_ods read_parquet",
            ),
            Blocking("ASY154", "read_database read_database_uri"),
            Blocking("ASY110", "LazyFrame.collect collect_all", POLARS),
            Blocking("ASY153", "LazyFrame.sink_csv LazyFrame.sink_parquet LazyFrame.sink_ipc LazyFrame.sink_ndjson"),
        ),
        classes="LazyFrame",
        returns={
            "scan_csv": "polars.LazyFrame",
            "scan_ipc": "polars.LazyFrame",
            "scan_ndjson": "polars.LazyFrame",
            "scan_parquet": "polars.LazyFrame",
            "LazyFrame.filter": "polars.LazyFrame",
            "LazyFrame.select": "polars.LazyFrame",
            "LazyFrame.with_columns": "polars.LazyFrame",
            "LazyFrame.sort": "polars.LazyFrame",
            "LazyFrame.join": "polars.LazyFrame",
            "LazyFrame.limit": "polars.LazyFrame",
            "LazyFrame.head": "polars.LazyFrame",
            "LazyFrame.unique": "polars.LazyFrame",
            "LazyFrame.drop": "polars.LazyFrame",
            "LazyFrame.rename": "polars.LazyFrame",
        },
    ),
    Library(
        "sklearn",
        source="https://scikit-learn.org/stable/api/index.html",
        read="scikit-learn 1.9.1",
        # The loops are Cython and BLAS without the GIL. The base stands for the protocol all estimators share.
        blocking=(
            Blocking(
                "ASY110",
                """
                base.BaseEstimator.fit base.BaseEstimator.partial_fit base.BaseEstimator.fit_predict
                base.BaseEstimator.fit_transform base.BaseEstimator.transform base.BaseEstimator.predict
                base.BaseEstimator.predict_proba base.BaseEstimator.decision_function base.BaseEstimator.score
                base.BaseEstimator.kneighbors model_selection.cross_val_score model_selection.cross_val_predict
                model_selection.cross_validate model_selection.learning_curve model_selection.validation_curve
                model_selection.permutation_test_score inspection.permutation_importance
                """,
            ),
        ),
        classes=ESTIMATORS,
        returns={"pipeline.make_pipeline": "sklearn.pipeline.Pipeline"},
        bases=dict.fromkeys(ESTIMATORS.split(), "sklearn.base.BaseEstimator"),
    ),
    Library(
        "xgboost",
        source="https://xgboost.readthedocs.io/en/stable/python/python_api.html",
        read="xgboost 3.2.0",
        blocking=(Blocking("ASY110", "train cv Booster.predict Booster.update XGBModel.fit XGBModel.predict"),),
        classes="Booster XGBClassifier XGBRegressor XGBRanker",
        returns={"train": "xgboost.Booster"},
        bases={
            "XGBModel": "sklearn.base.BaseEstimator",
            "XGBClassifier": "xgboost.XGBModel",
            "XGBRegressor": "xgboost.XGBModel",
            "XGBRanker": "xgboost.XGBModel",
        },
    ),
    Library(
        "lightgbm",
        source="https://lightgbm.readthedocs.io/en/stable/Python-API.html",
        read="lightgbm 4.7.0",
        blocking=(Blocking("ASY110", "train cv Booster.predict Booster.update LGBMModel.fit LGBMModel.predict"),),
        classes="Booster LGBMClassifier LGBMRegressor LGBMRanker",
        returns={"train": "lightgbm.Booster"},
        bases={
            "LGBMModel": "sklearn.base.BaseEstimator",
            "LGBMClassifier": "lightgbm.LGBMModel",
            "LGBMRegressor": "lightgbm.LGBMModel",
            "LGBMRanker": "lightgbm.LGBMModel",
        },
    ),
    Library(
        "onnxruntime",
        source="https://onnxruntime.ai/docs/api/python/api_summary.html",
        read="onnxruntime 1.31.1",
        # The GIL is released.
        blocking=(Blocking("ASY110", "InferenceSession InferenceSession.run InferenceSession.run_with_iobinding"),),
        classes="InferenceSession",
    ),
    Library(
        "transformers",
        source="https://huggingface.co/docs/transformers/main_classes/pipelines",
        read="transformers 5.23.0",
        # Loading reads gigabytes from disk or network; the computing is done by a back end without the GIL.
        blocking=(
            Blocking(
                "ASY110",
                """
                pipeline Pipeline.__call__ PreTrainedModel.from_pretrained PreTrainedModel.generate
                AutoConfig.from_pretrained AutoTokenizer.from_pretrained AutoProcessor.from_pretrained
                AutoImageProcessor.from_pretrained AutoFeatureExtractor.from_pretrained AutoModel.from_pretrained
                AutoModelForCausalLM.from_pretrained AutoModelForSeq2SeqLM.from_pretrained
                AutoModelForMaskedLM.from_pretrained AutoModelForSequenceClassification.from_pretrained
                AutoModelForTokenClassification.from_pretrained AutoModelForQuestionAnswering.from_pretrained
                AutoModelForSpeechSeq2Seq.from_pretrained AutoModelForImageClassification.from_pretrained
                """,
            ),
        ),
        returns={
            "pipeline": "transformers.Pipeline",
            "AutoModelForCausalLM.from_pretrained": "transformers.PreTrainedModel",
            "AutoModelForSeq2SeqLM.from_pretrained": "transformers.PreTrainedModel",
            "AutoModelForSpeechSeq2Seq.from_pretrained": "transformers.PreTrainedModel",
        },
    ),
    Library(
        "sentence_transformers",
        source="https://sbert.net/docs/package_reference/sentence_transformer/SentenceTransformer.html",
        read="sentence-transformers 6.2.0",
        # Making one loads the model.
        blocking=(
            Blocking(
                "ASY110",
                """
                SentenceTransformer SentenceTransformer.encode SentenceTransformer.encode_query
                SentenceTransformer.encode_document SentenceTransformer.encode_multi_process CrossEncoder
                CrossEncoder.predict CrossEncoder.rank
                """,
            ),
        ),
        classes="SentenceTransformer CrossEncoder",
    ),
    Library(
        "whisper",
        source="https://github.com/openai/whisper",
        read="openai-whisper 20250625, from its repository",
        blocking=(Blocking("ASY110", "load_model load_audio transcribe Whisper.transcribe"),),
        returns={"load_model": "whisper.Whisper"},
        aliases={"model.Whisper": "whisper.Whisper"},
    ),
    Library(
        "spacy",
        source="https://spacy.io/api/language",
        read="spacy 3.8.18",
        blocking=(
            Blocking("ASY110", "load"),
            Blocking("ASY110", "language.Language.__call__ language.Language.pipe", PROCESS),
        ),
        returns={"load": "spacy.language.Language", "blank": "spacy.language.Language"},
        aliases={"Language": "spacy.language.Language"},
    ),
    Library(
        "faiss",
        source="https://faiss.ai/",
        read="faiss-cpu 1.15.1",
        # The GIL is released.
        blocking=(
            Blocking("ASY110", "Index.add Index.add_with_ids Index.search Index.range_search Index.train"),
            Blocking("ASY153", "read_index write_index"),
        ),
        classes="IndexFlatL2 IndexFlatIP IndexHNSWFlat IndexIVFFlat IndexIVFPQ IndexIDMap",
        returns={"read_index": "faiss.Index", "index_factory": "faiss.Index"},
        bases={
            "IndexFlatL2": "faiss.Index",
            "IndexFlatIP": "faiss.Index",
            "IndexHNSWFlat": "faiss.Index",
            "IndexIVFFlat": "faiss.Index",
            "IndexIVFPQ": "faiss.Index",
            "IndexIDMap": "faiss.Index",
        },
    ),
    Library(
        "rembg",
        source="https://github.com/danielgatis/rembg",
        read="rembg 2.0.86",
        blocking=(Blocking("ASY110", "remove new_session"),),
        aliases={"bg.remove": "rembg.remove", "session_factory.new_session": "rembg.new_session"},
    ),
)
