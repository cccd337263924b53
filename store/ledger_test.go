package store_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"plenary/store"
)

// TestTheLedgerCostsWhatIsDue asks the databases how they would go about it in
// a ledger full of what was sent long ago: by the indexes that hold only what
// is queued or under way.
func TestTheLedgerCostsWhatIsDue(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		newSchool("trust", "hello").keep(t, db)
		mustExec(t, db, `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
			INSERT INTO deliveries (organisation_id, id, natural_key, workspace_id, to_id, kind, ref, due_at, until, state, reason,
				attempts, address, settled_at)
			SELECT organisation_id, id || i, natural_key || i, workspace_id, to_id, kind, ref, due_at, until,
				CASE WHEN i < 100 THEN 'queued' ELSE 'sent' END, reason, attempts, address, settled_at FROM deliveries, n`)
		mustExec(t, db, "ANALYZE")
		claim := strings.NewReplacer("workspace_id = ?", "workspace_id = 'trust-chat'", "due_at <= ?", "due_at <= '2026-11-11'").
			Replace(db.ClaimStatement(20))
		for _, c := range []struct{ index, statement string }{
			{"deliveries_(claim|next)", claim}, // with one workspace they are as good
			{"deliveries_next", "SELECT due_at FROM deliveries WHERE state = 'queued' ORDER BY due_at, seq LIMIT 1"},
			{"deliveries_stranded", "SELECT * FROM deliveries WHERE state IN ('claimed', 'sending', 'settling') ORDER BY due_at, seq"},
		} {
			plan := explain(t, db, c.statement)
			if !regexp.MustCompile(c.index).MatchString(plan) || strings.Contains(plan, "Seq Scan on deliveries") || strings.Contains(plan, "SCAN deliveries\n") {
				t.Errorf("not by %s:\n%s", c.index, plan)
			}
		}
	})
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
	return plan.String()
}
