package store

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"plenary/reflection"
)

// stepRow is one step as it travels to the database: all of a batch in one
// parameter of JSON, so that the statement is the same for one and for fifty
// and is planned once.
type stepRow struct {
	OrganisationID string  `json:"organisation_id"`
	ID             string  `json:"id"`
	Was            string  `json:"was"`
	WasTurn        int64   `json:"was_turn"`
	Held           bool    `json:"held"`
	MemberID       string  `json:"member_id"`
	Revision       int     `json:"revision"` // of the member; 0 to ask nothing of them
	State          string  `json:"state"`
	Unsettled      bool    `json:"unsettled"`
	Turn           int64   `json:"turn"`
	Reason         string  `json:"reason"`
	Ref            string  `json:"ref"`
	DueAt          instant `json:"due_at"`
	Until          instant `json:"until"`
	Attempts       int     `json:"attempts"`
	BegunAt        instant `json:"begun_at"`
	Address        string  `json:"address"`
	SettledAt      instant `json:"settled_at"`

	next []*deliveryRow
}

// stepColumns are its fields, in PostgreSQL's words.
const stepColumns = "organisation_id text, id text, was text, was_turn bigint, held boolean, member_id text, " +
	"revision bigint, state text, unsettled boolean, turn bigint, reason text, ref text, due_at timestamptz, " +
	"until timestamptz, attempts bigint, begun_at timestamptz, address text, settled_at timestamptz"

// nextColumns are those of a delivery that is new.
const nextColumns = "organisation_id text, id text, natural_key text, workspace_id text, to_id text, kind text, " +
	"ref text, due_at timestamptz, until timestamptz, state text, unsettled boolean, reason text, " +
	"attempts bigint, turn bigint, begun_at timestamptz, address text, settled_at timestamptz"

// moves are the columns that change as a delivery goes on its way; what it is
// and to whom stays.
var moves = []string{"state", "unsettled", "turn", "reason", "ref", "due_at", "until", "attempts", "begun_at", "address", "settled_at"}

// rowsOf reads a parameter of JSON as a table s of these columns.
func (db *DB) rowsOf(columns string) string {
	if db.dialect == postgreSQL {
		return "json_to_recordset(?::json) AS s(" + columns + ")"
	}
	var taken []string
	for _, name := range names(columns) {
		taken = append(taken, "json_extract(value, '$."+name+"') AS "+name)
	}
	return "(SELECT " + strings.Join(taken, ", ") + " FROM json_each(?)) AS s"
}

func names(columns string) (names []string) {
	for column := range strings.SplitSeq(columns, ", ") {
		name, _, _ := strings.Cut(column, " ")
		names = append(names, name)
	}
	return names
}

// stepStatement moves those rows that are as they were, and tells which.
func (db *DB) stepStatement() string {
	now, _ := db.clocks("")
	var set []string
	for _, column := range moves {
		set = append(set, column+" = s."+column)
	}
	return "UPDATE deliveries SET " + strings.Join(set, ", ") + " FROM " + db.rowsOf(stepColumns) + `
WHERE deliveries.organisation_id = s.organisation_id AND deliveries.id = s.id
	AND deliveries.state = s.was AND deliveries.turn = s.was_turn
	AND (s.revision = 0 OR s.revision = (SELECT m.revision FROM members m
		WHERE m.organisation_id = s.organisation_id AND m.id = s.member_id))
	AND (NOT s.held OR EXISTS (SELECT 1 FROM leases l
		WHERE l.workspace_id = deliveries.workspace_id AND l.number = s.turn AND l.until > ` + now + `))
RETURNING deliveries.organisation_id, deliveries.id`
}

// nextStatement queues what is new. What is there by its key already stays as
// it is: deciding twice keeps one.
func (db *DB) nextStatement() string {
	columns := strings.Join(names(nextColumns), ", ")
	return "INSERT INTO deliveries (" + columns + ") SELECT " + columns + " FROM " + db.rowsOf(nextColumns) +
		" WHERE TRUE ON CONFLICT (organisation_id, natural_key) DO NOTHING"
}

// Step takes each delivery a step further; see reflection.Ledger.
func (db *DB) Step(ctx context.Context, org reflection.OrganisationID, steps ...reflection.Step) []error {
	rows := make([]*stepRow, len(steps))
	errs := make([]error, len(steps))
	var call []*stepRow
	for i, st := range steps {
		if rows[i], errs[i] = readyStep(org, st); errs[i] == nil {
			call = append(call, rows[i])
		}
	}
	if len(call) == 0 {
		return errs
	}
	lane := &db.alone
	if follows(call) {
		lane = &db.followed
	}
	moved, err := lane.join(ctx, call, db.stepAll)
	for i, row := range rows {
		switch {
		case errs[i] != nil:
		case err != nil:
			errs[i] = told("step", err)
		case !moved[row]:
			errs[i] = told("step", reflection.ErrStale)
		}
	}
	return errs
}

func readyStep(org reflection.OrganisationID, st reflection.Step) (*stepRow, error) {
	d := deliveryToRow(st.To)
	row := &stepRow{
		OrganisationID: d.OrganisationID, ID: d.ID, Was: string(st.From.State), WasTurn: st.From.Turn, Held: st.Held,
		MemberID: string(st.Unchanged.ID), Revision: st.Unchanged.Revision,
		State: d.State, Unsettled: d.Unsettled, Turn: d.Turn, Reason: d.Reason, Ref: d.Ref, DueAt: d.DueAt, Until: d.Until, Attempts: d.Attempts,
		BegunAt: d.BegunAt, Address: d.Address, SettledAt: d.SettledAt,
	}
	for _, next := range st.Next {
		if err := belongs(org, next.Organisation, string(next.ID)); err != nil {
			return nil, told("step", err)
		}
		row.next = append(row.next, deliveryToRow(next))
	}
	return row, told("step", belongs(org, st.To.Organisation, row.ID))
}

// stepWithin bounds one batch: a database that does not answer must not hold a
// sender for as long as its lease.
const stepWithin = 20 * time.Second

// stepAll writes a batch. Where the database ends it in favour of another
// write nothing of it was kept, and it is tried again.
func (db *DB) stepAll(ctx context.Context, batch []*stepRow) (map[*stepRow]bool, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), stepWithin)
	defer cancel()
	moved, err := db.stepOnce(ctx, batch)
	for tries := 1; tries < 5 && errors.Is(told("step", err), reflection.ErrStale); tries++ {
		moved, err = db.stepOnce(ctx, batch)
	}
	return moved, err
}

func (db *DB) stepOnce(ctx context.Context, batch []*stepRow) (map[*stepRow]bool, error) {
	tx := db.gorm.WithContext(ctx)
	if !follows(batch) {
		return db.move(tx, batch)
	}
	var moved map[*stepRow]bool
	err := tx.Transaction(func(tx *gorm.DB) (err error) {
		if err = lockAddressees(tx, batch); err == nil {
			moved, err = db.move(tx, batch)
		}
		if err != nil {
			return err
		}
		return db.queueNext(tx, batch, moved)
	})
	return moved, err
}

func follows(batch []*stepRow) bool {
	for _, row := range batch {
		if len(row.next) > 0 {
			return true
		}
	}
	return false
}

// lockAddressees locks the people whose next row is decided, in the order that
// Write does: then what they change meanwhile comes before or after.
func lockAddressees(tx *gorm.DB, batch []*stepRow) error {
	if tx.Name() != string(postgreSQL) {
		return nil // the transaction has the one lock there is
	}
	var people [][]any
	for _, row := range batch {
		if row.Revision > 0 && len(row.next) > 0 {
			people = append(people, []any{row.OrganisationID, row.MemberID})
		}
	}
	if len(people) == 0 {
		return nil
	}
	var ids []string
	return tx.Model(&memberRow{}).Clauses(clause.Locking{Strength: "NO KEY UPDATE"}).
		Where("(organisation_id, id) IN ?", people).Order("id").Pluck("id", &ids).Error
}

func (db *DB) move(tx *gorm.DB, batch []*stepRow) (map[*stepRow]bool, error) {
	body, err := json.Marshal(batch)
	if err != nil {
		return nil, err
	}
	type id struct{ OrganisationID, ID string }
	var went []id
	if err := tx.Raw(db.stepSQL, string(body)).Scan(&went).Error; err != nil {
		return nil, err
	}
	byID := make(map[id]*stepRow, len(batch))
	for _, row := range batch {
		byID[id{row.OrganisationID, row.ID}] = row
	}
	moved := make(map[*stepRow]bool, len(went))
	for _, w := range went {
		moved[byID[w]] = true
	}
	return moved, nil
}

// queueNext queues what follows from the rows that went on.
func (db *DB) queueNext(tx *gorm.DB, batch []*stepRow, moved map[*stepRow]bool) error {
	var next []*deliveryRow
	for _, row := range batch {
		if moved[row] {
			next = append(next, row.next...)
		}
	}
	if len(next) == 0 {
		return nil
	}
	return db.queue(tx, next)
}
