"""Coroutines of chat bot libraries: Discord, Telegram."""

from __future__ import annotations

from .facts import Library

LIBRARIES = (
    Library(
        "discord",
        source="https://discordpy.readthedocs.io/en/stable/api.html",
        read="discord.py 2.7.1",
        # Left out: event handlers (`on_*`), and loading cogs and extensions, which is synchronous in the fork that
        # installs the same package.
        coroutines="""
            abc.Messageable.fetch_message abc.Messageable.send
            abc.GuildChannel.clone abc.GuildChannel.create_invite abc.GuildChannel.delete abc.GuildChannel.invites
            abc.GuildChannel.move abc.GuildChannel.set_permissions
            TextChannel.create_thread TextChannel.create_webhook TextChannel.delete_messages TextChannel.edit
            TextChannel.follow TextChannel.purge TextChannel.webhooks
            VoiceChannel.connect VoiceChannel.create_webhook VoiceChannel.delete_messages VoiceChannel.edit
            VoiceChannel.purge VoiceChannel.send_sound VoiceChannel.webhooks
            ForumChannel.create_tag ForumChannel.create_thread ForumChannel.create_webhook ForumChannel.edit
            ForumChannel.webhooks
            CategoryChannel.create_forum CategoryChannel.create_stage_channel CategoryChannel.create_text_channel
            CategoryChannel.create_voice_channel CategoryChannel.edit
            Thread.add_tags Thread.add_user Thread.delete Thread.delete_messages Thread.edit Thread.fetch_member
            Thread.fetch_members Thread.join Thread.leave Thread.purge Thread.remove_tags Thread.remove_user
            PartialMessage.add_reaction PartialMessage.clear_reaction PartialMessage.clear_reactions
            PartialMessage.create_thread PartialMessage.delete PartialMessage.edit PartialMessage.end_poll
            PartialMessage.fetch PartialMessage.fetch_thread PartialMessage.forward PartialMessage.pin
            PartialMessage.publish PartialMessage.remove_reaction PartialMessage.reply PartialMessage.unpin
            Message.add_files Message.remove_attachments
            InteractionResponse.autocomplete InteractionResponse.defer InteractionResponse.edit_message
            InteractionResponse.launch_activity InteractionResponse.pong InteractionResponse.send_message
            InteractionResponse.send_modal
            Interaction.delete_original_response Interaction.edit_original_response Interaction.original_response
            Interaction.translate
            Webhook.delete Webhook.delete_message Webhook.edit Webhook.edit_message Webhook.fetch Webhook.fetch_message
            Webhook.send
            User.create_dm
            Member.add_roles Member.ban Member.create_dm Member.edit Member.fetch_voice Member.kick Member.move_to
            Member.remove_roles Member.request_to_speak Member.timeout Member.unban
            Role.delete Role.edit Role.move
            Guild.active_threads Guild.ban Guild.bulk_ban Guild.change_voice_state Guild.chunk
            Guild.create_automod_rule Guild.create_category Guild.create_category_channel Guild.create_custom_emoji
            Guild.create_forum Guild.create_integration Guild.create_role Guild.create_scheduled_event
            Guild.create_soundboard_sound Guild.create_stage_channel Guild.create_sticker Guild.create_template
            Guild.create_text_channel Guild.create_voice_channel Guild.delete Guild.delete_emoji Guild.delete_sticker
            Guild.edit Guild.edit_onboarding Guild.edit_role_positions Guild.edit_welcome_screen Guild.edit_widget
            Guild.estimate_pruned_members Guild.fetch_automod_rule Guild.fetch_automod_rules Guild.fetch_ban
            Guild.fetch_channel Guild.fetch_channels Guild.fetch_emoji Guild.fetch_emojis Guild.fetch_member
            Guild.fetch_role Guild.fetch_roles Guild.fetch_scheduled_event Guild.fetch_scheduled_events
            Guild.fetch_soundboard_sound Guild.fetch_soundboard_sounds Guild.fetch_sticker Guild.fetch_stickers
            Guild.integrations Guild.invites Guild.kick Guild.leave Guild.onboarding Guild.prune_members
            Guild.query_members Guild.role_member_counts Guild.templates Guild.unban Guild.vanity_invite Guild.webhooks
            Guild.welcome_screen Guild.widget
            Attachment.read Attachment.save Attachment.to_file
            VoiceClient.connect VoiceClient.disconnect VoiceClient.move_to
            Client.application_info Client.change_presence Client.close Client.connect Client.create_application_emoji
            Client.create_dm Client.create_entitlement Client.create_guild Client.delete_invite
            Client.fetch_application_emoji Client.fetch_application_emojis Client.fetch_channel
            Client.fetch_entitlement Client.fetch_guild Client.fetch_guild_preview Client.fetch_invite
            Client.fetch_premium_sticker_pack Client.fetch_premium_sticker_packs Client.fetch_skus
            Client.fetch_soundboard_default_sounds Client.fetch_stage_instance Client.fetch_sticker
            Client.fetch_template Client.fetch_user Client.fetch_webhook Client.fetch_widget Client.login Client.start
            Client.wait_for Client.wait_until_ready
            app_commands.CommandTree.fetch_command app_commands.CommandTree.fetch_commands
            app_commands.CommandTree.set_translator app_commands.CommandTree.sync
            ext.commands.Context.defer ext.commands.Context.from_interaction ext.commands.Context.invoke
            ext.commands.Context.reinvoke ext.commands.Context.reply ext.commands.Context.send
            ext.commands.Context.send_help
            ext.commands.Bot.can_run ext.commands.Bot.get_context ext.commands.Bot.get_prefix ext.commands.Bot.invoke
            ext.commands.Bot.is_owner ext.commands.Bot.process_commands
            """,
        classes="Client AutoShardedClient ext.commands.Bot ext.commands.AutoShardedBot app_commands.CommandTree",
        returns={
            "abc.Messageable.send": "discord.Message",
            "abc.Messageable.fetch_message": "discord.Message",
            "PartialMessage.reply": "discord.Message",
            "PartialMessage.fetch": "discord.Message",
            "PartialMessage.create_thread": "discord.Thread",
            "TextChannel.create_thread": "discord.Thread",
            "TextChannel.get_partial_message": "discord.PartialMessage",
            "TextChannel.create_webhook": "discord.Webhook",
            "Interaction.original_response": "discord.InteractionMessage",
            "Interaction.edit_original_response": "discord.InteractionMessage",
            "Webhook.send": "discord.WebhookMessage",
            "Webhook.from_url": "discord.Webhook",
            "User.create_dm": "discord.DMChannel",
            "Member.create_dm": "discord.DMChannel",
            "Guild.get_member": "discord.Member",
            "Guild.fetch_member": "discord.Member",
            "Guild.get_role": "discord.Role",
            "Guild.create_role": "discord.Role",
            "Guild.get_thread": "discord.Thread",
            "Guild.create_text_channel": "discord.TextChannel",
            "Guild.create_voice_channel": "discord.VoiceChannel",
            "Client.get_guild": "discord.Guild",
            "Client.fetch_guild": "discord.Guild",
            "Client.get_user": "discord.User",
            "Client.fetch_user": "discord.User",
            "Client.create_dm": "discord.DMChannel",
            "VoiceChannel.connect": "discord.VoiceClient",
            "ext.commands.Bot.get_context": "discord.ext.commands.Context",
            "ext.commands.Context.reply": "discord.Message",
        },
        attributes={
            # A channel may be of several kinds; nearly all of them can be written to.
            "PartialMessage.channel": "discord.abc.Messageable",
            "PartialMessage.guild": "discord.Guild",
            "Message.author": "discord.Member",
            "Interaction.channel": "discord.abc.Messageable",
            "Interaction.client": "discord.Client",
            "Interaction.followup": "discord.Webhook",
            "Interaction.guild": "discord.Guild",
            "Interaction.message": "discord.Message",
            "Interaction.response": "discord.InteractionResponse",
            "Interaction.user": "discord.Member",
            "Member.guild": "discord.Guild",
            "TextChannel.guild": "discord.Guild",
            "VoiceClient.channel": "discord.VoiceChannel",
            "ext.commands.Context.author": "discord.Member",
            "ext.commands.Context.bot": "discord.ext.commands.Bot",
            "ext.commands.Context.channel": "discord.abc.Messageable",
            "ext.commands.Context.guild": "discord.Guild",
            "ext.commands.Context.interaction": "discord.Interaction",
            "ext.commands.Context.message": "discord.Message",
            "ext.commands.Context.voice_client": "discord.VoiceClient",
            "ext.commands.Bot.tree": "discord.app_commands.CommandTree",
            "Guild.voice_client": "discord.VoiceClient",
        },
        bases={
            "TextChannel": "discord.abc.Messageable discord.abc.GuildChannel",
            "VoiceChannel": "discord.abc.Messageable discord.abc.GuildChannel",
            "StageChannel": "discord.abc.Messageable discord.abc.GuildChannel",
            "ForumChannel": "discord.abc.GuildChannel",
            "CategoryChannel": "discord.abc.GuildChannel",
            "DMChannel": "discord.abc.Messageable",
            "GroupChannel": "discord.abc.Messageable",
            "Thread": "discord.abc.Messageable",
            "User": "discord.abc.Messageable discord.abc.User",
            "Member": "discord.abc.Messageable discord.abc.User",
            "Message": "discord.PartialMessage",
            "InteractionMessage": "discord.Message",
            "WebhookMessage": "discord.Message",
            "AutoShardedClient": "discord.Client",
            "ext.commands.Bot": "discord.Client",
            "ext.commands.AutoShardedBot": "discord.ext.commands.Bot",  # not a subclass, but it has the same methods
            "ext.commands.Context": "discord.abc.Messageable",
        },
        aliases={
            "channel.TextChannel": "discord.TextChannel",
            "channel.VoiceChannel": "discord.VoiceChannel",
            "channel.DMChannel": "discord.DMChannel",
            "channel.ForumChannel": "discord.ForumChannel",
            "threads.Thread": "discord.Thread",
            "message.Message": "discord.Message",
            "message.PartialMessage": "discord.PartialMessage",
            "member.Member": "discord.Member",
            "user.User": "discord.User",
            "role.Role": "discord.Role",
            "guild.Guild": "discord.Guild",
            "client.Client": "discord.Client",
            "interactions.Interaction": "discord.Interaction",
            "interactions.InteractionResponse": "discord.InteractionResponse",
            "webhook.Webhook": "discord.Webhook",
            "voice_client.VoiceClient": "discord.VoiceClient",
            "ext.commands.context.Context": "discord.ext.commands.Context",
            "ext.commands.bot.Bot": "discord.ext.commands.Bot",
        },
    ),
    Library(
        "telegram",
        source="https://docs.python-telegram-bot.org/en/stable/",
        read="python-telegram-bot 22.8",
        # Before version 20 the same names were synchronous. The snake_case names only.
        coroutines="""
            Bot.add_sticker_to_set Bot.answer_callback_query Bot.answer_guest_query Bot.answer_inline_query
            Bot.answer_pre_checkout_query Bot.answer_shipping_query Bot.answer_web_app_query
            Bot.approve_chat_join_request Bot.approve_suggested_post Bot.ban_chat_member Bot.ban_chat_sender_chat
            Bot.close Bot.close_forum_topic Bot.close_general_forum_topic Bot.convert_gift_to_stars Bot.copy_message
            Bot.copy_messages Bot.create_chat_invite_link Bot.create_chat_subscription_invite_link
            Bot.create_forum_topic Bot.create_invoice_link Bot.create_new_sticker_set Bot.decline_chat_join_request
            Bot.decline_suggested_post Bot.delete_all_message_reactions Bot.delete_business_messages
            Bot.delete_chat_photo Bot.delete_chat_sticker_set Bot.delete_forum_topic Bot.delete_message
            Bot.delete_message_reaction Bot.delete_messages Bot.delete_my_commands Bot.delete_sticker_from_set
            Bot.delete_sticker_set Bot.delete_story Bot.delete_webhook Bot.do_api_request Bot.edit_chat_invite_link
            Bot.edit_chat_subscription_invite_link Bot.edit_forum_topic Bot.edit_general_forum_topic
            Bot.edit_message_caption Bot.edit_message_checklist Bot.edit_message_live_location Bot.edit_message_media
            Bot.edit_message_reply_markup Bot.edit_message_text Bot.edit_story Bot.edit_user_star_subscription
            Bot.export_chat_invite_link Bot.forward_message Bot.forward_messages Bot.get_available_gifts
            Bot.get_business_account_gifts Bot.get_business_account_star_balance Bot.get_business_connection
            Bot.get_chat Bot.get_chat_administrators Bot.get_chat_gifts Bot.get_chat_member Bot.get_chat_member_count
            Bot.get_chat_menu_button Bot.get_custom_emoji_stickers Bot.get_file Bot.get_forum_topic_icon_stickers
            Bot.get_game_high_scores Bot.get_managed_bot_access_settings Bot.get_managed_bot_token Bot.get_me
            Bot.get_my_commands Bot.get_my_default_administrator_rights Bot.get_my_description Bot.get_my_name
            Bot.get_my_short_description Bot.get_my_star_balance Bot.get_star_transactions Bot.get_sticker_set
            Bot.get_updates Bot.get_user_chat_boosts Bot.get_user_gifts Bot.get_user_personal_chat_messages
            Bot.get_user_profile_audios Bot.get_user_profile_photos Bot.get_webhook_info Bot.gift_premium_subscription
            Bot.hide_general_forum_topic Bot.initialize Bot.leave_chat Bot.log_out Bot.pin_chat_message Bot.post_story
            Bot.promote_chat_member Bot.read_business_message Bot.refund_star_payment
            Bot.remove_business_account_profile_photo Bot.remove_chat_verification Bot.remove_my_profile_photo
            Bot.remove_user_verification Bot.reopen_forum_topic Bot.reopen_general_forum_topic
            Bot.replace_managed_bot_token Bot.replace_sticker_in_set Bot.repost_story Bot.restrict_chat_member
            Bot.revoke_chat_invite_link Bot.save_prepared_inline_message Bot.save_prepared_keyboard_button
            Bot.send_animation Bot.send_audio Bot.send_chat_action Bot.send_checklist Bot.send_contact Bot.send_dice
            Bot.send_document Bot.send_game Bot.send_gift Bot.send_invoice Bot.send_live_photo Bot.send_location
            Bot.send_media_group Bot.send_message Bot.send_message_draft Bot.send_paid_media Bot.send_photo
            Bot.send_poll Bot.send_sticker Bot.send_venue Bot.send_video Bot.send_video_note Bot.send_voice
            Bot.set_business_account_bio Bot.set_business_account_gift_settings Bot.set_business_account_name
            Bot.set_business_account_profile_photo Bot.set_business_account_username
            Bot.set_chat_administrator_custom_title Bot.set_chat_description Bot.set_chat_member_tag
            Bot.set_chat_menu_button Bot.set_chat_permissions Bot.set_chat_photo Bot.set_chat_sticker_set
            Bot.set_chat_title Bot.set_custom_emoji_sticker_set_thumbnail Bot.set_game_score
            Bot.set_managed_bot_access_settings Bot.set_message_reaction Bot.set_my_commands
            Bot.set_my_default_administrator_rights Bot.set_my_description Bot.set_my_name Bot.set_my_profile_photo
            Bot.set_my_short_description Bot.set_passport_data_errors Bot.set_sticker_emoji_list
            Bot.set_sticker_keywords Bot.set_sticker_mask_position Bot.set_sticker_position_in_set
            Bot.set_sticker_set_thumbnail Bot.set_sticker_set_title Bot.set_user_emoji_status Bot.set_webhook
            Bot.shutdown Bot.stop_message_live_location Bot.stop_poll Bot.transfer_business_account_stars
            Bot.transfer_gift Bot.unban_chat_member Bot.unban_chat_sender_chat Bot.unhide_general_forum_topic
            Bot.unpin_all_chat_messages Bot.unpin_all_forum_topic_messages Bot.unpin_all_general_forum_topic_messages
            Bot.unpin_chat_message Bot.upgrade_gift Bot.upload_sticker_file Bot.verify_chat Bot.verify_user
            Message.answer_guest_query Message.approve_suggested_post Message.close_forum_topic Message.copy
            Message.decline_suggested_post Message.delete Message.delete_forum_topic Message.delete_reaction
            Message.edit_caption Message.edit_checklist Message.edit_forum_topic Message.edit_live_location
            Message.edit_media Message.edit_reply_markup Message.edit_text Message.forward Message.get_game_high_scores
            Message.pin Message.read_business_message Message.reopen_forum_topic Message.reply_animation
            Message.reply_audio Message.reply_chat_action Message.reply_checklist Message.reply_contact
            Message.reply_copy Message.reply_dice Message.reply_document Message.reply_game Message.reply_html
            Message.reply_invoice Message.reply_live_photo Message.reply_location Message.reply_markdown
            Message.reply_markdown_v2 Message.reply_media_group Message.reply_paid_media Message.reply_photo
            Message.reply_poll Message.reply_sticker Message.reply_text Message.reply_text_draft Message.reply_venue
            Message.reply_video Message.reply_video_note Message.reply_voice Message.set_game_score
            Message.set_reaction Message.stop_live_location Message.stop_poll Message.unpin
            Message.unpin_all_forum_topic_messages
            CallbackQuery.answer CallbackQuery.copy_message CallbackQuery.delete_message
            CallbackQuery.edit_message_caption CallbackQuery.edit_message_checklist
            CallbackQuery.edit_message_live_location CallbackQuery.edit_message_media
            CallbackQuery.edit_message_reply_markup CallbackQuery.edit_message_text CallbackQuery.get_game_high_scores
            CallbackQuery.pin_message CallbackQuery.set_game_score CallbackQuery.stop_message_live_location
            CallbackQuery.unpin_message
            InlineQuery.answer
            PreCheckoutQuery.answer
            ShippingQuery.answer
            ChatJoinRequest.approve ChatJoinRequest.decline
            Chat.approve_join_request Chat.approve_suggested_post Chat.ban_chat Chat.ban_member Chat.ban_sender_chat
            Chat.close_forum_topic Chat.close_general_forum_topic Chat.copy_message Chat.copy_messages
            Chat.create_forum_topic Chat.create_invite_link Chat.create_subscription_invite_link
            Chat.decline_join_request Chat.decline_suggested_post Chat.delete_all_reactions Chat.delete_forum_topic
            Chat.delete_message Chat.delete_messages Chat.delete_photo Chat.delete_reaction Chat.edit_forum_topic
            Chat.edit_general_forum_topic Chat.edit_invite_link Chat.edit_subscription_invite_link
            Chat.export_invite_link Chat.forward_from Chat.forward_messages_from Chat.forward_messages_to
            Chat.forward_to Chat.get_administrators Chat.get_gifts Chat.get_member Chat.get_member_count
            Chat.get_menu_button Chat.get_user_chat_boosts Chat.hide_general_forum_topic Chat.leave Chat.pin_message
            Chat.promote_member Chat.read_business_message Chat.remove_verification Chat.reopen_forum_topic
            Chat.reopen_general_forum_topic Chat.repost_story Chat.restrict_member Chat.revoke_invite_link
            Chat.send_action Chat.send_animation Chat.send_audio Chat.send_chat_action Chat.send_checklist
            Chat.send_contact Chat.send_copies Chat.send_copy Chat.send_dice Chat.send_document Chat.send_game
            Chat.send_gift Chat.send_invoice Chat.send_live_photo Chat.send_location Chat.send_media_group
            Chat.send_message Chat.send_message_draft Chat.send_paid_media Chat.send_photo Chat.send_poll
            Chat.send_sticker Chat.send_venue Chat.send_video Chat.send_video_note Chat.send_voice
            Chat.set_administrator_custom_title Chat.set_chat_member_tag Chat.set_description Chat.set_menu_button
            Chat.set_message_reaction Chat.set_permissions Chat.set_photo Chat.set_title Chat.transfer_gift
            Chat.unban_chat Chat.unban_member Chat.unban_sender_chat Chat.unhide_general_forum_topic
            Chat.unpin_all_forum_topic_messages Chat.unpin_all_general_forum_topic_messages Chat.unpin_all_messages
            Chat.unpin_message Chat.verify
            User.approve_join_request User.copy_message User.copy_messages User.decline_join_request
            User.delete_all_reactions User.delete_message User.delete_messages User.delete_reaction User.forward_from
            User.forward_messages_from User.forward_messages_to User.forward_to User.get_chat_boosts User.get_gifts
            User.get_managed_bot_access_settings User.get_menu_button User.get_personal_chat_messages
            User.get_profile_audios User.get_profile_photos User.gift_premium_subscription User.pin_message
            User.refund_star_payment User.remove_verification User.replace_token User.repost_story User.send_action
            User.send_animation User.send_audio User.send_chat_action User.send_contact User.send_copies User.send_copy
            User.send_dice User.send_document User.send_game User.send_gift User.send_invoice User.send_live_photo
            User.send_location User.send_media_group User.send_message User.send_message_draft User.send_photo
            User.send_poll User.send_sticker User.send_venue User.send_video User.send_video_note User.send_voice
            User.set_chat_member_tag User.set_managed_bot_access_settings User.set_menu_button User.unpin_all_messages
            User.unpin_message User.verify
            File.download_as_bytearray File.download_to_drive File.download_to_memory
            ext.Application.initialize ext.Application.process_error ext.Application.process_update
            ext.Application.shutdown ext.Application.start ext.Application.stop ext.Application.update_persistence
            ext.Updater.initialize ext.Updater.shutdown ext.Updater.start_polling ext.Updater.start_webhook
            ext.Updater.stop
            ext.CallbackContext.refresh_data
            """,
        classes="Bot ext.ExtBot",
        returns={
            "Bot.send_message": "telegram.Message",
            "Bot.send_photo": "telegram.Message",
            "Bot.send_document": "telegram.Message",
            "Bot.edit_message_text": "telegram.Message",
            "Bot.get_file": "telegram.File",
            "Bot.get_me": "telegram.User",
            "Message.reply_text": "telegram.Message",
            "Message.reply_photo": "telegram.Message",
            "Message.reply_document": "telegram.Message",
            "Message.edit_text": "telegram.Message",
            "Chat.send_message": "telegram.Message",
            "User.send_message": "telegram.Message",
        },
        attributes={
            "Update.message": "telegram.Message",
            "Update.edited_message": "telegram.Message",
            "Update.channel_post": "telegram.Message",
            "Update.edited_channel_post": "telegram.Message",
            "Update.effective_message": "telegram.Message",
            "Update.effective_chat": "telegram.Chat",
            "Update.effective_user": "telegram.User",
            "Update.callback_query": "telegram.CallbackQuery",
            "Update.inline_query": "telegram.InlineQuery",
            "Update.pre_checkout_query": "telegram.PreCheckoutQuery",
            "Update.shipping_query": "telegram.ShippingQuery",
            "Update.chat_join_request": "telegram.ChatJoinRequest",
            "Message.chat": "telegram.Chat",
            "Message.from_user": "telegram.User",
            "Message.reply_to_message": "telegram.Message",
            "CallbackQuery.message": "telegram.Message",
            "CallbackQuery.from_user": "telegram.User",
            "InlineQuery.from_user": "telegram.User",
            "ext.Application.bot": "telegram.Bot",
            "ext.Application.updater": "telegram.ext.Updater",
            "ext.Updater.bot": "telegram.Bot",
            "ext.CallbackContext.bot": "telegram.Bot",
            "ext.CallbackContext.application": "telegram.ext.Application",
        },
        bases={"ext.ExtBot": "telegram.Bot"},
        aliases={"ext.ContextTypes.DEFAULT_TYPE": "telegram.ext.CallbackContext"},
    ),
)
