"""Starting processes and waiting for them (ASY155).

Left out: `os.exec*` (the process is replaced, nothing goes on), `os.waitid` (its options are never a plain 0),
`Popen.poll`, `platform.*` (cached after the first call) and `webbrowser.open` (waits for text browsers only).
"""

from __future__ import annotations

from .facts import Blocking, Library, Twin

RUN = Twin(
    asyncio="await `asyncio.create_subprocess_exec()`",
    anyio="await `anyio.run_process()`",
    trio="await `trio.run_process()`",
)
SHELL = Twin(
    asyncio="await `asyncio.create_subprocess_shell()`",
    anyio="await `anyio.run_process()`",
    trio="await `trio.run_process()`",
)
START = Twin(
    asyncio="await `asyncio.create_subprocess_exec()`",
    anyio="await `anyio.open_process()`",
    trio="await `trio.lowlevel.open_process()`",
)
PEXPECT = Twin(asyncio="await it with `async_=True`")
POLL = Twin(asyncio="pass `interval=None`", anyio="pass `interval=None`", trio="pass `interval=None`")

LIBRARIES = (
    Library(
        "subprocess",
        source="https://docs.python.org/3/library/subprocess.html",
        read="CPython 3.13.0",
        blocking=(
            Blocking("ASY155", "run call check_call check_output", SHELL, needs=("shell",), unless={"shell": False}),
            Blocking("ASY155", "run call check_call check_output", RUN),
            Blocking("ASY155", "getoutput getstatusoutput", SHELL),
            Blocking("ASY155", "Popen", START),
            Blocking("ASY155", "Popen.wait", START, unless={"timeout": 0, 0: 0}),
            Blocking("ASY155", "Popen.communicate", START, unless={"timeout": 0, 1: 0}),
            # The pipes of a process: reading waits until it writes.
            Blocking(
                "ASY155",
                """
                Popen.stdout.read Popen.stdout.read1 Popen.stdout.readline Popen.stdout.readlines
                Popen.stdout.__iter__ Popen.stdout.__next__ Popen.stderr.read Popen.stderr.read1
                Popen.stderr.readline Popen.stderr.readlines Popen.stderr.__iter__ Popen.stderr.__next__
                """,
                START,
            ),
        ),
        classes="Popen",
        attributes={"Popen.stdout": "subprocess.Popen.stdout", "Popen.stderr": "subprocess.Popen.stderr"},
    ),
    Library(
        "os",
        source="https://docs.python.org/3/library/os.html#process-management",
        read="CPython 3.13.0",
        blocking=(
            Blocking("ASY155", "system popen", SHELL),
            Blocking("ASY155", "wait", RUN),
            # Only with the options 0; `os.WNOHANG` is 1, and an expression may hold it.
            Blocking("ASY155", "waitpid wait4", RUN, unless={1: 1, "options": 1}),
            Blocking("ASY155", "wait3", RUN, unless={0: 1, "options": 1}),
            # With a mode other than `os.P_WAIT` they start a process as `Popen` does.
            Blocking(
                "ASY155",
                """
                spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe posix_spawn posix_spawnp
                """,
                START,
            ),
        ),
    ),
    Library(
        "pty",
        source="https://docs.python.org/3/library/pty.html",
        read="CPython 3.13.0",
        blocking=(Blocking("ASY155", "spawn"),),
    ),
    Library(
        "pexpect",
        source="https://pexpect.readthedocs.io/en/stable/api/index.html",
        read="pexpect 4.9.0",
        blocking=(
            Blocking("ASY155", "run runu spawn popen_spawn.PopenSpawn pxssh.pxssh"),
            Blocking(
                "ASY155",
                "spawnbase.SpawnBase.expect spawnbase.SpawnBase.expect_exact spawnbase.SpawnBase.expect_list",
                PEXPECT,
                unless={"async_": True, 3: True},
            ),
            # Each `send` sleeps first (`delaybeforesend`), `close` and `terminate` after.
            Blocking(
                "ASY155",
                """
                spawnbase.SpawnBase.expect_loop spawnbase.SpawnBase.read spawnbase.SpawnBase.readline
                spawnbase.SpawnBase.readlines spawnbase.SpawnBase.__iter__ spawn.wait spawn.waitnoecho
                spawn.send spawn.sendline spawn.write spawn.writelines spawn.close spawn.terminate
                spawn.interact popen_spawn.PopenSpawn.wait pxssh.pxssh.login pxssh.pxssh.logout pxssh.pxssh.prompt
                pxssh.pxssh.set_unique_prompt pxssh.pxssh.sync_original_prompt replwrap.REPLWrapper replwrap.bash
                replwrap.python
                """,
            ),
            Blocking("ASY155", "replwrap.REPLWrapper.run_command", PEXPECT, unless={"async_": True, 2: True}),
        ),
        classes="spawn popen_spawn.PopenSpawn pxssh.pxssh replwrap.REPLWrapper",
        returns={"replwrap.bash": "pexpect.replwrap.REPLWrapper", "replwrap.python": "pexpect.replwrap.REPLWrapper"},
        bases={
            "spawn": "pexpect.spawnbase.SpawnBase",
            "popen_spawn.PopenSpawn": "pexpect.spawnbase.SpawnBase",
            "fdpexpect.fdspawn": "pexpect.spawnbase.SpawnBase",
            "pxssh.pxssh": "pexpect.spawn",
        },
        aliases={"pty_spawn.spawn": "pexpect.spawn"},
    ),
    Library(
        "sh",
        source="https://sh.readthedocs.io/en/latest/",
        read="sh 2.4.0",
        # Any name of the module is a program: `sh.ls()`. With `_bg` or `_async` the call does not wait.
        blocking=(
            Blocking("ASY155", "*", START, unless={"_bg": True, "_async": True}),
            Blocking("ASY155", "RunningCommand.wait", START),
        ),
        harmless="""
        Command ErrorReturnCode SignalException CommandNotFound TimeoutException ForkException DoneReadingForever
        NotYetReadyToRead StreamBufferer pushd bake
        """,
    ),
    Library(
        "plumbum",
        source="https://plumbum.readthedocs.io/en/latest/local_commands.html",
        read="plumbum 2.0.2",
        blocking=(
            # `plumbum.cmd` makes a command of any name.
            Blocking("ASY155", "cmd.*", START),
            Blocking(
                "ASY155",
                """
                commands.base.BaseCommand.__call__ commands.base.BaseCommand.run commands.base.BaseCommand.run_fg
                commands.base.BaseCommand.run_tee commands.base.BaseCommand.run_retcode
                commands.base.BaseCommand.run_tf commands.base.BaseCommand.popen
                """,
                START,
            ),
        ),
        attributes={"local": "plumbum.machines.local.LocalMachine"},
        returns={
            "machines.local.LocalMachine.__getitem__": "plumbum.commands.base.BaseCommand",
            "commands.base.BaseCommand.__getitem__": "plumbum.commands.base.BaseCommand",
        },
    ),
    Library(
        "invoke",
        source="https://docs.pyinvoke.org/en/stable/api/context.html",
        read="invoke 2.2.1",
        blocking=(
            Blocking(
                "ASY155",
                "run sudo Context.run Context.sudo Local.run",
                RUN,
                unless={"asynchronous": True, "disown": True},
            ),
            Blocking("ASY155", "Promise.join", RUN),
        ),
        classes="Context Local",
        returns={"Context.run": "invoke.Promise", "run": "invoke.Promise"},
        aliases={
            "context.Context": "invoke.Context",
            "runners.Promise": "invoke.Promise",
            "runners.Local": "invoke.Local",
        },
    ),
    Library(
        "fabric",
        source="https://docs.fabfile.org/en/latest/api/connection.html",
        read="fabric 3.2.3",
        blocking=(
            Blocking(
                "ASY155",
                """
                Connection.run Connection.sudo Connection.local Group.run Group.sudo SerialGroup.run
                ThreadingGroup.run
                """,
                unless={"asynchronous": True, "disown": True},
            ),
            Blocking(
                "ASY155",
                """
                Connection.open Connection.shell Connection.put Connection.get Connection.sftp
                Connection.create_session Group.put Group.get transfer.Transfer.put transfer.Transfer.get
                """,
            ),
        ),
        classes="Connection SerialGroup ThreadingGroup transfer.Transfer",
        bases={"SerialGroup": "fabric.Group", "ThreadingGroup": "fabric.Group"},
        aliases={
            "connection.Connection": "fabric.Connection",
            "group.Group": "fabric.Group",
            "group.SerialGroup": "fabric.SerialGroup",
            "group.ThreadingGroup": "fabric.ThreadingGroup",
        },
    ),
    Library(
        "psutil",
        source="https://psutil.readthedocs.io/en/latest/",
        read="psutil 7.2.2",
        blocking=(
            Blocking("ASY155", "Process.wait", unless={"timeout": 0, 0: 0}),
            Blocking("ASY155", "wait_procs", unless={"timeout": 0, 1: 0}),
            Blocking("ASY155", "Popen", START),
            # Given an interval they sleep for that long.
            Blocking(
                "ASY151",
                "cpu_percent cpu_times_percent Process.cpu_percent",
                POLL,
                unless={"interval": 0, 0: 0},
                needs=("interval", 0),
            ),
        ),
        classes="Process Popen",
        bases={"Popen": "psutil.Process"},
    ),
    Library(
        "git",
        source="https://gitpython.readthedocs.io/en/stable/reference.html",
        read="GitPython 3.2.1",
        blocking=(
            # `repo.git.checkout()`: any attribute runs `git` with that command.
            Blocking("ASY155", "cmd.Git.*"),
            Blocking(
                "ASY155",
                """
                Repo.clone_from Repo.clone Repo.init Repo.archive Repo.blame Repo.is_dirty Repo.merge_base
                Repo.is_ancestor Repo.create_remote Repo.delete_remote Repo.create_submodule Repo.submodule_update
                Repo.delete_head Repo.delete_tag Repo.ignored Remote.fetch Remote.pull Remote.push
                Remote.update Remote.create Remote.add Remote.remove Remote.exists Head.checkout Head.delete
                HEAD.reset IndexFile.add IndexFile.remove IndexFile.move IndexFile.commit IndexFile.checkout
                IndexFile.reset IndexFile.diff IndexFile.merge_tree Submodule.update Submodule.add Submodule.remove
                """,
            ),
        ),
        classes="Repo cmd.Git",
        returns={
            "Repo.clone_from": "git.Repo",
            "Repo.clone": "git.Repo",
            "Repo.init": "git.Repo",
            "Repo.remote": "git.Remote",
            "Repo.create_remote": "git.Remote",
            "Repo.create_head": "git.Head",
            "Repo.submodule": "git.Submodule",
            "Repo.create_submodule": "git.Submodule",
            # `repo.remotes.origin`, `repo.heads["main"]`
            "Repo.remotes.__getattr__": "git.Remote",
            "Repo.remotes.__getitem__": "git.Remote",
            "Repo.remotes.__iter__": "git.Remote",
            "Repo.heads.__getattr__": "git.Head",
            "Repo.heads.__getitem__": "git.Head",
            "Repo.heads.__iter__": "git.Head",
        },
        attributes={
            "Repo.git": "git.cmd.Git",
            "Repo.index": "git.IndexFile",
            "Repo.head": "git.HEAD",
            "Repo.active_branch": "git.Head",
            "Repo.remotes": "git.Repo.remotes",
            "Repo.heads": "git.Repo.heads",
            "Repo.branches": "git.Repo.heads",
        },
        aliases={
            "Git": "git.cmd.Git",
            "repo.Repo": "git.Repo",
            "repo.base.Repo": "git.Repo",
            "remote.Remote": "git.Remote",
            "index.IndexFile": "git.IndexFile",
        },
        harmless="""
        cmd.Git.check_unsafe_options cmd.Git.check_unsafe_protocols cmd.Git.clear_cache cmd.Git.custom_environment
        cmd.Git.environment cmd.Git.is_cygwin cmd.Git.polish_url cmd.Git.set_persistent_git_options
        cmd.Git.transform_kwarg cmd.Git.transform_kwargs cmd.Git.update_environment
        """,
    ),
    Library(
        "ffmpeg",
        source="https://kkroening.github.io/ffmpeg-python/",
        read="ffmpeg-python 0.2.0",
        blocking=(
            Blocking("ASY155", "probe run run_async", START),
            Blocking("ASY155", "nodes.OutputStream.run nodes.OutputStream.run_async", START),
        ),
        returns={
            "input": "ffmpeg.nodes.FilterableStream",
            "output": "ffmpeg.nodes.OutputStream",
            "overwrite_output": "ffmpeg.nodes.OutputStream",
            "nodes.FilterableStream.output": "ffmpeg.nodes.OutputStream",
            "nodes.FilterableStream.filter": "ffmpeg.nodes.FilterableStream",
            "nodes.OutputStream.overwrite_output": "ffmpeg.nodes.OutputStream",
            "nodes.OutputStream.global_args": "ffmpeg.nodes.OutputStream",
            "run_async": "subprocess.Popen",
        },
    ),
)
