package slack

import (
	"github.com/slack-go/slack"

	"plenary/bot"
)

// Installation is how the app is to come into a workspace; its manifest depends
// on nothing else. The zero Installation is one workspace over Socket Mode.
type Installation struct {
	// PublicURL is where Slack sends its requests, without a slash at the end;
	// empty means Socket Mode.
	PublicURL string
	// ByHand means that somebody copies the bot's token from the app's page, as
	// they always do for Socket Mode: OAuth has to come back to a public address.
	ByHand bool
}

func (in Installation) oauth() bool  { return in.PublicURL != "" && !in.ByHand }
func (in Installation) socket() bool { return in.PublicURL == "" }

// requests is where events, presses and commands are sent; empty for a socket.
func (in Installation) requests() string { return in.under("/slack/events") }

func (in Installation) under(path string) string {
	if in.socket() {
		return ""
	}
	return in.PublicURL + path
}

// AppManifest is what Slack makes an app from:
// https://docs.slack.dev/reference/app-manifest. The types are ours where
// slack-go's leave out what is false, since Slack's own choice for what is left
// out is not written down, and people must be able to type to the bot.
type AppManifest struct {
	Display  slack.Display     `json:"display_information"`
	Features features          `json:"features"`
	OAuth    slack.OAuthConfig `json:"oauth_config"`
	Settings appSettings       `json:"settings"`
}

type features struct {
	Home      appHome                      `json:"app_home"`
	Bot       botUser                      `json:"bot_user"`
	Shortcuts []slack.Shortcut             `json:"shortcuts"`
	Commands  []slack.ManifestSlashCommand `json:"slash_commands"`
}

type appHome struct {
	Home     bool `json:"home_tab_enabled"`
	Messages bool `json:"messages_tab_enabled"`
	ReadOnly bool `json:"messages_tab_read_only_enabled"`
}

type botUser struct {
	Name         string `json:"display_name"`
	AlwaysOnline bool   `json:"always_online"`
}

type appSettings struct {
	Events        slack.EventSubscriptions `json:"event_subscriptions"`
	Interactivity slack.Interactivity      `json:"interactivity"`
	OrgDeploy     bool                     `json:"org_deploy_enabled"`
	Socket        bool                     `json:"socket_mode_enabled"`
	TokenRotation bool                     `json:"token_rotation_enabled"`
}

// Manifest describes the app for this way of installing it.
func Manifest(in Installation) AppManifest {
	return AppManifest{
		Display:  slack.Display{Name: bot.ProductName, Description: bot.AppSummary, BackgroundColor: "#115e52"},
		Features: in.features(),
		OAuth:    in.scopes(),
		Settings: in.settings(),
	}
}

// features shows the bot as away: a green dot would say that somebody is there,
// and nobody watches a journal.
func (in Installation) features() features {
	return features{
		Home: appHome{Home: true, Messages: true},
		Bot:  botUser{Name: bot.ProductName},
		Shortcuts: []slack.Shortcut{
			{Type: slack.GlobalShortcut, CallbackID: nowShortcut, Name: bot.ReflectNow, Description: bot.ReflectNowHelp},
			{Type: slack.MessageShortcut, CallbackID: messageShortcut, Name: bot.ReflectOnThis, Description: bot.ReflectOnMessage},
		},
		Commands: []slack.ManifestSlashCommand{
			{Command: reflectCommand, Url: in.requests(), Description: bot.ReflectCommand, UsageHint: bot.ReflectHint},
		},
	}
}

func (in Installation) scopes() slack.OAuthConfig {
	config := slack.OAuthConfig{Scopes: slack.OAuthScopes{Bot: Scopes()}}
	if in.oauth() {
		config.RedirectUrls = []string{in.under("/slack/oauth/callback")}
	}
	return config
}

// settings lets tokens rotate only where OAuth hands out the refresh token with
// them: one that was copied by hand would stop working after twelve hours. It
// cannot be undone, https://docs.slack.dev/authentication/using-token-rotation.
// Nor could a whole organisation be served with one workspace's token.
func (in Installation) settings() appSettings {
	return appSettings{
		Events:        slack.EventSubscriptions{RequestUrl: in.requests(), BotEvents: subscribed()},
		Interactivity: slack.Interactivity{IsEnabled: true, RequestUrl: in.requests()},
		OrgDeploy:     in.oauth(),
		Socket:        in.socket(),
		TokenRotation: in.oauth(),
	}
}

// subscribed are the events that Listener takes, and no other.
func subscribed() []string {
	return []string{
		"app_home_opened", // Home is drawn when somebody looks at it
		"app_uninstalled", // nothing more is sent
		"message.im",      // what people type or say to the bot
		"tokens_revoked",  // nothing more is sent
		"user_change",     // a new time zone, or an account that is switched off
	}
}
