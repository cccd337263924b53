package bot_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"plenary/reflection/readable"
)

// What people read is plain: the formula is in package readable. A grade is a
// year of an American school, whose pupils are five years older than its number.
const (
	readingAge = 12
	gradeToAge = 5
	// aloneAge is for one text by itself, which the formula sees less clearly.
	aloneAge   = 13
	aloneWords = 12
	longest    = 40 // words of a message, or of a paragraph of a page
)

// terms are words of the profession and names of bodies. They have to stand,
// and do not count as hard.
var terms = strings.NewReplacer("safeguarding", "safe", "early career teachers", "new teachers", "induction coordinator", "lead",
	"coordinator", "lead", "induction tutor", "tutor", "chair of governors", "chair", "local authority", "town", "out-of-hours", "night",
	"Slack workspace", "Slack place", "workspace", "place", "evidence", "proof", "Education Support", "the helpline", "half-term", "term")

// text is something people read, as it stands in the source: what is filled in
// stands as a name.
type text struct {
	at   string // file and line
	says string
}

// textsIn finds every text in a Go file: each string literal, literals that are
// joined counting as one. What no person reads is left out: imports, tags, words
// in lower case without a space, which are ids, and what an error is wrapped in
// for the log.
func textsIn(t *testing.T, file string) (all []text) {
	t.Helper()
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec, *ast.Field:
			return false
		case *ast.BasicLit, *ast.BinaryExpr:
			says, literal := joined(n.(ast.Expr))
			if literal && !isID.MatchString(says) && !strings.HasSuffix(says, ": %w") {
				all = append(all, text{set.Position(n.Pos()).String(), verbs.ReplaceAllString(says, "Sam")})
			}
			return !literal
		}
		return true
	})
	return all
}

var (
	isID  = regexp.MustCompile(`^[a-z0-9:/_.*\-]*$`)
	verbs = regexp.MustCompile(`%[+#]?[0-9]*[a-z]`)
)

// joined is what an expression says, and whether any of it is a literal.
func joined(e ast.Expr) (says string, literal bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "", false
		}
		says, err := strconv.Unquote(e.Value)
		return says, err == nil
	case *ast.BinaryExpr:
		if e.Op != token.ADD {
			return "", false
		}
		left, before := joined(e.X)
		right, after := joined(e.Y)
		return left + right, before || after
	}
	return "Sam", false
}

// wordFiles hold every sentence that people read in the chat: the words, the
// questions that the domain chooses from, and what is said of a set-up file.
func wordFiles(t *testing.T) (files []string) {
	t.Helper()
	for _, pattern := range []string{"words*.go", "../reflection/stems*.go", "../reflection/question.go",
		"../reflection/setup_*.go", "../reflection/change_person.go", "sheet/*.go", "ics/*.go"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("no files are called %s: %v", pattern, err)
		}
		for _, f := range found {
			if !strings.HasSuffix(f, "_test.go") {
				files = append(files, f)
			}
		}
	}
	return files
}

func TestWordsAreReadableAtTwelve(t *testing.T) {
	for _, file := range wordFiles(t) {
		var all []string
		for _, x := range textsIn(t, file) {
			plain := terms.Replace(x.says)
			words := len(strings.Fields(x.says))
			if words < 4 { // a label
				continue
			}
			all = append(all, plain+".")
			if age := readable.Grade(plain) + gradeToAge; words >= aloneWords && age > aloneAge {
				t.Errorf("%s reads at %.1f years: %q", x.at, age, x.says)
			}
		}
		if len(all) == 0 {
			continue
		}
		age := readable.Grade(strings.Join(all, " ")) + gradeToAge
		t.Logf("%s: reading age %.1f", file, age)
		if age > readingAge {
			t.Errorf("%s reads at %.1f years", file, age)
		}
	}
}

func TestWordsAreFewBritishAndCalm(t *testing.T) {
	// Words only spelled so in America, or used so.
	american := regexp.MustCompile(`(?i)\b(colors?|favou?rites?|favor|behaviors?|centers?|catalogs?|math|gray|license|gotten|semester|kindergarten|vacation|mom|` +
		`check ?marks?|trash|zip ?code|schedules?|canceled|traveler|labeled|modeled|fulfill|enrollment|skillful|toward|` +
		`\w{3,}(iz(e|es|ed|ing|ation)|yz(e|es|ed|ing)))\b`)
	british := regexp.MustCompile(`(?i)\b(favourites?|size[sd]?|resized?|prizes?|seize[sd]?)\b`)
	for _, file := range wordFiles(t) {
		for _, x := range textsIn(t, file) {
			if strings.Contains(x.says, "!") {
				t.Errorf("%s shouts: %q", x.at, x.says)
			}
			if odd := american.FindString(british.ReplaceAllString(x.says, "")); odd != "" {
				t.Errorf("%s has %q: %q", x.at, odd, x.says)
			}
			for paragraph := range strings.SplitSeq(x.says, "\n") {
				if words := len(strings.Fields(paragraph)); words >= longest {
					t.Errorf("%s has %d words: %q", x.at, words, paragraph)
				}
			}
		}
	}
}

// Adapters draw and call: what people read comes from the words.
func TestNoSentenceStandsOutsideTheWords(t *testing.T) {
	sentence := regexp.MustCompile(`^[A-Z“"].*[.?…]$`)
	for _, pattern := range []string{"*.go", "slack/*.go", "teams/*.go", "localchat/*.go", "web/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no files are called %s: %v", pattern, err)
		}
		for _, file := range files {
			name := filepath.Base(file)
			if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "words") || name == "metrics.go" { // help for operators
				continue
			}
			for _, x := range textsIn(t, file) {
				if len(strings.Fields(x.says)) >= 4 && sentence.MatchString(strings.TrimSpace(x.says)) {
					t.Errorf("%s says %q", x.at, x.says)
				}
			}
		}
	}
}
