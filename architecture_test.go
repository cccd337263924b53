// Package plenary_test holds what is true of the repository as a whole: who
// may import whom, and that every dependency is accounted for. It reads files
// and asks no tool, so that an answer cannot come from a cache.
package plenary_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "plenary"

// row is a line of docs/architecture.md's table "Who may import whom".
type row struct {
	ours   []string // packages of this module, without its name
	others []string // modules or packages of others, as prefixes of whole elements
}

var everything = []string{""}

// mayImport is the table. A package without a row may not exist: give it one
// here and in docs/architecture.md, and say there what it is for.
var mayImport = map[string]row{
	"reflection":           {ours: []string{"reflection/matching"}},
	"reflection/matching":  {},
	"reflection/framework": {ours: []string{"reflection"}, others: []string{"go.yaml.in/yaml/v3"}},
	"reflection/readable":  {},
	"reflection/names":     {ours: []string{"reflection"}, others: []string{"github.com/jdkato/prose/v3"}},
	"reflection/holidays":  {ours: []string{"reflection"}, others: []string{"github.com/rickar/cal/v2"}},

	"store/seal": {others: []string{"github.com/tink-crypto/tink-go/v2"}},
	"store": {
		ours: []string{"reflection", "store/seal"},
		others: []string{
			"gorm.io/gorm", "gorm.io/driver/postgres", "github.com/jackc/pgx/v5",
			"github.com/ncruces/go-sqlite3", "github.com/pressly/goose/v3",
		},
	},

	"bot": {
		ours: []string{"reflection"},
		others: []string{
			"github.com/robfig/cron/v3", "golang.org/x/time/rate",
			"github.com/prometheus/client_golang",
		},
	},
	// What adapters share.
	"bot/work":  {ours: []string{"bot"}},
	"bot/fetch": {ours: []string{"reflection"}},

	// The adapters know the vocabulary and the domain, and never one another.
	"bot/slack": {
		ours:   []string{"bot", "bot/fetch", "bot/work", "reflection"},
		others: []string{"github.com/slack-go/slack", "github.com/gorilla/websocket"},
	},
	"bot/teams": {
		ours:   []string{"bot", "bot/fetch", "bot/work", "reflection"},
		others: []string{"github.com/golang-jwt/jwt/v5", "golang.org/x/oauth2", "golang.org/x/time/rate"},
	},
	"bot/localchat": {ours: []string{"bot", "reflection"}},
	"bot/web":       {ours: []string{"bot", "reflection"}, others: []string{"github.com/coreos/go-oidc/v3", "golang.org/x/oauth2"}},
	"bot/ics":       {ours: []string{"bot", "reflection"}, others: []string{"github.com/arran4/golang-ical", "github.com/teambition/rrule-go"}},
	"bot/sheet":     {ours: []string{"bot", "reflection"}, others: []string{"github.com/xuri/excelize/v2", "golang.org/x/text"}},
	"bot/picture":   {ours: []string{"bot", "reflection"}, others: []string{"gonum.org/v1/plot"}},

	// Contracts that others run in their tests.
	"store/storetest": {ours: []string{"reflection"}, others: []string{"github.com/google/go-cmp", "pgregory.net/rapid"}},
	"bot/bottest": {
		ours:   []string{"bot", "reflection"},
		others: []string{"github.com/google/go-cmp", "github.com/santhosh-tekuri/jsonschema/v6", "github.com/dlclark/regexp2"},
	},

	// Only cmd sees both bot and store. bench and e2e drive the built binary.
	"cmd/plenary": {ours: everything, others: everything},
	"bench":       {},
	"e2e":         {},
}

func TestImports(t *testing.T) {
	for _, f := range goFiles(t) {
		rule, ok := mayImport[f.pkg]
		switch {
		case f.test && f.pkg == ".":
			rule = row{}
		case f.test:
			rule = row{ours: everything, others: everything}
		case !ok:
			t.Errorf("%s: package %s has no row in the import table", f.path, f.pkg)
			continue
		}
		for _, imported := range f.imports {
			if why := refused(rule, f.pkg, imported); why != "" {
				t.Errorf("%s imports %s: %s", f.path, imported, why)
			}
		}
	}
}

// refused says why a package with that row may not import what it imports, or
// nothing.
func refused(rule row, pkg, imported string) string {
	own, ours := strings.CutPrefix(imported, module+"/")
	switch {
	case ours && own != pkg && below(own, "cmd"):
		return "nothing imports cmd"
	case ours && own == pkg: // an external test package
		return ""
	case ours && !slices.Contains(rule.ours, own) && !all(rule.ours):
		return "not one of ours it may know"
	case ours || standard(imported) || all(rule.others):
		return ""
	case !slices.ContainsFunc(rule.others, func(o string) bool { return below(imported, o) }):
		return "not one of the libraries it may know"
	}
	return ""
}

func all(list []string) bool { return slices.Equal(list, everything) }

// below reports whether p is the path top or one inside it.
func below(p, top string) bool { return p == top || strings.HasPrefix(p, top+"/") }

// standard reports whether a path is the standard library's: its first element
// has no dot.
func standard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".")
}

// TestRefused holds the rules by which the table is read.
func TestRefused(t *testing.T) {
	for _, c := range []struct {
		pkg, imported string
		refused       bool
	}{
		{"reflection", "fmt", false},
		{"reflection", "plenary/reflection/matching", false},
		{"reflection", "plenary/store", true},
		{"reflection", "gorm.io/gorm", true},
		{"reflection/matching", "plenary/reflection", true},
		{"store", "gorm.io/gorm/clause", false},
		{"store", "gorm.io/gormless", true},
		{"store", "plenary/bot", true},
		{"bot", "plenary/store", true},
		{"bot/slack", "plenary/bot", false},
		{"bot/slack", "plenary/bot/teams", true},
		{"bot/slack", "github.com/slack-go/slack/socketmode", false},
		{"store", "plenary/cmd/plenary", true},
		{"cmd/plenary", "plenary/bot/slack", false},
		{"bench", "plenary/store", true},
	} {
		why := refused(mayImport[c.pkg], c.pkg, c.imported)
		if got := why != ""; got != c.refused {
			t.Errorf("%s importing %s: refused %v (%q), want %v", c.pkg, c.imported, got, why, c.refused)
		}
	}
	if refused(row{ours: everything, others: everything}, "store", "plenary/cmd/plenary") == "" {
		t.Error("a test may import cmd")
	}
}

// TestDependenciesAreAccountedFor holds that docs/dependencies.md has a line
// for each module our code imports, and none for one it does not.
func TestDependenciesAreAccountedFor(t *testing.T) {
	doc, err := os.ReadFile("docs/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	required := requiredModules(t)
	used := map[string]bool{}
	for _, f := range goFiles(t) {
		for _, imported := range f.imports {
			if m := moduleOf(imported, required); m != "" {
				used[m] = true
			}
		}
	}
	for m := range used {
		if !strings.Contains(string(doc), "`"+m+"`") {
			t.Errorf("docs/dependencies.md does not say why %s is here", m)
		}
	}
	for _, m := range required {
		if !used[m] && strings.Contains(string(doc), "| `"+m+"`") {
			t.Errorf("docs/dependencies.md still lists %s, which nothing imports", m)
		}
	}
}

// requiredModules lists the module paths that go.mod requires, longest first,
// so that the first that fits a package is its module.
func requiredModules(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	var modules []string
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(strings.TrimPrefix(line, "require "))
		if len(fields) >= 2 && strings.HasPrefix(fields[1], "v") {
			modules = append(modules, fields[0])
		}
	}
	slices.SortFunc(modules, func(a, b string) int { return len(b) - len(a) })
	return modules
}

func moduleOf(imported string, required []string) string {
	i := slices.IndexFunc(required, func(m string) bool { return below(imported, m) })
	if i < 0 {
		return ""
	}
	return required[i]
}

// goFile is one Go file of the module and what it imports.
type goFile struct {
	path, pkg string
	test      bool
	imports   []string
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if p != "." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules" || name == "vendor") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		f, err := readGoFile(p)
		files = append(files, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no Go file was found: the test is not run at the top of the repository")
	}
	return files
}

func readGoFile(name string) (goFile, error) {
	parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		return goFile{}, err
	}
	slashed := filepath.ToSlash(name)
	f := goFile{path: slashed, pkg: path.Dir(slashed), test: strings.HasSuffix(name, "_test.go")}
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return goFile{}, err
		}
		f.imports = append(f.imports, imported)
	}
	return f, nil
}
