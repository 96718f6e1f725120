"""CPU-heavy calls: password hashing, key generation and compression (ASY110).

A worker thread helps where the library releases the GIL while it computes (no phrase here); pure Python and extensions
that keep the GIL need a process (`PROCESS`). Which is which was measured, by how long another thread stood still.
Plain digests (`hashlib.sha256`), `json` and `re` are left out: they take milliseconds on usual input.
"""

from __future__ import annotations

from .facts import PROCESS, Blocking, Library

LIBRARIES = (
    Library(
        "hashlib",
        source="https://docs.python.org/3/library/hashlib.html#key-derivation",
        read="CPython 3.13.0",
        # The GIL is released.
        blocking=(
            Blocking("ASY110", "scrypt pbkdf2_hmac"),
            # Reads the whole file; in memory it is one more plain digest.
            Blocking("ASY153", "file_digest", when="file"),
        ),
    ),
    Library(
        "crypt",
        source="https://docs.python.org/3.12/library/crypt.html",
        read="CPython 3.12.1",
        # Keeps the GIL; gone in Python 3.13.
        blocking=(Blocking("ASY110", "crypt", PROCESS),),
    ),
    Library(
        "bcrypt",
        source="https://github.com/pyca/bcrypt",
        read="bcrypt 5.0.0",
        # The GIL is released. `gensalt()` only draws random bytes.
        blocking=(Blocking("ASY110", "hashpw checkpw kdf"),),
    ),
    Library(
        "argon2",
        source="https://argon2-cffi.readthedocs.io/en/stable/api.html",
        read="argon2-cffi 25.1.0",
        # The GIL is released.
        blocking=(
            Blocking(
                "ASY110",
                """
                PasswordHasher.hash PasswordHasher.verify hash_password hash_password_raw verify_password
                low_level.hash_secret low_level.hash_secret_raw low_level.verify_secret low_level.core
                """,
            ),
        ),
        classes="PasswordHasher",
        returns={"PasswordHasher.from_parameters": "argon2.PasswordHasher"},
    ),
    Library(
        "passlib",
        source="https://passlib.readthedocs.io/en/stable/lib/passlib.hash.html",
        read="passlib 1.7.4",
        blocking=(
            # Their back ends (bcrypt, argon2-cffi, hashlib) release the GIL.
            Blocking(
                "ASY110",
                """
                context.CryptContext.hash context.CryptContext.verify context.CryptContext.verify_and_update
                context.CryptContext.encrypt context.CryptContext.dummy_verify
                hash.bcrypt.hash hash.bcrypt.verify hash.bcrypt.encrypt hash.bcrypt_sha256.hash
                hash.bcrypt_sha256.verify hash.bcrypt_sha256.encrypt hash.argon2.hash hash.argon2.verify
                hash.scrypt.hash hash.scrypt.verify hash.pbkdf2_sha1.hash hash.pbkdf2_sha1.verify
                hash.pbkdf2_sha256.hash hash.pbkdf2_sha256.verify hash.pbkdf2_sha256.encrypt
                hash.pbkdf2_sha512.hash hash.pbkdf2_sha512.verify hash.pbkdf2_sha512.encrypt
                hash.django_bcrypt.hash hash.django_bcrypt.verify hash.django_bcrypt_sha256.hash
                hash.django_bcrypt_sha256.verify hash.django_pbkdf2_sha256.hash
                hash.django_pbkdf2_sha256.verify
                """,
            ),
            # Pure Python, or `crypt()` under the GIL.
            Blocking(
                "ASY110",
                """
                hash.sha256_crypt.hash hash.sha256_crypt.verify hash.sha256_crypt.encrypt
                hash.sha512_crypt.hash hash.sha512_crypt.verify hash.sha512_crypt.encrypt
                """,
                PROCESS,
            ),
        ),
        classes="context.CryptContext",
        returns={
            "context.CryptContext.using": "passlib.context.CryptContext",
            "hash.bcrypt.using": "passlib.hash.bcrypt",
            "hash.bcrypt_sha256.using": "passlib.hash.bcrypt_sha256",
            "hash.argon2.using": "passlib.hash.argon2",
            "hash.scrypt.using": "passlib.hash.scrypt",
            "hash.pbkdf2_sha256.using": "passlib.hash.pbkdf2_sha256",
            "hash.pbkdf2_sha512.using": "passlib.hash.pbkdf2_sha512",
            "hash.sha256_crypt.using": "passlib.hash.sha256_crypt",
            "hash.sha512_crypt.using": "passlib.hash.sha512_crypt",
        },
        attributes={
            "apps.custom_app_context": "passlib.context.CryptContext",
            "apps.django_context": "passlib.context.CryptContext",
        },
    ),
    Library(
        "pwdlib",
        source="https://frankie567.github.io/pwdlib/reference/pwdlib/",
        read="pwdlib 0.3.1",
        # The GIL is released by both back ends.
        blocking=(
            Blocking(
                "ASY110",
                """
                PasswordHash.hash PasswordHash.verify PasswordHash.verify_and_update
                hashers.argon2.Argon2Hasher.hash hashers.argon2.Argon2Hasher.verify
                hashers.bcrypt.BcryptHasher.hash hashers.bcrypt.BcryptHasher.verify
                """,
            ),
        ),
        classes="PasswordHash hashers.argon2.Argon2Hasher hashers.bcrypt.BcryptHasher",
        returns={"PasswordHash.recommended": "pwdlib.PasswordHash"},
    ),
    Library(
        "werkzeug",
        source="https://werkzeug.palletsprojects.com/en/stable/utils/#module-werkzeug.security",
        read="Werkzeug 3.1.9",
        # scrypt or PBKDF2 of `hashlib`: the GIL is released.
        blocking=(Blocking("ASY110", "security.generate_password_hash security.check_password_hash"),),
    ),
    Library(
        "django",
        source="https://docs.djangoproject.com/en/stable/topics/auth/passwords/",
        read="Django 5.2.19",
        # The GIL is released. `acheck_password()` is no way out: it hashes on the event loop too.
        blocking=(
            Blocking(
                "ASY110",
                """
                contrib.auth.hashers.make_password contrib.auth.hashers.check_password
                contrib.auth.base_user.AbstractBaseUser.set_password
                contrib.auth.base_user.AbstractBaseUser.check_password
                """,
            ),
        ),
        bases={
            "contrib.auth.models.AbstractUser": "django.contrib.auth.base_user.AbstractBaseUser",
            "contrib.auth.models.User": "django.contrib.auth.models.AbstractUser",
        },
        aliases={"contrib.auth.models.AbstractBaseUser": "django.contrib.auth.base_user.AbstractBaseUser"},
    ),
    Library(
        "nacl",
        source="https://pynacl.readthedocs.io/en/latest/password_hashing/",
        read="PyNaCl 1.6.2",
        # The GIL is released.
        blocking=(
            Blocking(
                "ASY110",
                """
                pwhash.str pwhash.verify pwhash.kdf_scryptsalsa208sha256 pwhash.scryptsalsa208sha256_str
                pwhash.verify_scryptsalsa208sha256 pwhash.argon2id.str pwhash.argon2id.kdf pwhash.argon2id.verify
                pwhash.argon2i.str pwhash.argon2i.kdf pwhash.argon2i.verify pwhash.scrypt.str pwhash.scrypt.kdf
                pwhash.scrypt.verify
                """,
            ),
        ),
    ),
    Library(
        "cryptography.hazmat.primitives",
        source="https://cryptography.io/en/latest/hazmat/primitives/",
        read="cryptography 50.0.2",
        # The GIL is released.
        blocking=(
            Blocking(
                "ASY110",
                """
                asymmetric.rsa.generate_private_key asymmetric.dsa.generate_private_key
                asymmetric.dsa.generate_parameters asymmetric.dh.generate_parameters kdf.scrypt.Scrypt.derive
                kdf.scrypt.Scrypt.verify kdf.pbkdf2.PBKDF2HMAC.derive kdf.pbkdf2.PBKDF2HMAC.verify
                kdf.argon2.Argon2id.derive kdf.argon2.Argon2id.verify kdf.argon2.Argon2id.derive_phc_encoded
                kdf.argon2.Argon2id.verify_phc_encoded
                """,
            ),
        ),
        classes="kdf.scrypt.Scrypt kdf.pbkdf2.PBKDF2HMAC kdf.argon2.Argon2id",
    ),
    Library(
        "Crypto",
        source="https://www.pycryptodome.org/src/api",
        read="pycryptodome 4.4.0",
        # The numbers are computed by GMP and C behind `ctypes` or `cffi`: the GIL is released.
        blocking=(
            Blocking(
                "ASY110",
                """
                PublicKey.RSA.generate PublicKey.DSA.generate PublicKey.ElGamal.generate Protocol.KDF.PBKDF2
                Protocol.KDF.scrypt Protocol.KDF.bcrypt Protocol.KDF.bcrypt_check Util.number.getPrime
                Util.number.getStrongPrime
                """,
            ),
        ),
    ),
    Library(
        "zlib",
        source="https://docs.python.org/3/library/zlib.html",
        read="CPython 3.13.0",
        # The GIL is released, as in all compression modules below. Objects fed piece by piece are left out.
        blocking=(Blocking("ASY110", "compress decompress"),),
    ),
    Library(
        "gzip",
        source="https://docs.python.org/3/library/gzip.html",
        read="CPython 3.13.0",
        blocking=(Blocking("ASY110", "compress decompress"),),
    ),
    Library(
        "bz2",
        source="https://docs.python.org/3/library/bz2.html",
        read="CPython 3.13.0",
        blocking=(Blocking("ASY110", "compress decompress"),),
    ),
    Library(
        "lzma",
        source="https://docs.python.org/3/library/lzma.html",
        read="CPython 3.13.0",
        blocking=(Blocking("ASY110", "compress decompress"),),
    ),
    Library(
        "zstandard",
        source="https://python-zstandard.readthedocs.io/en/stable/api.html",
        read="zstandard 0.25.0",
        blocking=(
            Blocking(
                "ASY110",
                """
                compress decompress train_dictionary ZstdCompressor.compress ZstdCompressor.copy_stream
                ZstdCompressor.multi_compress_to_buffer ZstdDecompressor.decompress ZstdDecompressor.copy_stream
                ZstdDecompressor.multi_decompress_to_buffer
                """,
            ),
        ),
        classes="ZstdCompressor ZstdDecompressor",
    ),
    Library(
        "brotli",
        source="https://github.com/google/brotli",
        read="brotli 1.2.1",
        blocking=(Blocking("ASY110", "compress decompress"),),
    ),
    Library(
        "lz4",
        source="https://python-lz4.readthedocs.io/en/stable/",
        read="lz4 4.4.5",
        blocking=(Blocking("ASY110", "frame.compress frame.decompress block.compress block.decompress"),),
    ),
    Library(
        "snappy",
        source="https://github.com/intake/python-snappy",
        read="python-snappy 0.7.3",
        blocking=(Blocking("ASY110", "compress decompress uncompress stream_compress stream_decompress"),),
    ),
)
