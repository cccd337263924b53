package slack

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
)

// scopesOfCalls are the scopes that Slack's pages ask of a bot token, by
// slack-go's name for the call: https://docs.slack.dev/reference/methods.
// users:read.email is given only together with users:read,
// https://docs.slack.dev/reference/scopes/users.read.email.
var scopesOfCalls = map[string][]string{
	"AuthTestContext":               {},
	"GetConversationHistoryContext": {"im:history"},
	"GetUserByEmailContext":         {"users:read", "users:read.email"},
	"GetFileInfoContext":            {"files:read"},
	"GetUserInfoContext":            {"users:read"},
	"OpenConversationContext":       {"im:write"},
	"OpenViewContext":               {},
	"PostMessageContext":            {"chat:write"},
	"PublishViewContext":            {},
	"UpdateMessageContext":          {"chat:write"},
	"UpdateViewContext":             {},

	// Made with the app's own id and secret, without a bot token.
	"GetOAuthV2ResponseContext":  {},
	"RefreshOAuthV2TokenContext": {},

	// Made with the app's token for Socket Mode, which has connections:write.
	"StartSocketModeContext": {},

	// A request without slack-go, by the file that makes it: a clip is fetched.
	"files.go": {"files:read"},
}

// scopesOfEvents likewise: https://docs.slack.dev/reference/events.
var scopesOfEvents = map[string][]string{
	"app_home_opened": {},
	"app_uninstalled": {},
	"message.im":      {"im:history"},
	"tokens_revoked":  {},
	"user_change":     {"users:read"},
}

// The app asks for what it uses: no more, for whoever has to say yes to it, and
// no less, for whoever's button would do nothing.
func TestScopesAskedForAreThoseUsed(t *testing.T) {
	m := Manifest(Installation{})
	used := map[string]bool{}
	if len(m.Features.Commands)+len(m.Features.Shortcuts) > 0 {
		used["commands"] = true
	}
	lookUp := func(what string, table map[string][]string) {
		scopes, known := table[what]
		if !known {
			t.Errorf("find out which scope %s needs, and put it into the table", what)
		}
		for _, s := range scopes {
			used[s] = true
		}
	}
	for _, call := range calls(sources(t)) {
		lookUp(call, scopesOfCalls)
	}
	for _, event := range m.Settings.Events.BotEvents {
		lookUp(event, scopesOfEvents)
	}
	want := slack.OAuthScopes{Bot: slices.Sorted(maps.Keys(used))}
	if diff := cmp.Diff(want, m.OAuth.Scopes); diff != "" {
		t.Errorf("scopes (-used +asked for):\n%s", diff)
	}
}

// scopeRow is a row of docs/slack.md's table of scopes.
var scopeRow = regexp.MustCompile("(?m)^\\| `([a-z]+:[a-z.]+|commands)` \\|")

// The person who has to say yes to a scope can read what it is for.
func TestEveryScopeIsExplained(t *testing.T) {
	page, err := os.ReadFile("../../docs/slack.md")
	if err != nil {
		t.Fatal(err)
	}
	var explained []string
	for _, row := range scopeRow.FindAllStringSubmatch(string(page), -1) {
		explained = append(explained, row[1])
	}
	slices.Sort(explained)
	if diff := cmp.Diff(Scopes(), explained); diff != "" {
		t.Errorf("scopes (-asked for +explained):\n%s", diff)
	}
}

// Nothing is sent to the server that it does not take, and it waits for nothing
// that is not sent.
func TestEventsAskedForAreThoseTaken(t *testing.T) {
	var asked []string
	for _, event := range Manifest(Installation{}).Settings.Events.BotEvents {
		kind, _, _ := strings.Cut(event, ".") // message.im comes as a message
		asked = append(asked, kind)
	}
	slices.Sort(asked)
	if diff := cmp.Diff(events(sources(t)), asked); diff != "" {
		t.Errorf("events (-taken +asked for):\n%s", diff)
	}
}

// sources are this package's files by name, without tests and the manifest.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*ast.File{}
	for _, name := range names {
		if name == "manifest.go" || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if files[name], err = parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// calls names the calls of Slack that stand in the files: by slack-go's name,
// and requests that are made without it by the file they stand in.
func calls(files map[string]*ast.File) []string {
	methods := webAPI()
	found := map[string]bool{}
	for name, file := range files {
		for n := range ast.Preorder(file) {
			selected, ok := n.(*ast.SelectorExpr)
			if !ok {
				continue
			}
			from, _ := selected.X.(*ast.Ident)
			called := selected.Sel.Name
			switch {
			case methods[called], is(from, "slack") && strings.HasSuffix(called, "Context"):
				found[called] = true
			case is(from, "http") && strings.HasPrefix(called, "NewRequest"):
				found[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func is(id *ast.Ident, name string) bool { return id != nil && id.Name == name }

// webAPI are the methods of slack-go's client that call Slack: those that come
// twice, with a context and without.
func webAPI() map[string]bool {
	client := reflect.TypeFor[*slack.Client]()
	methods := map[string]bool{}
	for m := range client.Methods() {
		short, long := strings.CutSuffix(m.Name, "Context")
		_, twice := client.MethodByName(short)
		if long {
			methods[m.Name] = true
			methods[short] = twice
		}
	}
	return methods
}

// events are the kinds of event whose names stand in the files.
func events(files map[string]*ast.File) []string {
	found := map[string]bool{}
	for _, file := range files {
		for n := range ast.Preorder(file) {
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				continue
			}
			word, _ := strconv.Unquote(literal.Value)
			if _, event := slackevents.EventsAPIInnerEventMapping[slackevents.EventsAPIType(word)]; event {
				found[word] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}
