package store_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"gorm.io/gorm/schema"

	"plenary/reflection"
	"plenary/store"
)

// columnsOf asks the migrated database itself: table to columns.
func columnsOf(t *testing.T, db *store.DB) map[string][]string {
	t.Helper()
	tables := "SELECT name FROM sqlite_master WHERE type = 'table'"
	columns := "SELECT name FROM pragma_table_info('%s')"
	if db.Gorm().Name() == "postgres" {
		tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
		columns = "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '%s'"
	}
	all := map[string][]string{}
	for _, name := range column(t, db, tables) {
		table := string(name)
		if strings.HasPrefix(table, "goose_") || strings.HasPrefix(table, "sqlite_") {
			continue
		}
		for _, c := range column(t, db, strings.ReplaceAll(columns, "%s", table)) {
			all[table] = append(all[table], string(c))
		}
	}
	return all
}

func TestEveryFieldHasAColumnAndEveryColumnAField(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		columns, used := columnsOf(t, open(t, url)), map[string][]string{}
		for _, row := range store.Rows {
			parsed, err := schema.Parse(row, &sync.Map{}, schema.NamingStrategy{})
			if err != nil {
				t.Fatal(err)
			}
			for _, field := range parsed.Fields {
				if field.IgnoreMigration {
					continue // joined from another table
				}
				if !slices.Contains(columns[parsed.Table], field.DBName) {
					t.Errorf("table %s has no column %s", parsed.Table, field.DBName)
				}
				used[parsed.Table] = append(used[parsed.Table], field.DBName)
			}
		}
		for table, all := range columns {
			for _, column := range all {
				if column != "seq" && !slices.Contains(used[table], column) {
					t.Errorf("table %s: nothing reads or writes %s", table, column)
				}
			}
		}
	})
}

// judgements are words that a column would have in its name if it could rate
// a person (product promise P5).
var judgements = []string{
	"score", "grade", "grading", "rating", "rank", "streak", "level", "mark", "point", "badge", "stars", "judg", "assess",
	"approv", "quality", "perform", "percent", "progress", "pass", "fail", "good", "bad", "rag", "concern", "risk", "sentiment",
	"mood", "count", "total", "average", "best", "worst", "target",
}

func TestNoColumnCouldHoldAJudgementOfAPerson(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		for table, columns := range columnsOf(t, open(t, url)) {
			for _, name := range append(columns, table) {
				for _, word := range strings.Split(name, "_") {
					if slices.ContainsFunc(judgements, func(j string) bool { return strings.HasPrefix(word, j) }) {
						t.Errorf("table %s, column %s: %s could be a judgement", table, name, word)
					}
				}
			}
		}
	})
}

// TestNothingAboutTheWritingStandsInTheOpen: two entries that differ in
// everything written differ in no column but the sealed one.
func TestNothingAboutTheWritingStandsInTheOpen(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		s := newSchool("trust", "hello")
		s.keep(t, db)
		empty := reflection.Entry{ID: "empty", Organisation: s.org, Author: "asha", Length: reflection.TwoMinutes, Middle: reflection.Analysis}
		if err := db.Write(t.Context(), s.org, empty); err != nil {
			t.Fatal(err)
		}
		for _, name := range columnsOf(t, db)["entries"] {
			switch name {
			case "body", "id", "seq", "revision":
				continue
			}
			if got := column(t, db, "SELECT DISTINCT "+name+" FROM entries"); len(got) != 1 {
				t.Errorf("column %s tells the two apart", name)
			}
		}
	})
}

// sealedColumns are those in which only sealed bytes may stand.
var sealedColumns = map[string]string{
	"keys": "wrapped", "entries": "body", "plans": "body", "files": "body", "uploads": "body", "shares": "body", "meetings": "agreed",
	"workspaces": "credentials", "inquiries": "body", "trials": "body", "pieces": "body", "theories": "body",
	"visit_words": "body", "avoidances": "body", "not_pupils": "body", "year_inquiries": "body", "year_lines": "body",
}

func TestTheTablesRefuseWhatIsNotSealed(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		newSchool("trust", "hello").keep(t, db)
		mustExec(t, db, "UPDATE workspaces SET credentials = (SELECT wrapped FROM keys LIMIT 1)")
		for table, name := range sealedColumns {
			for _, plain := range [][]byte{
				[]byte(strings.Repeat("they all went quiet ", 20)), []byte("\x01short"), {}, nil,
			} {
				if table == "workspaces" && plain == nil {
					continue // none were given
				}
				arg := any(plain)
				if plain == nil {
					arg = nil
				}
				if err := exec(t, db, "UPDATE "+table+" SET "+name+" = $1", arg); err == nil {
					t.Errorf("%s.%s took %q", table, name, plain)
				}
			}
		}
	})
}

func TestSQLiteRefusesSealedBytesAsText(t *testing.T) {
	db := open(t, sqliteURL(t))
	newSchool("trust", "hello").keep(t, db)
	if err := exec(t, db, "UPDATE entries SET body = $1", "\x01"+strings.Repeat("they all went quiet ", 20)); err == nil {
		t.Error("text was taken for sealed bytes")
	}
}
