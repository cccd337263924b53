package teams

import (
	"cmp"
	"strings"

	"plenary/bot"
)

// Installation is one school's or trust's app; its package depends on nothing
// else. The zero Installation has stand-ins that Teams would not take.
type Installation struct {
	// AppID is the app registration's Application (client) ID. It is the bot's,
	// and the app's own: there is one app for a bot, and one bot for a tenant.
	AppID string
	// PublicURL is where browsers find the server, without a slash at the end.
	PublicURL string
	// Version is that of the package, three numbers such as 1.0.0; empty means
	// [PackageVersion]. Teams takes an update only with a higher one.
	Version string
}

// PackageVersion is raised whenever the package of a release differs from that
// of the one before.
const PackageVersion = "1.0.0"

// Stand-ins, for somebody who only wants to look at a package.
const (
	noAppID     = "00000000-0000-0000-0000-000000000000"
	noPublicURL = "https://plenary.example"
)

// manifestVersion is not the newest: what is said here reads the same in all
// that came after, up to 1.30, and a tenant may be slow to learn them.
// https://learn.microsoft.com/microsoft-365/extensibility/schema/
const manifestVersion = "1.25"

// AppManifest is what Teams reads of an app.
//
// What is not in it is not asked for: there is no permission, neither of a
// person nor of a team (resource-specific consent), no device, no single
// sign-on. A bot may write to whoever has it, and ask who that is, without.
//
// Another language is a file beside manifest.json, such as cy.json, with a
// "$schema" of the same version (MicrosoftTeams.Localization.schema.json) and a
// key for each text, by its path ("description.short",
// "bots[0].commandLists[0].commands[0].description"); and an entry under
// "additionalLanguages" of localizationInfo that names it.
type AppManifest struct {
	Schema      string       `json:"$schema"`
	Format      string       `json:"manifestVersion"`
	Version     string       `json:"version"`
	ID          string       `json:"id"`
	Language    language     `json:"localizationInfo"`
	Developer   developer    `json:"developer"`
	Name        shortAndFull `json:"name"`
	Description shortAndFull `json:"description"`
	Icons       icons        `json:"icons"`
	Accent      string       `json:"accentColor"`
	Bots        []botEntry   `json:"bots"`
	Domains     []string     `json:"validDomains"`
	Scope       string       `json:"defaultInstallScope"`
}

type language struct {
	Default string `json:"defaultLanguageTag"`
}

type developer struct {
	Name    string `json:"name"`
	Website string `json:"websiteUrl"`
	Privacy string `json:"privacyUrl"`
	Terms   string `json:"termsOfUseUrl"`
}

type shortAndFull struct {
	Short string `json:"short"`
	Full  string `json:"full"`
}

type icons struct {
	Color   string `json:"color"`
	Outline string `json:"outline"`
}

type botEntry struct {
	ID       string        `json:"botId"`
	Scopes   []string      `json:"scopes"`
	Files    bool          `json:"supportsFiles"`
	OneWay   bool          `json:"isNotificationOnly"`
	Commands []commandList `json:"commandLists"`
}

type commandList struct {
	Scopes   []string       `json:"scopes"`
	Commands []commandEntry `json:"commands"`
}

type commandEntry struct {
	Title       string `json:"title"`
	Description string `json:"description"`
}

// Where a bot can be, as a manifest and as an activity say it.
const (
	personal  = "personal"
	team      = "team"
	groupChat = "groupChat"
)

// Manifest describes the app for this installation.
func Manifest(in Installation) AppManifest {
	in = in.complete()
	return AppManifest{
		Schema:  "https://developer.microsoft.com/json-schemas/teams/v" + manifestVersion + "/MicrosoftTeams.schema.json",
		Format:  manifestVersion,
		Version: in.Version,
		ID:      in.AppID,
		// The words below are in this language.
		Language: language{"en-GB"},
		Developer: developer{
			Name:    bot.ProductName,
			Website: in.PublicURL + "/about",
			Privacy: in.PublicURL + "/about/privacy",
			Terms:   in.PublicURL + "/about/terms",
		},
		Name:        shortAndFull{bot.ProductName, bot.AppName},
		Description: shortAndFull{bot.AppInShort, strings.ReplaceAll(bot.AppDescription, "\n", "\n\n")},
		Icons:       icons{colorIcon, outlineIcon},
		Accent:      "#115e52",
		Bots:        []botEntry{in.bot()},
		Domains:     []string{in.host()},
		Scope:       personal,
	}
}

func (in Installation) complete() Installation {
	return Installation{
		AppID:     cmp.Or(in.AppID, noAppID),
		PublicURL: cmp.Or(in.PublicURL, noPublicURL),
		Version:   cmp.Or(in.Version, PackageVersion),
	}
}

// host is the public address without its scheme, port and path.
func (in Installation) host() string {
	host := strings.TrimPrefix(in.PublicURL, "https://")
	if end := strings.IndexAny(host, ":/"); end >= 0 {
		host = host[:end]
	}
	return host
}

// bot is in teams and group chats as well, to answer whoever mentions it there
// and to be found from there; its commands are for a conversation with one
// person, where nobody else reads. Files are voice clips.
func (in Installation) bot() botEntry {
	list := commandList{Scopes: []string{personal}}
	for _, c := range bot.TypedCommands() {
		list.Commands = append(list.Commands, commandEntry{c.Word, c.About})
	}
	return botEntry{
		ID:       in.AppID,
		Scopes:   []string{personal, team, groupChat},
		Files:    true,
		Commands: []commandList{list},
	}
}
