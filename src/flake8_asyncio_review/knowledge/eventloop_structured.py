"""The structured-concurrency libraries anyio and trio: what their functions give, and what needs awaiting."""

from __future__ import annotations

from .facts import Library

LIBRARIES = (
    Library(
        "anyio",
        source="https://anyio.readthedocs.io/en/stable/api.html",
        read="anyio 4.16.0",
        # The names that are re-exported are defined in `anyio._core`, which nobody imports from.
        coroutines="""
            aclose_forcefully amap connect_tcp connect_unix create_connected_udp_socket
            create_connected_unix_datagram_socket create_tcp_listener create_udp_socket create_unix_datagram_socket
            create_unix_listener gather getaddrinfo getnameinfo gettempdir gettempdirb mkdtemp mkstemp open_file
            open_process run_process sleep sleep_forever sleep_until wait_all_tasks_blocked wait_readable
            wait_socket_readable wait_socket_writable wait_writable
            lowlevel.cancel_shielded_checkpoint lowlevel.checkpoint lowlevel.checkpoint_if_cancelled
            functools.reduce
            to_thread.run_sync to_process.run_sync to_interpreter.run_sync
            Event.wait
            Lock.acquire
            Semaphore.acquire
            CapacityLimiter.acquire CapacityLimiter.acquire_on_behalf_of
            Condition.acquire Condition.wait Condition.wait_for
            TaskHandle.wait
            Path.absolute Path.chmod Path.copy Path.copy_into Path.cwd Path.exists Path.expanduser Path.group
            Path.hardlink_to Path.home Path.is_block_device Path.is_char_device Path.is_dir Path.is_fifo Path.is_file
            Path.is_junction Path.is_mount Path.is_socket Path.is_symlink Path.lchmod Path.lstat Path.mkdir Path.move
            Path.move_into Path.open Path.owner Path.read_bytes Path.read_text Path.readlink Path.rename Path.replace
            Path.resolve Path.rmdir Path.samefile Path.stat Path.symlink_to Path.touch Path.unlink Path.write_bytes
            Path.write_text
            AsyncFile.aclose AsyncFile.flush AsyncFile.read AsyncFile.read1 AsyncFile.readinto AsyncFile.readinto1
            AsyncFile.readline AsyncFile.readlines AsyncFile.seek AsyncFile.tell AsyncFile.truncate AsyncFile.write
            AsyncFile.writelines
            TemporaryDirectory.cleanup
            SpooledTemporaryFile.rollover
            abc.AsyncResource.aclose
            abc.TaskGroup.start
            abc.Process.wait
            abc.UnreliableObjectReceiveStream.receive
            abc.UnreliableObjectSendStream.send
            abc.ByteReceiveStream.receive
            abc.ByteSendStream.send
            abc.ObjectStream.send_eof abc.ByteStream.send_eof
            abc.SocketStream.from_socket
            abc.UNIXSocketStream.receive_fds abc.UNIXSocketStream.send_fds
            abc.UDPSocket.from_socket abc.UDPSocket.sendto
            abc.ConnectedUDPSocket.from_socket
            abc.UNIXDatagramSocket.from_socket abc.UNIXDatagramSocket.sendto
            abc.Listener.serve
            abc.SocketListener.accept abc.SocketListener.from_socket
            abc.ByteStreamConnectable.connect
            abc.ObjectStreamConnectable.connect
            streams.buffered.BufferedByteReceiveStream.receive_exactly
            streams.buffered.BufferedByteReceiveStream.receive_until
            streams.tls.TLSStream.unwrap streams.tls.TLSStream.wrap
            streams.file.FileReadStream.from_path streams.file.FileReadStream.seek streams.file.FileReadStream.tell
            streams.file.FileWriteStream.from_path
            from_thread.BlockingPortal.call_async from_thread.BlockingPortal.sleep_until_stopped
            from_thread.BlockingPortal.stop
            """,
        classes="""
            Event Lock Semaphore CapacityLimiter Condition CancelScope Path ResourceGuard
            TemporaryFile NamedTemporaryFile SpooledTemporaryFile TemporaryDirectory
            streams.buffered.BufferedByteReceiveStream streams.buffered.BufferedByteStream streams.text.TextStream
            streams.text.TextReceiveStream streams.text.TextSendStream streams.stapled.StapledByteStream
            streams.stapled.StapledObjectStream streams.stapled.MultiListener streams.tls.TLSListener
            """,
        returns={
            "create_task_group": "anyio.abc.TaskGroup",
            "create_memory_object_stream": (
                "tuple[anyio.streams.memory.MemoryObjectSendStream, anyio.streams.memory.MemoryObjectReceiveStream]"
            ),
            "move_on_after": "anyio.CancelScope",
            "move_on_at": "anyio.CancelScope",
            "fail_after": "anyio.FailAfter",  # our name for an anonymous context manager
            "fail_at": "anyio.FailAfter",
            "FailAfter.__enter__": "anyio.CancelScope",
            "open_file": "anyio.AsyncFile",
            "wrap_file": "anyio.AsyncFile",
            "open_process": "anyio.abc.Process",
            "run_process": "subprocess.CompletedProcess",
            "connect_tcp": "anyio.abc.SocketStream",
            "connect_unix": "anyio.abc.UNIXSocketStream",
            "create_tcp_listener": "anyio.streams.stapled.MultiListener",
            "create_unix_listener": "anyio.abc.SocketListener",
            "create_udp_socket": "anyio.abc.UDPSocket",
            "create_connected_udp_socket": "anyio.abc.ConnectedUDPSocket",
            "create_unix_datagram_socket": "anyio.abc.UNIXDatagramSocket",
            "create_connected_unix_datagram_socket": "anyio.abc.ConnectedUNIXDatagramSocket",
            "mkdtemp": "str",
            "gettempdir": "str",
            "TemporaryFile.__aenter__": "anyio.AsyncFile",
            "NamedTemporaryFile.__aenter__": "anyio.AsyncFile",
            "TemporaryDirectory.__aenter__": "str",
            "abc.TaskGroup.create_task": "anyio.TaskHandle",
            "abc.TaskGroup.start_soon": "anyio.TaskHandle",
            "abc.SocketListener.accept": "anyio.abc.SocketStream",
            "abc.ByteStreamConnectable.connect": "anyio.abc.ByteStream",
            "abc.ObjectStreamConnectable.connect": "anyio.abc.ObjectStream",
            "streams.memory.MemoryObjectSendStream.clone": "anyio.streams.memory.MemoryObjectSendStream",
            "streams.memory.MemoryObjectReceiveStream.clone": "anyio.streams.memory.MemoryObjectReceiveStream",
            "streams.tls.TLSStream.wrap": "anyio.streams.tls.TLSStream",
            "streams.file.FileReadStream.from_path": "anyio.streams.file.FileReadStream",
            "streams.file.FileWriteStream.from_path": "anyio.streams.file.FileWriteStream",
            "from_thread.BlockingPortal.start_task_soon": "concurrent.futures.Future",
            "Lock.__aenter__": "None",
            "Semaphore.__aenter__": "anyio.Semaphore",
            "CapacityLimiter.__aenter__": "None",
            "Condition.__aenter__": "None",
            **{
                f"Path.{name}": "anyio.Path"
                for name in """
                    __truediv__ __rtruediv__ joinpath relative_to with_name with_segments with_stem with_suffix
                    absolute cwd expanduser home readlink rename replace resolve
                    """.split()
            },
            "Path.open": "anyio.AsyncFile",
            "Path.read_text": "str",
            "Path.read_bytes": "bytes",
            "Path.iterdir": "iter[anyio.Path]",
            "Path.glob": "iter[anyio.Path]",
            "Path.rglob": "iter[anyio.Path]",
        },
        attributes={
            "Path.parent": "anyio.Path",
            "Path.parents": "list[anyio.Path]",
            "abc.TaskGroup.cancel_scope": "anyio.CancelScope",
            "abc.Process.stdin": "anyio.abc.ByteSendStream",
            "abc.Process.stdout": "anyio.abc.ByteReceiveStream",
            "abc.Process.stderr": "anyio.abc.ByteReceiveStream",
        },
        bases={
            "AsyncFile": "anyio.abc.AsyncResource",
            "SpooledTemporaryFile": "anyio.AsyncFile",
            "abc.Process": "anyio.abc.AsyncResource",
            "abc.UnreliableObjectReceiveStream": "anyio.abc.AsyncResource",
            "abc.UnreliableObjectSendStream": "anyio.abc.AsyncResource",
            "abc.UnreliableObjectStream": (
                "anyio.abc.UnreliableObjectReceiveStream anyio.abc.UnreliableObjectSendStream"
            ),
            "abc.ObjectReceiveStream": "anyio.abc.UnreliableObjectReceiveStream",
            "abc.ObjectSendStream": "anyio.abc.UnreliableObjectSendStream",
            "abc.ObjectStream": "anyio.abc.ObjectReceiveStream anyio.abc.ObjectSendStream",
            "abc.ByteReceiveStream": "anyio.abc.AsyncResource",
            "abc.ByteSendStream": "anyio.abc.AsyncResource",
            "abc.ByteStream": "anyio.abc.ByteReceiveStream anyio.abc.ByteSendStream",
            "abc.SocketStream": "anyio.abc.ByteStream",
            "abc.UNIXSocketStream": "anyio.abc.SocketStream",
            "abc.UDPSocket": "anyio.abc.UnreliableObjectStream",
            "abc.ConnectedUDPSocket": "anyio.abc.UnreliableObjectStream",
            "abc.UNIXDatagramSocket": "anyio.abc.UnreliableObjectStream",
            "abc.ConnectedUNIXDatagramSocket": "anyio.abc.UnreliableObjectStream",
            "abc.Listener": "anyio.abc.AsyncResource",
            "abc.SocketListener": "anyio.abc.Listener",
            "streams.memory.MemoryObjectReceiveStream": "anyio.abc.ObjectReceiveStream",
            "streams.memory.MemoryObjectSendStream": "anyio.abc.ObjectSendStream",
            "streams.buffered.BufferedByteReceiveStream": "anyio.abc.ByteReceiveStream",
            "streams.buffered.BufferedByteStream": (
                "anyio.streams.buffered.BufferedByteReceiveStream anyio.abc.ByteStream"
            ),
            "streams.text.TextReceiveStream": "anyio.abc.ObjectReceiveStream",
            "streams.text.TextSendStream": "anyio.abc.ObjectSendStream",
            "streams.text.TextStream": "anyio.abc.ObjectStream",
            "streams.stapled.StapledByteStream": "anyio.abc.ByteStream",
            "streams.stapled.StapledObjectStream": "anyio.abc.ObjectStream",
            "streams.stapled.MultiListener": "anyio.abc.Listener",
            "streams.tls.TLSStream": "anyio.abc.ByteStream",
            "streams.tls.TLSListener": "anyio.abc.Listener",
            "streams.file.FileReadStream": "anyio.abc.ByteReceiveStream",
            "streams.file.FileWriteStream": "anyio.abc.ByteSendStream",
        },
        aliases={
            "abc.BlockingPortal": "anyio.from_thread.BlockingPortal",
            "abc.CancelScope": "anyio.CancelScope",
            "abc.CapacityLimiter": "anyio.CapacityLimiter",
            "abc.Event": "anyio.Event",
            "abc.Lock": "anyio.Lock",
            "abc.Semaphore": "anyio.Semaphore",
            "abc.Condition": "anyio.Condition",
        },
    ),
    Library(
        "trio",
        source="https://trio.readthedocs.io/en/stable/reference-core.html",
        read="trio 0.35.0",
        coroutines="""
            aclose_forcefully open_file open_ssl_over_tcp_listeners open_ssl_over_tcp_stream open_tcp_listeners
            open_tcp_stream open_unix_socket run_process serve_listeners serve_ssl_over_tcp serve_tcp sleep
            sleep_forever sleep_until
            to_thread.run_sync
            lowlevel.cancel_shielded_checkpoint lowlevel.checkpoint lowlevel.checkpoint_if_cancelled
            lowlevel.open_process lowlevel.permanently_detach_coroutine_object
            lowlevel.reattach_detached_coroutine_object lowlevel.temporarily_detach_coroutine_object
            lowlevel.wait_readable lowlevel.wait_task_rescheduled lowlevel.wait_writable
            socket.getaddrinfo socket.getnameinfo socket.getprotobyname
            Event.wait
            Lock.acquire
            Semaphore.acquire
            CapacityLimiter.acquire CapacityLimiter.acquire_on_behalf_of
            Condition.acquire Condition.wait
            Nursery.start
            Process.wait
            Path.absolute Path.chmod Path.cwd Path.exists Path.expanduser Path.glob Path.group Path.hardlink_to
            Path.home Path.is_block_device Path.is_char_device Path.is_dir Path.is_fifo Path.is_file Path.is_junction
            Path.is_mount Path.is_socket Path.is_symlink Path.iterdir Path.lchmod Path.lstat Path.mkdir Path.open
            Path.owner Path.read_bytes Path.read_text Path.readlink Path.rename Path.replace Path.resolve Path.rglob
            Path.rmdir Path.samefile Path.stat Path.symlink_to Path.touch Path.unlink Path.write_bytes Path.write_text
            AsyncFile.aclose AsyncFile.detach AsyncFile.flush AsyncFile.peek AsyncFile.read AsyncFile.read1
            AsyncFile.readall AsyncFile.readinto AsyncFile.readinto1 AsyncFile.readline AsyncFile.readlines
            AsyncFile.seek AsyncFile.tell AsyncFile.truncate AsyncFile.write AsyncFile.writelines
            MemorySendChannel.aclose MemorySendChannel.send
            MemoryReceiveChannel.aclose MemoryReceiveChannel.receive
            abc.AsyncResource.aclose
            abc.SendStream.send_all abc.SendStream.wait_send_all_might_not_block
            abc.ReceiveStream.receive_some
            abc.HalfCloseableStream.send_eof
            abc.Listener.accept
            abc.SendChannel.send
            abc.ReceiveChannel.receive
            SSLStream.do_handshake SSLStream.unwrap
            DTLSEndpoint.serve
            DTLSChannel.do_handshake
            socket.SocketType.accept socket.SocketType.bind socket.SocketType.connect socket.SocketType.recv
            socket.SocketType.recv_into socket.SocketType.recvfrom socket.SocketType.recvfrom_into
            socket.SocketType.recvmsg socket.SocketType.recvmsg_into socket.SocketType.send socket.SocketType.sendmsg
            socket.SocketType.sendto socket.SocketType.wait_writable
            """,
        classes="""
            Event Lock StrictFIFOLock Semaphore CapacityLimiter Condition CancelScope Path PosixPath WindowsPath
            SocketStream SocketListener SSLStream SSLListener StapledStream DTLSEndpoint lowlevel.FdStream
            """,
        returns={
            "open_nursery": "trio.Nursery",
            "open_memory_channel": "tuple[trio.MemorySendChannel, trio.MemoryReceiveChannel]",
            "move_on_after": "trio.CancelScope",
            "move_on_at": "trio.CancelScope",
            "fail_after": "trio.FailAfter",  # our name for an anonymous context manager
            "fail_at": "trio.FailAfter",
            "FailAfter.__enter__": "trio.CancelScope",
            # `AsyncFile` is our name for what `trio.wrap_file` gives: its class is private and has no methods of
            # its own, they come from the file.
            "open_file": "trio.AsyncFile",
            "wrap_file": "trio.AsyncFile",
            "open_tcp_stream": "trio.SocketStream",
            "open_unix_socket": "trio.SocketStream",
            "open_ssl_over_tcp_stream": "trio.SSLStream",
            "open_tcp_listeners": "list[trio.SocketListener]",
            "open_ssl_over_tcp_listeners": "list[trio.SSLListener]",
            "run_process": "subprocess.CompletedProcess",
            "lowlevel.open_process": "trio.Process",
            "socket.socket": "trio.socket.SocketType",
            "socket.from_stdlib_socket": "trio.socket.SocketType",
            "socket.fromfd": "trio.socket.SocketType",
            "socket.socketpair": "tuple[trio.socket.SocketType, trio.socket.SocketType]",
            "socket.SocketType.accept": "tuple[trio.socket.SocketType, object]",
            "socket.SocketType.dup": "trio.socket.SocketType",
            "SocketListener.accept": "trio.SocketStream",
            "SSLListener.accept": "trio.SSLStream",
            "DTLSEndpoint.connect": "trio.DTLSChannel",
            "MemorySendChannel.clone": "trio.MemorySendChannel",
            "MemoryReceiveChannel.clone": "trio.MemoryReceiveChannel",
            "Lock.__aenter__": "None",
            "Semaphore.__aenter__": "None",
            "CapacityLimiter.__aenter__": "None",
            "Condition.__aenter__": "None",
            **{
                f"Path.{name}": "trio.Path"
                for name in """
                    __truediv__ __rtruediv__ joinpath relative_to with_name with_segments with_stem with_suffix
                    absolute cwd expanduser home readlink rename replace resolve
                    """.split()
            },
            "Path.open": "trio.AsyncFile",
            "Path.read_text": "str",
            "Path.read_bytes": "bytes",
            # Awaiting gives an iterator for a plain `for` loop.
            "Path.iterdir": "iter[trio.Path]",
            "Path.glob": "iter[trio.Path]",
            "Path.rglob": "iter[trio.Path]",
        },
        attributes={
            "Path.parent": "trio.Path",
            "Path.parents": "list[trio.Path]",
            "Nursery.cancel_scope": "trio.CancelScope",
            "Process.stdin": "trio.abc.SendStream",
            "Process.stdout": "trio.abc.ReceiveStream",
            "Process.stderr": "trio.abc.ReceiveStream",
            "SocketStream.socket": "trio.socket.SocketType",
            "SocketListener.socket": "trio.socket.SocketType",
        },
        bases={
            "StrictFIFOLock": "trio.Lock",  # not a subclass, but it has the same methods
            "PosixPath": "trio.Path",
            "WindowsPath": "trio.Path",
            "abc.SendStream": "trio.abc.AsyncResource",
            "abc.ReceiveStream": "trio.abc.AsyncResource",
            "abc.Stream": "trio.abc.SendStream trio.abc.ReceiveStream",
            "abc.HalfCloseableStream": "trio.abc.Stream",
            "abc.Listener": "trio.abc.AsyncResource",
            "abc.SendChannel": "trio.abc.AsyncResource",
            "abc.ReceiveChannel": "trio.abc.AsyncResource",
            "abc.Channel": "trio.abc.SendChannel trio.abc.ReceiveChannel",
            "MemorySendChannel": "trio.abc.SendChannel",
            "MemoryReceiveChannel": "trio.abc.ReceiveChannel",
            "SocketStream": "trio.abc.HalfCloseableStream",
            "StapledStream": "trio.abc.HalfCloseableStream",
            "lowlevel.FdStream": "trio.abc.Stream",
            "SSLStream": "trio.abc.Stream",
            "DTLSChannel": "trio.abc.Channel",
            "SocketListener": "trio.abc.Listener",
            "SSLListener": "trio.abc.Listener",
        },
    ),
)
