package store_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
)

func TestErrorsBecomeOurs(t *testing.T) {
	for _, c := range []struct{ err, want error }{
		{gorm.ErrRecordNotFound, reflection.ErrNotFound},
		{&pgconn.PgError{Code: "23505"}, reflection.ErrExists},
		{&pgconn.PgError{Code: "23503"}, reflection.ErrNotFound},
		{&pgconn.PgError{Code: "40001"}, reflection.ErrStale},
		{&pgconn.PgError{Code: "40P01"}, reflection.ErrStale},
		{reflection.ErrStale, reflection.ErrStale},
		{store.ErrWrongKey, store.ErrWrongKey},
		{seal.ErrOpen, seal.ErrOpen},
		{context.DeadlineExceeded, context.DeadlineExceeded},
		{io.ErrUnexpectedEOF, io.ErrUnexpectedEOF},
	} {
		if got := store.Told("try", fmt.Errorf("wrapped: %w", c.err)); !errors.Is(got, c.want) {
			t.Errorf("%v became %v, want %v", c.err, got, c.want)
		}
	}
	if store.Told("try", nil) != nil {
		t.Error("nothing became an error")
	}
}

func TestErrorsKeepNothingOfARow(t *testing.T) {
	for want, err := range map[string]error{
		"try: postgres refused: SQLSTATE 23514, constraint entries_body_sealed": &pgconn.PgError{Code: "23514",
			Message: "row " + marker, Detail: "Failing row contains " + marker, ConstraintName: "entries_body_sealed"},
		"try: postgres refused: SQLSTATE 22P02":       &pgconn.PgError{Code: "22P02", Message: "invalid input: " + marker},
		"try: database error of type *fmt.wrapErrors": fmt.Errorf("sql: cannot scan %q %w %w", marker, errors.New("a"), errors.New("b")),
		"try: reflection.Entry: not found":            store.Told("reflection.Entry", gorm.ErrRecordNotFound),
	} {
		if got := store.Told("try", err).Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestARefusedRowIsNotEchoed goes through GORM and the driver.
func TestARefusedRowIsNotEchoed(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		newSchool("trust", marker).keep(t, db)
		refused := db.Gorm().Table("entries").Where("id = ?", "entry").Update("body", []byte(marker)).Error
		got := store.Told("try", refused)
		if got == nil || !strings.Contains(got.Error(), "entries_body_sealed") || strings.Contains(got.Error(), marker) {
			t.Errorf("got %v", got)
		}
	})
}

func TestAnEndedCallSaysSo(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := db.Member(ctx, "trust", "asha")
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want context.Canceled", err)
		}
	})
}
