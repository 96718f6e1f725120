"""Synchronous clients of web services (ASY156): Stripe, Slack, Twilio, GitHub, Jira, Google Sheets and others."""

from __future__ import annotations

from .facts import Blocking, Library, Twin, methods

STRIPE = Twin(libraries=(("stripe", "await the method of that name that ends in `_async`"),))
SLACK = Twin(libraries=(("slack_sdk", "use `slack_sdk.web.async_client.AsyncWebClient`"),))
SLACK_WEBHOOK = Twin(libraries=(("slack_sdk", "use `slack_sdk.webhook.async_client.AsyncWebhookClient`"),))
TWEEPY = Twin(libraries=(("tweepy", "use `tweepy.asynchronous.AsyncClient`"),))
NOTION = Twin(libraries=(("notion_client", "use `notion_client.AsyncClient`"),))
REDDIT = Twin(libraries=(("asyncpraw", "use `asyncpraw.Reddit`"),))

# Sync and async methods stand side by side in a class, so the names are spelled out.
_STRIPE = """
    Account.create Account.retrieve Account.modify Account.list Balance.retrieve Charge.create Charge.retrieve
    Charge.list Charge.search Coupon.create Coupon.retrieve Coupon.list Customer.create Customer.retrieve
    Customer.modify Customer.list Customer.search Dispute.retrieve Dispute.list Event.retrieve Event.list
    Invoice.create Invoice.retrieve Invoice.modify Invoice.list Invoice.search InvoiceItem.create InvoiceItem.list
    PaymentIntent.create PaymentIntent.retrieve PaymentIntent.modify PaymentIntent.list PaymentIntent.confirm
    PaymentIntent.cancel PaymentIntent.capture PaymentIntent.search PaymentMethod.create PaymentMethod.retrieve
    PaymentMethod.list PaymentMethod.attach PaymentMethod.detach Payout.create Payout.retrieve Payout.list
    Price.create Price.retrieve Price.modify Price.list Price.search Product.create Product.retrieve Product.modify
    Product.list Product.search PromotionCode.create PromotionCode.retrieve PromotionCode.list Refund.create
    Refund.retrieve Refund.list SetupIntent.create SetupIntent.retrieve SetupIntent.list SetupIntent.confirm
    Subscription.create Subscription.retrieve Subscription.modify Subscription.list Subscription.cancel
    Subscription.search SubscriptionItem.create SubscriptionItem.retrieve SubscriptionItem.modify
    SubscriptionItem.list Transfer.create Transfer.retrieve Transfer.list WebhookEndpoint.create
    WebhookEndpoint.list checkout.Session.create checkout.Session.retrieve checkout.Session.list
    checkout.Session.expire billing_portal.Session.create
    """

_GITHUB_REPOSITORY = """
    add_to_collaborators compare create_deployment create_file create_fork create_git_blob create_git_commit
    create_git_ref create_git_release create_git_tag create_git_tree create_hook create_issue create_label
    create_milestone create_pull create_repository_dispatch delete delete_file edit get_branch
    get_collaborator_permission get_commit get_contents get_git_blob get_git_ref get_git_tree get_issue get_label
    get_languages get_latest_release get_license get_pull get_readme get_release get_topics get_workflow
    get_workflow_run merge remove_from_collaborators rename_branch replace_topics update_file
    """

_WORKSHEET = """
    acell add_cols add_rows append_row append_rows batch_clear batch_format batch_get batch_update cell clear
    col_values copy_to delete_columns delete_rows duplicate find findall format freeze get get_all_cells
    get_all_records get_all_values get_notes get_values insert_cols insert_note insert_row insert_rows merge_cells
    range resize row_values sort unmerge_cells update update_acell update_cell update_cells update_note update_title
    """

_JIRA = """
    add_attachment add_comment add_issues_to_sprint add_remote_link add_vote add_watcher add_worklog
    application_properties assign_issue attachment boards comment comments component create_board create_component
    create_issue create_issue_link create_issues create_project create_sprint create_version createmeta dashboards
    delete_issue_link editmeta fields filter group_members groups issue issue_link issue_types myself priorities
    project project_components project_roles project_versions projects remote_links resolutions search_issues
    search_users server_info sprint sprints statuses transition_issue transitions user version watchers worklogs
    """


_ATLASSIAN = {"Confluence": "confluence", "Jira": "jira", "ServiceDesk": "service_desk", "Xray": "xray"}
# What gives a generator in one of the versions that were read.
_CONFLUENCE_PAGES = """
    get_all_blog_posts_by_label get_all_blog_posts_from_space get_all_blog_posts_from_space_trash
    get_all_draft_blog_posts_from_space get_all_draft_pages_from_space get_all_pages_by_label
    get_all_pages_from_space get_all_pages_from_space_trash get_all_spaces get_custom_content_children
    get_custom_content_properties get_page_child_by_type get_trash_content iter_cql iter_page_versions
    """
# What all clients of atlassian-python-api inherit and that asks nothing of a server.
_ATLASSIAN_TEXT = "close log_curl_debug raise_for_status resource_url session url_joiner"

LIBRARIES = (
    Library(
        "stripe",
        source="https://docs.stripe.com/api?lang=python",
        read="stripe 16.1.0",
        blocking=(Blocking("ASY156", _STRIPE, STRIPE),),
    ),
    Library(
        "slack_sdk",
        source="https://docs.slack.dev/tools/python-slack-sdk/",
        read="slack_sdk 3.47.0",
        blocking=(
            # Every public method of the client is a call of the web API.
            Blocking("ASY156", "WebClient.*", SLACK),
            Blocking("ASY156", "WebhookClient.send WebhookClient.send_dict", SLACK_WEBHOOK),
        ),
        classes="WebClient WebhookClient",
        aliases={
            "web.WebClient": "slack_sdk.WebClient",
            "web.client.WebClient": "slack_sdk.WebClient",
            "webhook.WebhookClient": "slack_sdk.WebhookClient",
            "webhook.client.WebhookClient": "slack_sdk.WebhookClient",
        },
        harmless="WebClient.validate_slack_signature",
    ),
    Library(
        "twilio.rest",
        source="https://www.twilio.com/docs/libraries/reference/twilio-python/",
        read="twilio 9.13.0",
        blocking=(
            Blocking(
                "ASY156",
                """
                Client.request Client.messages.create Client.messages.list Client.calls.create Client.calls.list
                Client.recordings.list Client.incoming_phone_numbers.list Client.incoming_phone_numbers.create
                """,
            ),
        ),
        classes="Client",
        attributes={
            "Client.messages": "twilio.rest.Client.messages",
            "Client.calls": "twilio.rest.Client.calls",
            "Client.recordings": "twilio.rest.Client.recordings",
            "Client.incoming_phone_numbers": "twilio.rest.Client.incoming_phone_numbers",
        },
    ),
    Library(
        "sendgrid",
        source="https://github.com/sendgrid/sendgrid-python#readme",
        read="sendgrid 6.12.5",
        blocking=(Blocking("ASY156", "SendGridAPIClient.send"),),
        classes="SendGridAPIClient",
        aliases={"sendgrid.SendGridAPIClient": "sendgrid.SendGridAPIClient"},
    ),
    Library(
        "github",
        source="https://pygithub.readthedocs.io/en/stable/",
        read="PyGithub 2.10.0",
        blocking=(
            # Not the methods that give a `PaginatedList`, nor `get_user()`: they fetch later, if at all.
            Blocking(
                "ASY156",
                """
                Github.get_gist Github.get_license Github.get_organization Github.get_rate_limit Github.get_repo
                Github.render_markdown
                """,
            ),
            Blocking("ASY156", "Github.get_user", needs=("login", 0)),
            Blocking("ASY156", methods("Repository.Repository", _GITHUB_REPOSITORY)),
        ),
        classes="Github",
        returns={"Github.get_repo": "github.Repository.Repository"},
        aliases={"MainClass.Github": "github.Github"},
    ),
    Library(
        "gitlab",
        source="https://python-gitlab.readthedocs.io/en/stable/",
        read="python-gitlab 8.6.0",
        blocking=(
            Blocking(
                "ASY156",
                """
                Gitlab.auth Gitlab.version Gitlab.search Gitlab.markdown Gitlab.get_license Gitlab.http_delete
                Gitlab.http_get Gitlab.http_list Gitlab.http_patch Gitlab.http_post Gitlab.http_put Gitlab.http_request
                """,
            ),
        ),
        classes="Gitlab",
        aliases={"client.Gitlab": "gitlab.Gitlab"},
    ),
    Library(
        "jira",
        source="https://jira.readthedocs.io/api.html",
        read="jira 3.10.5",
        blocking=(
            Blocking("ASY156", "JIRA", unless={"get_server_info": False}),  # asks for the version of the server
            Blocking("ASY156", methods("JIRA", _JIRA)),
        ),
        classes="JIRA",
        aliases={"client.JIRA": "jira.JIRA"},
    ),
    Library(
        "atlassian",
        source="https://atlassian-python-api.readthedocs.io/",
        read="atlassian-python-api 3.41.16 and 5.0.5",
        # Making a client asks nothing. What gives a generator, or does nothing but join texts, is harmless.
        blocking=(
            Blocking("ASY156", " ".join(f"{client}.*" for client in _ATLASSIAN)),
            Blocking("ASY156", methods("rest_client.AtlassianRestAPI", "delete get patch post put request")),
        ),
        classes=" ".join(_ATLASSIAN),
        aliases={f"{file}.{client}": f"atlassian.{client}" for client, file in _ATLASSIAN.items()},
        harmless=f"""
        {" ".join(methods(client, _ATLASSIAN_TEXT) for client in _ATLASSIAN)}
        {methods("Confluence", _CONFLUENCE_PAGES)}
        Jira.get_agile_resource_url Jira.project_leaders Jira.reindex_issue
        """,
    ),
    Library(
        "transmission_rpc",
        source="https://transmission-rpc.readthedocs.io/en/stable/client.html",
        read="transmission-rpc 7.0.12",
        blocking=(Blocking("ASY156", "Client Client.*"),),  # making a client asks for the session
        classes="Client",
        aliases={"client.Client": "transmission_rpc.Client"},
    ),
    Library(
        "gspread",
        source="https://docs.gspread.org/en/latest/api/index.html",
        read="gspread 6.2.1",
        blocking=(
            Blocking("ASY153", "service_account"),
            Blocking(
                "ASY156",
                """
                Client.copy Client.create Client.del_spreadsheet Client.export Client.import_csv
                Client.list_spreadsheet_files Client.open Client.open_by_key Client.open_by_url Client.openall
                Spreadsheet.add_worksheet Spreadsheet.batch_update Spreadsheet.del_worksheet
                Spreadsheet.duplicate_sheet Spreadsheet.export Spreadsheet.fetch_sheet_metadata
                Spreadsheet.get_worksheet Spreadsheet.get_worksheet_by_id Spreadsheet.share Spreadsheet.update_title
                Spreadsheet.values_append Spreadsheet.values_batch_get Spreadsheet.values_clear Spreadsheet.values_get
                Spreadsheet.values_update Spreadsheet.worksheet Spreadsheet.worksheets
                """,
            ),
            Blocking("ASY156", methods("Worksheet", _WORKSHEET)),
        ),
        classes="Client Spreadsheet Worksheet",
        returns={
            "authorize": "gspread.Client",
            "api_key": "gspread.Client",
            "service_account": "gspread.Client",
            "service_account_from_dict": "gspread.Client",
            "Client.create": "gspread.Spreadsheet",
            "Client.open": "gspread.Spreadsheet",
            "Client.open_by_key": "gspread.Spreadsheet",
            "Client.open_by_url": "gspread.Spreadsheet",
            "Spreadsheet.add_worksheet": "gspread.Worksheet",
            "Spreadsheet.get_worksheet": "gspread.Worksheet",
            "Spreadsheet.get_worksheet_by_id": "gspread.Worksheet",
            "Spreadsheet.worksheet": "gspread.Worksheet",
            "Spreadsheet.worksheets": "list[gspread.Worksheet]",
        },
        attributes={"Spreadsheet.sheet1": "gspread.Worksheet"},
    ),
    Library(
        "tweepy",
        source="https://docs.tweepy.org/en/stable/client.html",
        read="tweepy 4.17.0",
        blocking=(Blocking("ASY156", "Client.*", TWEEPY),),  # every method is a request
        classes="Client",
        aliases={"client.Client": "tweepy.Client"},
    ),
    Library(
        "notion_client",
        source="https://github.com/ramnes/notion-sdk-py#readme",
        read="notion-client 3.1.0",
        blocking=(
            Blocking(
                "ASY156",
                """
                Client.request Client.search Client.blocks.retrieve Client.blocks.update Client.blocks.delete
                Client.blocks.children.list Client.blocks.children.append Client.databases.retrieve
                Client.databases.create Client.databases.update Client.pages.create Client.pages.retrieve
                Client.pages.update Client.users.list Client.users.me Client.users.retrieve
                """,
                NOTION,
            ),
        ),
        classes="Client",
        attributes={
            "Client.blocks": "notion_client.Client.blocks",
            "Client.blocks.children": "notion_client.Client.blocks.children",
            "Client.databases": "notion_client.Client.databases",
            "Client.pages": "notion_client.Client.pages",
            "Client.users": "notion_client.Client.users",
        },
    ),
    Library(
        "praw",
        source="https://praw.readthedocs.io/en/stable/",
        read="praw 8.0.3",
        # Submissions, comments and subreddits fetch themselves when an attribute of theirs is first read.
        blocking=(
            Blocking(
                "ASY156",
                """
                Reddit.get Reddit.post Reddit.put Reddit.patch Reddit.delete Reddit.request Reddit.username_available
                models.Subreddit.submit models.Subreddit.hot models.Subreddit.new models.Subreddit.top
                models.Subreddit.search models.Submission.reply models.Submission.edit models.Submission.delete
                models.Comment.reply models.Comment.edit models.Comment.delete
                """,
                REDDIT,
            ),
        ),
        classes="Reddit",
        returns={
            "Reddit.subreddit": "praw.models.Subreddit",
            "Reddit.submission": "praw.models.Submission",
            "Reddit.comment": "praw.models.Comment",
        },
    ),
)
