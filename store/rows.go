package store

import (
	"cmp"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"plenary/reflection"
)

// instant is a time as both databases keep it: UTC, to the microsecond, of
// one width, because SQLite compares times as text.
type instant time.Time

const instantLayout = "2006-01-02T15:04:05.000000Z"

func (i instant) time() time.Time { return time.Time(i) }

func (i instant) Value() (driver.Value, error) {
	return time.Time(i).UTC().Format(instantLayout), nil
}

// MarshalText is for what travels to the database as JSON.
func (i instant) MarshalText() ([]byte, error) {
	return []byte(time.Time(i).UTC().Format(instantLayout)), nil
}

func (i *instant) Scan(value any) error {
	switch v := value.(type) {
	case time.Time:
		*i = instant(v.UTC())
		return nil
	case string:
		t, err := time.Parse(instantLayout, v)
		*i = instant(t)
		return err
	}
	return fmt.Errorf("a time came as %T", value)
}

// ref is a reference that may be empty, which a database calls NULL.
type ref string

func (r ref) Value() (driver.Value, error) {
	if r == "" {
		return nil, nil
	}
	return string(r), nil
}

func (r *ref) Scan(value any) error {
	switch v := value.(type) {
	case nil:
		*r = ""
	case string:
		*r = ref(v)
	default:
		return fmt.Errorf("a reference came as %T", value)
	}
	return nil
}

// list is a short list of plain facts, kept as JSON.
func list[T any](items []T) string {
	if len(items) == 0 {
		return ""
	}
	b, _ := json.Marshal(items) // strings and numbers always can be
	return string(b)
}

// reading turns a row's text back into values and remembers what went wrong.
type reading struct{ err error }

func (r *reading) note(column string, err error) {
	if err != nil && r.err == nil {
		r.err = fmt.Errorf("column %s cannot be read", column)
	}
}

func (r *reading) date(column, s string) reflection.Date {
	d, err := reflection.ParseDate(s)
	r.note(column, err)
	return d
}

func (r *reading) weekTime(column, s string) reflection.WeekTime {
	if s == "" {
		return reflection.WeekTime{}
	}
	w, err := reflection.ParseWeekTime(s)
	r.note(column, err)
	return w
}

func weekTime(w reflection.WeekTime) string {
	if w == (reflection.WeekTime{}) {
		return ""
	}
	return w.String()
}

// listed reads what list wrote.
func listed[T any](r *reading, column, s string) []T {
	if s == "" {
		return nil
	}
	var items []T
	r.note(column, json.Unmarshal([]byte(s), &items))
	return items
}

// each turns rows into what they stand for.
func each[Row, T any](rows []Row, read func(Row) (T, error)) ([]T, error) {
	all := make([]T, 0, len(rows))
	for _, row := range rows {
		one, err := read(row)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// byName sorts here and not in the database: two databases, and two locales of
// one, order names differently.
func byName[T any](all []T, name func(T) (name, id string)) {
	slices.SortFunc(all, func(a, b T) int {
		nameA, idA := name(a)
		nameB, idB := name(b)
		return cmp.Or(strings.Compare(strings.ToLower(nameA), strings.ToLower(nameB)), strings.Compare(idA, idB))
	})
}

// spells writes days down as "2026-11-16/2026-11-18", a spell each.
func spells(all []reflection.Days) string {
	var texts []string
	for _, d := range all {
		texts = append(texts, d.From.String()+"/"+d.To.String())
	}
	return list(texts)
}

func (r *reading) spells(column, s string) (all []reflection.Days) {
	for _, text := range listed[string](r, column, s) {
		from, to, _ := strings.Cut(text, "/")
		all = append(all, reflection.Days{From: r.date(column, from), To: r.date(column, to)})
	}
	return all
}
