package store_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"plenary/reflection"
	"plenary/store"
)

// The tables that grow with people and with time. Leases and workspaces do
// not: there is one of each for a chat connection.
var growing = regexp.MustCompile(`(Seq Scan on|SCAN) (deliveries|members|entries|plans|events|keys|d|e|m)\b`)

// TestTheLedgerCostsWhatIsDue asks the databases how they would go about what
// the sender does all day, and what an answer does, in tables full of what was
// sent and written long ago: never by reading one from end to end.
func TestTheLedgerCostsWhatIsDue(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		s := newSchool("trust", "hello")
		s.keep(t, db)
		fill(t, db)
		asked := recorded(t, db)
		sendOne(t, db, s)
		if statements := asked(); len(statements) < 15 {
			t.Errorf("only %d statements were seen", len(statements))
		} else {
			for _, statement := range statements {
				plan := explain(t, db, statement)
				if growing.MatchString(strings.ReplaceAll(plan, "USING INDEX", "")) && !strings.Contains(plan, "USING COVERING INDEX") {
					t.Errorf("reads a table from end to end:\n%s\n%s", statement, plan)
				}
			}
		}
	})
}

// fill puts in 20,000 rows of the ledger, of which 100 wait, and 2,000 people
// with an entry and a plan each.
func fill(t *testing.T, db *store.DB) {
	t.Helper()
	const some = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %) `
	more := func(rows, statement string) { mustExec(t, db, strings.Replace(some, "%", rows, 1)+statement) }
	copied := func(table string, columns ...string) string {
		all := strings.Split(strings.Join(column1(t, db, table), ","), ",")
		for i, c := range all {
			for j := 0; j < len(columns); j += 2 {
				if c == columns[j] {
					all[i] = columns[j+1]
				}
			}
		}
		return "INSERT INTO " + table + " (" + strings.Join(column1(t, db, table), ", ") + ") SELECT " + strings.Join(all, ", ") + " FROM " + table + ", n"
	}
	more("2000", copied("members", "id", "id || i", "platform_id", "'U' || id || i", "email", "''")+" WHERE id = 'asha'")
	more("2000", copied("keys", "owner_id", "owner_id || i")+" WHERE owner_id = 'asha'")
	more("2000", copied("entries", "id", "id || i", "author_id", "author_id || i"))
	more("2000", copied("plans", "id", "id || i", "author_id", "author_id || i"))
	more("20000", copied("deliveries", "id", "id || i", "natural_key", "natural_key || i",
		"to_id", "to_id || (1 + i % 2000)", "state", "CASE WHEN i < 100 THEN 'queued' ELSE 'sent' END", "unsettled", "i < 100"))
	more("5000", `INSERT INTO events (organisation_id, workspace_id, id, at)
		SELECT 'trust', 'trust-chat', 'E' || i, '2026-11-11T00:00:00.000000Z' FROM n`)
	mustExec(t, db, "ANALYZE")
}

// column1 lists a table's columns, but for the number the database gives.
func column1(t *testing.T, db *store.DB, table string) (names []string) {
	t.Helper()
	types, err := db.Gorm().Migrator().ColumnTypes(table)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range types {
		if c.Name() != "seq" {
			names = append(names, c.Name())
		}
	}
	return names
}

// sendOne does everything the sender does with a row, and everything else that
// happens all day.
func sendOne(t *testing.T, db *store.DB, s school) {
	t.Helper()
	ctx, now := t.Context(), time.Now()
	people := []reflection.MemberID{"asha1", "asha2", "asha3"}
	strangers := []reflection.MemberID{"x", "y", "z"} // the keys of copied people open nothing
	leases, err := db.Lease(ctx, reflection.Wanted{Platforms: []string{"", "local"}, Now: now, For: time.Hour, Limit: 9})
	if err != nil || len(leases) != 1 {
		t.Fatalf("%d leases, %v", len(leases), err)
	}
	l := leases[0]
	rows, err := db.Due(ctx, l, now, 20)
	if err != nil || len(rows) != 20 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	asha, err := db.Member(ctx, s.org, rows[0].To)
	_, errN := db.NextDue(ctx)
	_, errD := db.DeliveriesTo(ctx, s.org, people, now.AddDate(0, 0, -7), now)
	_, errK := db.DeliveriesTo(ctx, s.org, people, now.AddDate(0, 0, -42), now, reflection.PromptKind)
	_, errP := db.People(ctx, s.org, people)
	_, errM := db.MentoredBy(ctx, s.org, people...)
	_, errA := db.MembersAfter(ctx, s.org, "asha5", 200)
	_, errE := db.EntriesSince(ctx, s.org, strangers, now.AddDate(0, 0, -42))
	_, errB := db.EntriesWithin(ctx, s.org, "x", now.AddDate(0, 0, -371), now.AddDate(0, 0, -364))
	_, errC := db.Plans(ctx, s.org, "x")
	_, errO := db.OpenPlans(ctx, s.org, strangers)
	_, errI := db.Identify(ctx, s.asha.Workspace, "Uasha7")
	_, errF := db.Delivery(ctx, s.org, rows[0].ID)
	_, errU := db.Upcoming(ctx, s.org, 5)
	_, errV := db.Prune(ctx, s.org, people, now.AddDate(-1, 0, 0), 100)
	_, errW := db.PruneEvents(ctx, now.AddDate(-1, 0, 0), 100)
	d := rows[0]
	d.State, d.Turn = reflection.Sent, l.Number
	next := d
	next.ID, next.Key, next.State = "next", "next", reflection.Queued
	errS := db.Step(ctx, s.org, reflection.Step{From: rows[0], To: d, Held: true, Unchanged: asha,
		Next: []reflection.Delivery{next}})[0]
	errY := db.Write(ctx, s.org, reflection.Unchanged{Member: asha},
		reflection.Unqueued{To: asha.ID, Kinds: []reflection.Kind{reflection.PromptKind}, After: now})
	errR, errG := db.Renew(ctx, l, time.Hour), db.GiveUp(ctx, l, time.Time{})
	if err := firstOf(err, errN, errD, errK, errP, errM, errA, errE, errB, errC, errO, errI, errF, errU, errV, errW, errS, errY, errR, errG); err != nil {
		t.Fatal(err)
	}
}

// recorded notes every statement as the database would read it.
func recorded(t *testing.T, db *store.DB) func() []string {
	t.Helper()
	var seen []string
	note := func(tx *gorm.DB) {
		sql := tx.Statement.SQL.String()
		if db.Gorm().Name() == "postgres" {
			sql = tx.Dialector.Explain(sql, tx.Statement.Vars...)
		} else {
			sql = logger.ExplainSQL(sql, nil, "'", tx.Statement.Vars...)
		}
		seen = append(seen, sql)
	}
	c := db.Gorm().Callback()
	for _, err := range []error{
		c.Query().After("gorm:query").Register("record", note), c.Create().After("gorm:create").Register("record", note),
		c.Update().After("gorm:update").Register("record", note), c.Delete().After("gorm:delete").Register("record", note),
		c.Row().After("gorm:row").Register("record", note), c.Raw().After("gorm:raw").Register("record", note),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return func() []string { return seen }
}

func explain(t *testing.T, db *store.DB, statement string) string {
	t.Helper()
	if db.Gorm().Name() == "postgres" {
		return string(bytes.Join(column(t, db, "EXPLAIN "+statement), []byte("\n"))) + "\n"
	}
	rows, err := db.Pool().QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+statement)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var plan strings.Builder
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		plan.WriteString(detail + "\n")
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return plan.String()
}
