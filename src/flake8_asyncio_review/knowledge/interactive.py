"""Sleeping (ASY151), and waiting for a person, a signal or a descriptor (ASY159)."""

from __future__ import annotations

from .builtin import DEBUGGER
from .facts import Blocking, Library, Twin

STDLIB = "CPython 3.10.13, 3.11.7, 3.12.1, 3.13.0"

SLEEP = Twin("await `asyncio.sleep()`", "await `anyio.sleep()`", "await `trio.sleep()`")
STDIN = Twin(anyio="use `anyio.wrap_file(sys.stdin)`", trio="use `trio.wrap_file(sys.stdin)`")
SIGNAL = Twin(
    "use `loop.add_signal_handler()`",
    "use `anyio.open_signal_receiver()`",
    "use `trio.open_signal_receiver()`",
)
DESCRIPTOR = Twin(
    "use `loop.add_reader()`",
    "await `anyio.wait_readable()`",
    "await `trio.lowlevel.wait_readable()`",
)
SCHEDULE = Twin("use `loop.call_later()`", "await `anyio.sleep()` in a task group", "await `trio.sleep()` in a nursery")

LIBRARIES = (
    Library(
        "time",
        source="https://docs.python.org/3/library/time.html#time.sleep",
        read=STDLIB,
        blocking=(Blocking("ASY151", "sleep", SLEEP),),
    ),
    Library(
        "gevent",
        source="https://www.gevent.org/api/gevent.html#gevent.sleep",
        read="gevent 26.9.0",
        blocking=(Blocking("ASY151", "sleep", SLEEP),),
        aliases={"hub.sleep": "gevent.sleep"},
    ),
    Library(
        "eventlet",
        source="https://eventlet.readthedocs.io/en/latest/basic_usage.html",
        read="eventlet 0.41.3",
        blocking=(Blocking("ASY151", "sleep green.time.sleep", SLEEP),),
        aliases={"greenthread.sleep": "eventlet.sleep"},
    ),
    Library(
        "tenacity",
        source="https://tenacity.readthedocs.io/en/latest/api.html#module-tenacity.nap",
        read="tenacity 9.2.1",
        blocking=(Blocking("ASY151", "nap.sleep", SLEEP),),
    ),
    Library(
        "pygame",
        source="https://www.pygame.org/docs/ref/time.html",
        read="pygame 2.6.1",
        # `time.Clock.tick` is left out: in the browser builds of pygame it stands beside `asyncio.sleep(0)` by design.
        blocking=(Blocking("ASY151", "time.wait time.delay", SLEEP), Blocking("ASY159", "event.wait")),
    ),
    Library(
        "sys",
        source="https://docs.python.org/3/library/sys.html#sys.stdin",
        read=STDLIB,
        blocking=(
            Blocking(
                "ASY159",
                """
                Stdin.read Stdin.read1 Stdin.readinto Stdin.readline Stdin.readlines Stdin.__iter__ Stdin.__next__
                """,
                STDIN,
            ),
            Blocking("ASY159", "breakpointhook", DEBUGGER),
        ),
        # Our name for the type: the stream is often a terminal or a pipe, no file on disk.
        attributes={
            "stdin": "sys.Stdin",
            "__stdin__": "sys.Stdin",
            "Stdin.buffer": "sys.Stdin",
            "Stdin.raw": "sys.Stdin",
        },
    ),
    Library(
        "getpass",
        source="https://docs.python.org/3/library/getpass.html",
        read=STDLIB,
        blocking=(Blocking("ASY159", "getpass"),),
        returns={"getpass": "builtins.str"},
        aliases={"unix_getpass": "getpass.getpass", "win_getpass": "getpass.getpass"},
    ),
    Library(
        "fileinput",
        source="https://docs.python.org/3/library/fileinput.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY153", "input FileInput", needs=("files", 0)),
            Blocking("ASY159", "input FileInput"),
        ),
    ),
    Library(
        "msvcrt",
        source="https://docs.python.org/3/library/msvcrt.html#console-i-o",
        read="its documentation; getpass.py of CPython 3.13.0",
        blocking=(Blocking("ASY159", "getch getche getwch getwche"),),
    ),
    Library(
        "code",
        source="https://docs.python.org/3/library/code.html",
        read=STDLIB,
        blocking=(Blocking("ASY159", "interact InteractiveConsole.interact InteractiveConsole.raw_input"),),
        classes="InteractiveConsole",
    ),
    Library(
        "cmd",
        source="https://docs.python.org/3/library/cmd.html",
        read=STDLIB,
        blocking=(Blocking("ASY159", "Cmd.cmdloop"),),
        classes="Cmd",
    ),
    Library(
        "signal",
        source="https://docs.python.org/3/library/signal.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY159", "pause sigwait sigwaitinfo", SIGNAL),
            Blocking("ASY159", "sigtimedwait", SIGNAL, unless={1: 0}),
        ),
    ),
    Library(
        "_signal",
        source="https://docs.python.org/3/library/signal.html",
        read=STDLIB,
        aliases={name: f"signal.{name}" for name in "pause sigwait sigwaitinfo sigtimedwait".split()},
    ),
    Library(
        "select",
        source="https://docs.python.org/3/library/select.html",
        read=f"{STDLIB}; devpoll and kqueue: as used by selectors.py",
        blocking=(
            Blocking("ASY159", "select", DESCRIPTOR, unless={3: 0}),
            Blocking("ASY159", "poll.poll epoll.poll devpoll.poll", DESCRIPTOR, unless={"timeout": 0, 0: 0}),
            # kqueue.control(changes, max_events, timeout): without room for events it only registers.
            Blocking("ASY159", "kqueue.control", DESCRIPTOR, unless={1: 0, 2: 0}),
        ),
        classes="poll epoll devpoll kqueue",
    ),
    Library(
        "selectors",
        source="https://docs.python.org/3/library/selectors.html",
        read=STDLIB,
        blocking=(Blocking("ASY159", "BaseSelector.select", DESCRIPTOR, unless={"timeout": 0, 0: 0}),),
        classes="DefaultSelector SelectSelector PollSelector EpollSelector DevpollSelector KqueueSelector",
        bases=dict.fromkeys(
            """
            DefaultSelector SelectSelector PollSelector EpollSelector DevpollSelector KqueueSelector
            """.split(),
            "selectors.BaseSelector",
        ),
    ),
    Library(
        "sched",
        source="https://docs.python.org/3/library/sched.html",
        read=STDLIB,
        blocking=(Blocking("ASY159", "scheduler.run", SCHEDULE, unless={"blocking": False, 0: False}),),
        classes="scheduler",
    ),
    Library(
        "tkinter",
        source="https://docs.python.org/3/library/tkinter.html",
        read=STDLIB,
        blocking=(
            Blocking("ASY159", "mainloop Misc.mainloop Misc.wait_window Misc.wait_variable Misc.wait_visibility"),
            Blocking(
                "ASY159",
                """
                messagebox.showinfo messagebox.showwarning messagebox.showerror messagebox.askquestion
                messagebox.askokcancel messagebox.askretrycancel messagebox.askyesno messagebox.askyesnocancel
                simpledialog.askinteger simpledialog.askfloat simpledialog.askstring
                filedialog.askopenfilename filedialog.askopenfilenames filedialog.asksaveasfilename
                filedialog.askopenfile filedialog.askopenfiles filedialog.asksaveasfile filedialog.askdirectory
                colorchooser.askcolor
                """,
            ),
        ),
        classes="Tk Toplevel",
        bases={"Tk": "tkinter.Misc", "Toplevel": "tkinter.Misc"},
    ),
    Library(
        "click",
        source="https://click.palletsprojects.com/en/stable/api/#utilities",
        read="click 8.5.1",
        blocking=(Blocking("ASY159", "prompt confirm pause getchar edit echo_via_pager"),),
        aliases={
            f"termui.{name}": f"click.{name}" for name in "prompt confirm pause getchar edit echo_via_pager".split()
        },
    ),
    Library(
        "typer",
        source="https://typer.tiangolo.com/tutorial/prompt/",
        read="typer 0.29.2",
        blocking=(Blocking("ASY159", "prompt confirm getchar"),),
        aliases={f"_click.termui.{name}": f"typer.{name}" for name in "prompt confirm getchar".split()},
    ),
    Library(
        "rich",
        source="https://rich.readthedocs.io/en/stable/prompt.html",
        read="rich 15.0.0",
        blocking=(Blocking("ASY159", "prompt.PromptBase.ask console.Console.input"),),
        classes="console.Console",
        returns={"get_console": "rich.console.Console", "console.Console.input": "builtins.str"},
        bases={f"prompt.{name}": "rich.prompt.PromptBase" for name in "Prompt Confirm IntPrompt FloatPrompt".split()},
    ),
    Library(
        "questionary",
        source="https://questionary.readthedocs.io/en/stable/pages/advanced.html",
        read="questionary 2.1.1",
        blocking=(
            Blocking("ASY159", "Question.ask", Twin(libraries=(("questionary", "await `Question.ask_async()`"),))),
            Blocking(
                "ASY159",
                "Question.unsafe_ask",
                Twin(libraries=(("questionary", "await `Question.unsafe_ask_async()`"),)),
            ),
            Blocking("ASY159", "Form.ask", Twin(libraries=(("questionary", "await `Form.ask_async()`"),))),
            Blocking(
                "ASY159", "Form.unsafe_ask", Twin(libraries=(("questionary", "await `Form.unsafe_ask_async()`"),))
            ),
            Blocking("ASY159", "prompt unsafe_prompt"),
        ),
        returns={
            **dict.fromkeys(
                """
                autocomplete checkbox confirm password path press_any_key_to_continue rawselect select text
                Question.skip_if
                """.split(),
                "questionary.Question",
            ),
            "form": "questionary.Form",
        },
        aliases={
            "question.Question": "questionary.Question",
            "form.Form": "questionary.Form",
            "prompt.prompt": "questionary.prompt",
            "prompt.unsafe_prompt": "questionary.unsafe_prompt",
        },
        coroutines="Question.ask_async Question.unsafe_ask_async Form.ask_async Form.unsafe_ask_async",
    ),
    Library(
        "prompt_toolkit",
        source="https://python-prompt-toolkit.readthedocs.io/en/stable/pages/asking_for_input.html",
        read="prompt_toolkit 3.0.53",
        blocking=(
            Blocking(
                "ASY159",
                "prompt PromptSession.prompt",
                Twin(libraries=(("prompt_toolkit", "await `PromptSession.prompt_async()`"),)),
            ),
            Blocking(
                "ASY159", "Application.run", Twin(libraries=(("prompt_toolkit", "await `Application.run_async()`"),))
            ),
            Blocking("ASY159", "choice shortcuts.confirm"),
        ),
        classes="PromptSession Application",
        returns={
            **{
                f"shortcuts.{dialog}": "prompt_toolkit.Application"
                for dialog in """
                button_dialog checkboxlist_dialog input_dialog message_dialog progress_dialog radiolist_dialog
                yes_no_dialog
                """.split()
            },
            "prompt": "builtins.str",
        },
        aliases={
            "shortcuts.prompt": "prompt_toolkit.prompt",
            "shortcuts.PromptSession": "prompt_toolkit.PromptSession",
            "shortcuts.choice": "prompt_toolkit.choice",
            "shortcuts.prompt.prompt": "prompt_toolkit.prompt",
            "shortcuts.prompt.PromptSession": "prompt_toolkit.PromptSession",
            "application.Application": "prompt_toolkit.Application",
            "application.application.Application": "prompt_toolkit.Application",
        },
        coroutines="PromptSession.prompt_async Application.run_async",
    ),
    Library(
        "inquirer",
        source="https://python-inquirer.readthedocs.io/en/latest/",
        read="inquirer 3.4.1",
        blocking=(Blocking("ASY159", "prompt checkbox confirm editor list_input password path text"),),
        aliases={
            f"shortcuts.{kind}": f"inquirer.{kind}"
            for kind in "checkbox confirm editor list_input password path text".split()
        },
    ),
    Library(
        "InquirerPy",
        source="https://inquirerpy.readthedocs.io/en/latest/pages/inquirer.html",
        read="InquirerPy 0.3.4",
        blocking=(
            Blocking(
                "ASY159",
                "base.BaseSimplePrompt.execute",
                Twin(libraries=(("InquirerPy", "await `execute_async()`"),)),
            ),
            Blocking("ASY159", "prompt", Twin(libraries=(("InquirerPy", "await `prompt_async()`"),))),
        ),
        returns={
            f"inquirer.{kind}": "InquirerPy.base.BaseSimplePrompt"
            for kind in "checkbox confirm expand filepath fuzzy number rawlist secret select text".split()
        },
        aliases={
            "base.simple.BaseSimplePrompt": "InquirerPy.base.BaseSimplePrompt",
            "resolver.prompt": "InquirerPy.prompt",
        },
    ),
    Library(
        "readchar",
        source="https://github.com/magmax/python-readchar",
        read="readchar 4.2.2",
        blocking=(Blocking("ASY159", "readchar readkey"),),
    ),
    Library(
        "pdb",
        source="https://docs.python.org/3/library/pdb.html",
        read=STDLIB,
        blocking=(
            Blocking(
                "ASY159",
                "set_trace post_mortem pm run runcall runeval Pdb.set_trace Pdb.run Pdb.runcall Pdb.runeval",
                DEBUGGER,
            ),
        ),
        classes="Pdb",
    ),
    Library(
        "ipdb",
        source="https://github.com/gotcha/ipdb",
        read="ipdb 0.13.13",
        blocking=(Blocking("ASY159", "set_trace sset_trace post_mortem pm run runcall runeval", DEBUGGER),),
        aliases={f"__main__.{name}": f"ipdb.{name}" for name in "set_trace post_mortem pm run runcall runeval".split()},
    ),
    Library(
        "pudb",
        source="https://documen.tician.de/pudb/starting.html",
        read="pudb 2026.1",
        blocking=(Blocking("ASY159", "set_trace post_mortem pm runcall runeval runstatement", DEBUGGER),),
    ),
    Library(
        "IPython",
        source="https://ipython.readthedocs.io/en/stable/interactive/reference.html#embedding",
        read="IPython 9.18.1",
        blocking=(Blocking("ASY159", "embed start_ipython core.debugger.set_trace", DEBUGGER),),
        aliases={"terminal.embed.embed": "IPython.embed"},
    ),
    Library(
        "remote_pdb",
        source="https://github.com/ionelmc/python-remote-pdb",
        read="remote-pdb 2.1.0",
        blocking=(Blocking("ASY159", "set_trace RemotePdb.set_trace", DEBUGGER),),
        classes="RemotePdb",
    ),
    Library(
        "debugpy",
        source="https://github.com/microsoft/debugpy/wiki/API-Reference",
        read="debugpy 1.8.22",
        # `breakpoint` is left out: it does nothing until a client is attached.
        blocking=(Blocking("ASY159", "wait_for_client", DEBUGGER),),
        aliases={"public_api.wait_for_client": "debugpy.wait_for_client"},
    ),
)
