"""Coroutines of service clients, browsers and shells: language models, MCP, Playwright, SSH."""

from __future__ import annotations

from .facts import Library

# Playwright's ways from a page, frame or locator to a locator.
_LOCATORS = """
    get_by_alt_text get_by_label get_by_placeholder get_by_role get_by_test_id get_by_text get_by_title locator
    """.split()

LIBRARIES = (
    Library(
        "openai",
        source="https://github.com/openai/openai-python#async-usage",
        read="openai 3.52.0",
        # `list()` gives an awaitable that is also an asynchronous iterator, `stream()` a context manager.
        coroutines="""
            AsyncOpenAI.close
            resources.chat.completions.completions.AsyncCompletions.create
            resources.chat.completions.completions.AsyncCompletions.delete
            resources.chat.completions.completions.AsyncCompletions.parse
            resources.chat.completions.completions.AsyncCompletions.retrieve
            resources.chat.completions.completions.AsyncCompletions.update
            resources.responses.responses.AsyncResponses.cancel resources.responses.responses.AsyncResponses.compact
            resources.responses.responses.AsyncResponses.create resources.responses.responses.AsyncResponses.delete
            resources.responses.responses.AsyncResponses.parse resources.responses.responses.AsyncResponses.retrieve
            resources.embeddings.AsyncEmbeddings.create
            resources.completions.AsyncCompletions.create
            resources.images.AsyncImages.create_variation resources.images.AsyncImages.edit
            resources.images.AsyncImages.generate
            resources.audio.speech.AsyncSpeech.create
            resources.audio.transcriptions.AsyncTranscriptions.create
            resources.audio.translations.AsyncTranslations.create
            resources.moderations.AsyncModerations.create
            resources.models.AsyncModels.delete resources.models.AsyncModels.retrieve
            resources.files.AsyncFiles.content resources.files.AsyncFiles.create resources.files.AsyncFiles.delete
            resources.files.AsyncFiles.retrieve resources.files.AsyncFiles.retrieve_content
            resources.files.AsyncFiles.wait_for_processing
            resources.batches.AsyncBatches.cancel resources.batches.AsyncBatches.create
            resources.batches.AsyncBatches.retrieve
            resources.vector_stores.vector_stores.AsyncVectorStores.create
            resources.vector_stores.vector_stores.AsyncVectorStores.delete
            resources.vector_stores.vector_stores.AsyncVectorStores.retrieve
            resources.vector_stores.vector_stores.AsyncVectorStores.update
            resources.vector_stores.files.AsyncFiles.create resources.vector_stores.files.AsyncFiles.create_and_poll
            resources.vector_stores.files.AsyncFiles.delete resources.vector_stores.files.AsyncFiles.poll
            resources.vector_stores.files.AsyncFiles.retrieve resources.vector_stores.files.AsyncFiles.update
            resources.vector_stores.files.AsyncFiles.upload resources.vector_stores.files.AsyncFiles.upload_and_poll
            resources.fine_tuning.jobs.jobs.AsyncJobs.cancel resources.fine_tuning.jobs.jobs.AsyncJobs.create
            resources.fine_tuning.jobs.jobs.AsyncJobs.pause resources.fine_tuning.jobs.jobs.AsyncJobs.resume
            resources.fine_tuning.jobs.jobs.AsyncJobs.retrieve
            resources.uploads.uploads.AsyncUploads.cancel resources.uploads.uploads.AsyncUploads.complete
            resources.uploads.uploads.AsyncUploads.create resources.uploads.uploads.AsyncUploads.upload_file_chunked
            """,
        classes="AsyncOpenAI AsyncAzureOpenAI",
        returns={
            "AsyncOpenAI.with_options": "openai.AsyncOpenAI",
            "AsyncOpenAI.copy": "openai.AsyncOpenAI",
        },
        attributes={
            "AsyncOpenAI.chat": "openai.resources.chat.chat.AsyncChat",
            "resources.chat.chat.AsyncChat.completions": (
                "openai.resources.chat.completions.completions.AsyncCompletions"
            ),
            "AsyncOpenAI.responses": "openai.resources.responses.responses.AsyncResponses",
            "AsyncOpenAI.embeddings": "openai.resources.embeddings.AsyncEmbeddings",
            "AsyncOpenAI.completions": "openai.resources.completions.AsyncCompletions",
            "AsyncOpenAI.images": "openai.resources.images.AsyncImages",
            "AsyncOpenAI.audio": "openai.resources.audio.audio.AsyncAudio",
            "resources.audio.audio.AsyncAudio.speech": "openai.resources.audio.speech.AsyncSpeech",
            "resources.audio.audio.AsyncAudio.transcriptions": (
                "openai.resources.audio.transcriptions.AsyncTranscriptions"
            ),
            "resources.audio.audio.AsyncAudio.translations": "openai.resources.audio.translations.AsyncTranslations",
            "AsyncOpenAI.moderations": "openai.resources.moderations.AsyncModerations",
            "AsyncOpenAI.models": "openai.resources.models.AsyncModels",
            "AsyncOpenAI.files": "openai.resources.files.AsyncFiles",
            "AsyncOpenAI.batches": "openai.resources.batches.AsyncBatches",
            "AsyncOpenAI.vector_stores": "openai.resources.vector_stores.vector_stores.AsyncVectorStores",
            "resources.vector_stores.vector_stores.AsyncVectorStores.files": (
                "openai.resources.vector_stores.files.AsyncFiles"
            ),
            "AsyncOpenAI.fine_tuning": "openai.resources.fine_tuning.fine_tuning.AsyncFineTuning",
            "resources.fine_tuning.fine_tuning.AsyncFineTuning.jobs": (
                "openai.resources.fine_tuning.jobs.jobs.AsyncJobs"
            ),
            "AsyncOpenAI.uploads": "openai.resources.uploads.uploads.AsyncUploads",
        },
        bases={"AsyncAzureOpenAI": "openai.AsyncOpenAI"},
        aliases={
            "AsyncClient": "openai.AsyncOpenAI",
            "_client.AsyncOpenAI": "openai.AsyncOpenAI",
            "lib.azure.AsyncAzureOpenAI": "openai.AsyncAzureOpenAI",
        },
    ),
    Library(
        "anthropic",
        source="https://github.com/anthropics/anthropic-sdk-python#async-usage",
        read="anthropic 2.11.0",
        # As in openai: `messages.stream()` is a context manager.
        coroutines="""
            AsyncAnthropic.close
            resources.messages.messages.AsyncMessages.count_tokens resources.messages.messages.AsyncMessages.create
            resources.messages.messages.AsyncMessages.parse
            resources.messages.batches.AsyncBatches.cancel resources.messages.batches.AsyncBatches.create
            resources.messages.batches.AsyncBatches.delete resources.messages.batches.AsyncBatches.results
            resources.messages.batches.AsyncBatches.retrieve
            resources.models.AsyncModels.retrieve
            resources.beta.messages.messages.AsyncMessages.count_tokens
            resources.beta.messages.messages.AsyncMessages.create resources.beta.messages.messages.AsyncMessages.parse
            resources.beta.files.AsyncFiles.delete resources.beta.files.AsyncFiles.download
            resources.beta.files.AsyncFiles.retrieve_metadata resources.beta.files.AsyncFiles.upload
            """,
        classes="AsyncAnthropic AsyncAnthropicBedrock AsyncAnthropicVertex",
        returns={
            "AsyncAnthropic.with_options": "anthropic.AsyncAnthropic",
            "AsyncAnthropic.copy": "anthropic.AsyncAnthropic",
        },
        attributes={
            "AsyncAnthropicBedrock.messages": "anthropic.resources.messages.messages.AsyncMessages",
            "AsyncAnthropicVertex.messages": "anthropic.resources.messages.messages.AsyncMessages",
            "AsyncAnthropic.messages": "anthropic.resources.messages.messages.AsyncMessages",
            "resources.messages.messages.AsyncMessages.batches": "anthropic.resources.messages.batches.AsyncBatches",
            "AsyncAnthropic.models": "anthropic.resources.models.AsyncModels",
            "AsyncAnthropic.beta": "anthropic.resources.beta.beta.AsyncBeta",
            "resources.beta.beta.AsyncBeta.messages": "anthropic.resources.beta.messages.messages.AsyncMessages",
            "resources.beta.beta.AsyncBeta.files": "anthropic.resources.beta.files.AsyncFiles",
        },
        aliases={
            "AsyncClient": "anthropic.AsyncAnthropic",
            "_client.AsyncAnthropic": "anthropic.AsyncAnthropic",
        },
    ),
    Library(
        "mcp",
        source="https://py.sdk.modelcontextprotocol.io/",
        read="mcp 2.3.0",
        coroutines="""
            ClientSession.call_tool ClientSession.complete ClientSession.discover ClientSession.get_prompt
            ClientSession.initialize ClientSession.list_prompts ClientSession.list_resource_templates
            ClientSession.list_resources ClientSession.list_tools ClientSession.read_resource
            ClientSession.send_discover ClientSession.send_notification ClientSession.send_ping
            ClientSession.send_progress_notification ClientSession.send_request ClientSession.send_roots_list_changed
            ClientSession.set_logging_level ClientSession.subscribe_resource ClientSession.unsubscribe_resource
            Client.call_tool Client.complete Client.get_prompt Client.list_prompts Client.list_resource_templates
            Client.list_resources Client.list_tools Client.read_resource Client.send_ping
            Client.send_progress_notification Client.send_roots_list_changed Client.set_logging_level
            Client.subscribe_resource Client.unsubscribe_resource
            ServerSession.create_message ServerSession.elicit ServerSession.elicit_form ServerSession.elicit_url
            ServerSession.list_roots ServerSession.report_progress ServerSession.send_elicit_complete
            ServerSession.send_log_message ServerSession.send_notification ServerSession.send_ping
            ServerSession.send_progress_notification ServerSession.send_prompt_list_changed ServerSession.send_request
            ServerSession.send_resource_list_changed ServerSession.send_resource_updated
            ServerSession.send_tool_list_changed
            server.mcpserver.Context.close_sse_stream server.mcpserver.Context.close_standalone_sse_stream
            server.mcpserver.Context.debug server.mcpserver.Context.elicit server.mcpserver.Context.elicit_url
            server.mcpserver.Context.error server.mcpserver.Context.info server.mcpserver.Context.log
            server.mcpserver.Context.notify_prompts_changed server.mcpserver.Context.notify_resource_updated
            server.mcpserver.Context.notify_resources_changed server.mcpserver.Context.notify_tools_changed
            server.mcpserver.Context.read_resource server.mcpserver.Context.report_progress
            server.mcpserver.Context.warning
            """,
        classes="ClientSession Client",
        attributes={"Client.session": "mcp.ClientSession"},
        aliases={
            "client.session.ClientSession": "mcp.ClientSession",
            "server.session.ServerSession": "mcp.ServerSession",
            # Until version 2.
            "server.fastmcp.Context": "mcp.server.mcpserver.Context",
            "server.fastmcp.server.Context": "mcp.server.mcpserver.Context",
        },
    ),
    Library(
        "playwright.async_api",
        source="https://playwright.dev/python/docs/api/class-playwright",
        read="playwright 1.65.2",
        # The types below have the same names as the synchronous ones in `playwright.sync_api`.
        coroutines="""
            PlaywrightContextManager.start
            Playwright.stop
            BrowserType.connect BrowserType.connect_over_cdp BrowserType.launch BrowserType.launch_persistent_context
            Browser.bind Browser.close Browser.new_browser_cdp_session Browser.new_context Browser.new_page
            Browser.start_tracing Browser.stop_tracing Browser.unbind
            BrowserContext.add_cookies BrowserContext.add_init_script BrowserContext.clear_cookies
            BrowserContext.clear_permissions BrowserContext.close BrowserContext.cookies BrowserContext.expose_binding
            BrowserContext.expose_function BrowserContext.grant_permissions BrowserContext.new_cdp_session
            BrowserContext.new_page BrowserContext.route BrowserContext.route_from_har BrowserContext.route_web_socket
            BrowserContext.set_extra_http_headers BrowserContext.set_geolocation BrowserContext.set_offline
            BrowserContext.set_storage_state BrowserContext.storage_state BrowserContext.unroute
            BrowserContext.unroute_all BrowserContext.wait_for_event
            Page.add_init_script Page.add_locator_handler Page.add_script_tag Page.add_style_tag Page.aria_snapshot
            Page.bring_to_front Page.cancel_pick_locator Page.check Page.clear_console_messages Page.clear_page_errors
            Page.click Page.close Page.console_messages Page.content Page.dblclick Page.dispatch_event
            Page.drag_and_drop Page.emulate_media Page.eval_on_selector Page.eval_on_selector_all Page.evaluate
            Page.evaluate_handle Page.expose_binding Page.expose_function Page.fill Page.focus Page.get_attribute
            Page.go_back Page.go_forward Page.goto Page.hide_highlight Page.hover Page.inner_html Page.inner_text
            Page.input_value Page.is_checked Page.is_disabled Page.is_editable Page.is_enabled Page.is_hidden
            Page.is_visible Page.opener Page.page_errors Page.pause Page.pdf Page.pick_locator Page.press
            Page.query_selector Page.query_selector_all Page.reload Page.remove_locator_handler Page.request_gc
            Page.requests Page.route Page.route_from_har Page.route_web_socket Page.screenshot Page.select_option
            Page.set_checked Page.set_content Page.set_extra_http_headers Page.set_input_files Page.set_viewport_size
            Page.tap Page.text_content Page.title Page.type Page.uncheck Page.unroute Page.unroute_all
            Page.wait_for_event Page.wait_for_function Page.wait_for_load_state Page.wait_for_selector
            Page.wait_for_timeout Page.wait_for_url
            Frame.add_script_tag Frame.add_style_tag Frame.check Frame.click Frame.content Frame.dblclick
            Frame.dispatch_event Frame.drag_and_drop Frame.eval_on_selector Frame.eval_on_selector_all Frame.evaluate
            Frame.evaluate_handle Frame.fill Frame.focus Frame.frame_element Frame.get_attribute Frame.goto Frame.hover
            Frame.inner_html Frame.inner_text Frame.input_value Frame.is_checked Frame.is_disabled Frame.is_editable
            Frame.is_enabled Frame.is_hidden Frame.is_visible Frame.press Frame.query_selector Frame.query_selector_all
            Frame.select_option Frame.set_checked Frame.set_content Frame.set_input_files Frame.tap Frame.text_content
            Frame.title Frame.type Frame.uncheck Frame.wait_for_function Frame.wait_for_load_state
            Frame.wait_for_selector Frame.wait_for_timeout Frame.wait_for_url
            Locator.all Locator.all_inner_texts Locator.all_text_contents Locator.aria_snapshot Locator.blur
            Locator.bounding_box Locator.check Locator.clear Locator.click Locator.count Locator.dblclick
            Locator.dispatch_event Locator.drag_to Locator.drop Locator.element_handle Locator.element_handles
            Locator.evaluate Locator.evaluate_all Locator.evaluate_handle Locator.fill Locator.focus
            Locator.get_attribute Locator.hide_highlight Locator.highlight Locator.hover Locator.inner_html
            Locator.inner_text Locator.input_value Locator.is_checked Locator.is_disabled Locator.is_editable
            Locator.is_enabled Locator.is_hidden Locator.is_visible Locator.normalize Locator.press
            Locator.press_sequentially Locator.screenshot Locator.scroll_into_view_if_needed Locator.select_option
            Locator.select_text Locator.set_checked Locator.set_input_files Locator.tap Locator.text_content
            Locator.type Locator.uncheck Locator.wait_for Locator.wait_for_function
            ElementHandle.bounding_box ElementHandle.check ElementHandle.click ElementHandle.content_frame
            ElementHandle.dblclick ElementHandle.dispatch_event ElementHandle.dispose ElementHandle.eval_on_selector
            ElementHandle.eval_on_selector_all ElementHandle.evaluate ElementHandle.evaluate_handle ElementHandle.fill
            ElementHandle.focus ElementHandle.get_attribute ElementHandle.get_properties ElementHandle.get_property
            ElementHandle.hover ElementHandle.inner_html ElementHandle.inner_text ElementHandle.input_value
            ElementHandle.is_checked ElementHandle.is_disabled ElementHandle.is_editable ElementHandle.is_enabled
            ElementHandle.is_hidden ElementHandle.is_visible ElementHandle.json_value ElementHandle.owner_frame
            ElementHandle.press ElementHandle.query_selector ElementHandle.query_selector_all ElementHandle.screenshot
            ElementHandle.scroll_into_view_if_needed ElementHandle.select_option ElementHandle.select_text
            ElementHandle.set_checked ElementHandle.set_input_files ElementHandle.tap ElementHandle.text_content
            ElementHandle.type ElementHandle.uncheck ElementHandle.wait_for_element_state
            ElementHandle.wait_for_selector
            JSHandle.dispose JSHandle.evaluate JSHandle.evaluate_handle JSHandle.get_properties JSHandle.get_property
            JSHandle.json_value
            Request.all_headers Request.header_value Request.headers_array Request.response Request.sizes
            Response.all_headers Response.body Response.finished Response.header_value Response.header_values
            Response.headers_array Response.http_version Response.json Response.security_details Response.server_addr
            Response.text
            Route.abort Route.continue_ Route.fallback Route.fetch Route.fulfill
            Keyboard.down Keyboard.insert_text Keyboard.press Keyboard.type Keyboard.up
            Mouse.click Mouse.dblclick Mouse.down Mouse.move Mouse.up Mouse.wheel
            Dialog.accept Dialog.dismiss
            Download.cancel Download.delete Download.failure Download.path Download.save_as
            APIRequest.new_context
            APIRequestContext.add_cookies APIRequestContext.clear_cookies APIRequestContext.cookies
            APIRequestContext.delete APIRequestContext.dispose APIRequestContext.fetch APIRequestContext.get
            APIRequestContext.head APIRequestContext.patch APIRequestContext.post APIRequestContext.put
            APIRequestContext.storage_state
            APIResponse.body APIResponse.dispose APIResponse.json APIResponse.security_details APIResponse.server_addr
            APIResponse.text
            LocatorAssertions.not_to_be_attached LocatorAssertions.not_to_be_checked
            LocatorAssertions.not_to_be_disabled LocatorAssertions.not_to_be_editable LocatorAssertions.not_to_be_empty
            LocatorAssertions.not_to_be_enabled LocatorAssertions.not_to_be_focused LocatorAssertions.not_to_be_hidden
            LocatorAssertions.not_to_be_in_viewport LocatorAssertions.not_to_be_visible
            LocatorAssertions.not_to_contain_class LocatorAssertions.not_to_contain_text
            LocatorAssertions.not_to_have_accessible_description LocatorAssertions.not_to_have_accessible_error_message
            LocatorAssertions.not_to_have_accessible_name LocatorAssertions.not_to_have_attribute
            LocatorAssertions.not_to_have_class LocatorAssertions.not_to_have_count LocatorAssertions.not_to_have_css
            LocatorAssertions.not_to_have_id LocatorAssertions.not_to_have_js_property
            LocatorAssertions.not_to_have_role LocatorAssertions.not_to_have_text LocatorAssertions.not_to_have_value
            LocatorAssertions.not_to_have_values LocatorAssertions.not_to_match_aria_snapshot
            LocatorAssertions.to_be_attached LocatorAssertions.to_be_checked LocatorAssertions.to_be_disabled
            LocatorAssertions.to_be_editable LocatorAssertions.to_be_empty LocatorAssertions.to_be_enabled
            LocatorAssertions.to_be_focused LocatorAssertions.to_be_hidden LocatorAssertions.to_be_in_viewport
            LocatorAssertions.to_be_visible LocatorAssertions.to_contain_class LocatorAssertions.to_contain_text
            LocatorAssertions.to_have_accessible_description LocatorAssertions.to_have_accessible_error_message
            LocatorAssertions.to_have_accessible_name LocatorAssertions.to_have_attribute
            LocatorAssertions.to_have_class LocatorAssertions.to_have_count LocatorAssertions.to_have_css
            LocatorAssertions.to_have_id LocatorAssertions.to_have_js_property LocatorAssertions.to_have_role
            LocatorAssertions.to_have_text LocatorAssertions.to_have_value LocatorAssertions.to_have_values
            LocatorAssertions.to_match_aria_snapshot
            PageAssertions.not_to_have_title PageAssertions.not_to_have_url PageAssertions.to_have_title
            PageAssertions.to_have_url
            APIResponseAssertions.not_to_be_ok APIResponseAssertions.to_be_ok
            """,
        returns={
            "async_playwright": "playwright.async_api.PlaywrightContextManager",
            "PlaywrightContextManager.start": "playwright.async_api.Playwright",
            "PlaywrightContextManager.__aenter__": "playwright.async_api.Playwright",
            "BrowserType.connect": "playwright.async_api.Browser",
            "BrowserType.connect_over_cdp": "playwright.async_api.Browser",
            "BrowserType.launch": "playwright.async_api.Browser",
            "BrowserType.launch_persistent_context": "playwright.async_api.BrowserContext",
            "Browser.new_context": "playwright.async_api.BrowserContext",
            "Browser.new_page": "playwright.async_api.Page",
            "BrowserContext.new_page": "playwright.async_api.Page",
            "Page.goto": "playwright.async_api.Response",
            "Page.reload": "playwright.async_api.Response",
            "Page.frame": "playwright.async_api.Frame",
            "Page.frame_locator": "playwright.async_api.FrameLocator",
            "Page.query_selector": "playwright.async_api.ElementHandle",
            "Page.query_selector_all": "list[playwright.async_api.ElementHandle]",
            "Page.wait_for_selector": "playwright.async_api.ElementHandle",
            "Page.evaluate_handle": "playwright.async_api.JSHandle",
            "Frame.goto": "playwright.async_api.Response",
            "Frame.query_selector": "playwright.async_api.ElementHandle",
            "Frame.query_selector_all": "list[playwright.async_api.ElementHandle]",
            "Frame.wait_for_selector": "playwright.async_api.ElementHandle",
            "Locator.all": "list[playwright.async_api.Locator]",
            "Locator.and_": "playwright.async_api.Locator",
            "Locator.or_": "playwright.async_api.Locator",
            "Locator.filter": "playwright.async_api.Locator",
            "Locator.nth": "playwright.async_api.Locator",
            "Locator.element_handle": "playwright.async_api.ElementHandle",
            "Locator.element_handles": "list[playwright.async_api.ElementHandle]",
            "ElementHandle.content_frame": "playwright.async_api.Frame",
            "ElementHandle.query_selector": "playwright.async_api.ElementHandle",
            "ElementHandle.query_selector_all": "list[playwright.async_api.ElementHandle]",
            "Request.response": "playwright.async_api.Response",
            "Route.fetch": "playwright.async_api.APIResponse",
            "APIRequest.new_context": "playwright.async_api.APIRequestContext",
            **{
                f"APIRequestContext.{verb}": "playwright.async_api.APIResponse"
                for verb in "delete fetch get head patch post put".split()
            },
            **{
                f"{owner}.{name}": "playwright.async_api.Locator"
                for owner in ("Page", "Frame", "Locator", "FrameLocator")
                for name in _LOCATORS
            },
            "expect": "playwright.async_api.Assertions",  # our name: which assertions depends on the argument
        },
        attributes={
            "Playwright.chromium": "playwright.async_api.BrowserType",
            "Playwright.firefox": "playwright.async_api.BrowserType",
            "Playwright.webkit": "playwright.async_api.BrowserType",
            "Playwright.request": "playwright.async_api.APIRequest",
            "Browser.contexts": "list[playwright.async_api.BrowserContext]",
            "BrowserContext.pages": "list[playwright.async_api.Page]",
            "BrowserContext.browser": "playwright.async_api.Browser",
            "BrowserContext.request": "playwright.async_api.APIRequestContext",
            "Page.context": "playwright.async_api.BrowserContext",
            "Page.frames": "list[playwright.async_api.Frame]",
            "Page.main_frame": "playwright.async_api.Frame",
            "Page.keyboard": "playwright.async_api.Keyboard",
            "Page.mouse": "playwright.async_api.Mouse",
            "Page.request": "playwright.async_api.APIRequestContext",
            "Frame.page": "playwright.async_api.Page",
            "Locator.first": "playwright.async_api.Locator",
            "Locator.last": "playwright.async_api.Locator",
            "Locator.page": "playwright.async_api.Page",
            "FrameLocator.first": "playwright.async_api.FrameLocator",
            "FrameLocator.last": "playwright.async_api.FrameLocator",
            "Response.request": "playwright.async_api.Request",
            "Response.frame": "playwright.async_api.Frame",
            "Request.frame": "playwright.async_api.Frame",
            "Route.request": "playwright.async_api.Request",
        },
        bases={
            "ElementHandle": "playwright.async_api.JSHandle",
            "Assertions": """
                playwright.async_api.LocatorAssertions playwright.async_api.PageAssertions
                playwright.async_api.APIResponseAssertions
                """,
        },
    ),
    Library(
        "asyncssh",
        source="https://asyncssh.readthedocs.io/en/latest/api.html",
        read="asyncssh 2.24.1",
        coroutines="""
            connect connect_agent connect_reverse create_connection create_server get_server_auth_methods
            get_server_host_key listen listen_reverse run_client run_server scp
            SSHClientConnection.connect_reverse_ssh SSHClientConnection.connect_ssh
            SSHClientConnection.create_connection SSHClientConnection.create_process SSHClientConnection.create_server
            SSHClientConnection.create_session SSHClientConnection.create_ssh_connection
            SSHClientConnection.create_subprocess SSHClientConnection.create_tap SSHClientConnection.create_tun
            SSHClientConnection.create_unix_connection SSHClientConnection.create_unix_server
            SSHClientConnection.forward_connection SSHClientConnection.forward_local_path
            SSHClientConnection.forward_local_path_to_port SSHClientConnection.forward_local_port
            SSHClientConnection.forward_local_port_to_path SSHClientConnection.forward_remote_path
            SSHClientConnection.forward_remote_path_to_port SSHClientConnection.forward_remote_port
            SSHClientConnection.forward_remote_port_to_path SSHClientConnection.forward_socks
            SSHClientConnection.forward_tap SSHClientConnection.forward_tun SSHClientConnection.forward_unix_connection
            SSHClientConnection.listen_reverse_ssh SSHClientConnection.listen_ssh SSHClientConnection.open_connection
            SSHClientConnection.open_session SSHClientConnection.open_tap SSHClientConnection.open_tun
            SSHClientConnection.open_unix_connection SSHClientConnection.run SSHClientConnection.start_server
            SSHClientConnection.start_sftp_client SSHClientConnection.start_unix_server SSHClientConnection.wait_closed
            SSHClientProcess.communicate SSHClientProcess.wait
            SSHClientProcess.wait_closed
            SFTPClient.chdir SFTPClient.chmod SFTPClient.chown SFTPClient.copy SFTPClient.exists SFTPClient.get
            SFTPClient.getatime SFTPClient.getatime_ns SFTPClient.getcrtime SFTPClient.getcrtime_ns SFTPClient.getcwd
            SFTPClient.getmtime SFTPClient.getmtime_ns SFTPClient.getsize SFTPClient.glob SFTPClient.isdir
            SFTPClient.isfile SFTPClient.islink SFTPClient.lexists SFTPClient.link SFTPClient.listdir SFTPClient.lstat
            SFTPClient.makedirs SFTPClient.mcopy SFTPClient.mget SFTPClient.mkdir SFTPClient.mput SFTPClient.open
            SFTPClient.open56 SFTPClient.posix_rename SFTPClient.put SFTPClient.readdir SFTPClient.readlink
            SFTPClient.realpath SFTPClient.remote_copy SFTPClient.remove SFTPClient.rename SFTPClient.rmdir
            SFTPClient.rmtree SFTPClient.setstat SFTPClient.stat SFTPClient.statvfs SFTPClient.symlink
            SFTPClient.truncate SFTPClient.unlink SFTPClient.utime SFTPClient.wait_closed
            SFTPClientFile.chmod SFTPClientFile.chown SFTPClientFile.close SFTPClientFile.fsync SFTPClientFile.lock
            SFTPClientFile.read SFTPClientFile.read_parallel SFTPClientFile.seek SFTPClientFile.setstat
            SFTPClientFile.stat SFTPClientFile.statvfs SFTPClientFile.tell SFTPClientFile.truncate
            SFTPClientFile.unlock SFTPClientFile.utime SFTPClientFile.write
            SSHReader.read SSHReader.readexactly SSHReader.readline SSHReader.readuntil
            SSHWriter.drain SSHWriter.wait_closed
            SSHListener.wait_closed
            SSHAcceptor.wait_closed
            """,
        returns={
            "connect": "asyncssh.SSHClientConnection",
            "connect_reverse": "asyncssh.SSHServerConnection",
            "listen": "asyncssh.SSHAcceptor",
            "create_server": "asyncssh.SSHAcceptor",
            "run_client": "asyncssh.SSHClientConnection",
            "SSHClientConnection.run": "asyncssh.SSHCompletedProcess",
            "SSHClientConnection.create_process": "asyncssh.SSHClientProcess",
            "SSHClientConnection.start_sftp_client": "asyncssh.SFTPClient",
            "SSHClientConnection.connect_ssh": "asyncssh.SSHClientConnection",
            "SSHClientConnection.open_session": "tuple[asyncssh.SSHWriter, asyncssh.SSHReader, asyncssh.SSHReader]",
            "SSHClientConnection.open_connection": "tuple[asyncssh.SSHReader, asyncssh.SSHWriter]",
            "SSHClientConnection.forward_local_port": "asyncssh.SSHListener",
            "SSHClientConnection.forward_remote_port": "asyncssh.SSHListener",
            "SSHClientConnection.forward_socks": "asyncssh.SSHListener",
            "SFTPClient.open": "asyncssh.SFTPClientFile",
        },
        attributes={
            "SSHClientProcess.stdin": "asyncssh.SSHWriter",
            "SSHClientProcess.stdout": "asyncssh.SSHReader",
            "SSHClientProcess.stderr": "asyncssh.SSHReader",
        },
        aliases={
            "connection.connect": "asyncssh.connect",
            "connection.SSHClientConnection": "asyncssh.SSHClientConnection",
            "process.SSHClientProcess": "asyncssh.SSHClientProcess",
            "sftp.SFTPClient": "asyncssh.SFTPClient",
        },
    ),
)
