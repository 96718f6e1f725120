"""stub, to be replaced"""
THREAD_HOPS = {"asyncio.to_thread": 0, "asyncio.AbstractEventLoop.run_in_executor": 1}
HOP_METHODS = {"run_in_executor": 1}
LOOP_CALLBACKS = {"asyncio.AbstractEventLoop.call_soon": (0, "as a `call_soon()` callback")}
PROTOCOL_METHODS = {}
LOOP_RUNNERS = {"asyncio.run": 0}
TASK_MAKERS = {"asyncio.create_task": True, "asyncio.ensure_future": True, "asyncio.AbstractEventLoop.create_task": True}
COROUTINE_TAKERS = {"asyncio.run": 0, "asyncio.create_task":0, "asyncio.gather": 0}
FUNCTION_TAKERS = {"anyio.run": 0}
