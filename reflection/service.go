package reflection

import (
	"context"
	"fmt"
	"time"
)

// Service is everything people, the clock and set-up files can do. Each method
// names who acts, asks may.go whether they may, decides, and writes once.
type Service struct {
	Store Store
	Now   func() time.Time // one clock, set by cmd
	// Holidays are England's; nil for none.
	Holidays Holidays
	Library  *Library // frameworks, and questions by phase and subject; nil for none
	// Patience is how long the sender holds on; zero except in tests.
	Patience Patience
}

// tries is how often a decision is made again when what it was made from was
// changed meanwhile.
const tries = 5

// retry decides again while the answer is ErrStale.
func retry(decide func() error) error {
	var err error
	for range tries {
		if err = decide(); !isStale(err) {
			return err
		}
	}
	return err
}

// orAgain makes ErrStale of ErrExists: somebody else was first, or the same
// person on another device, and retry decides again from what is there now.
func orAgain(err error) error {
	if isRepeated(err) {
		return ErrStale
	}
	return err
}

// weekOf reads the calendar and zone the member lives by.
func (s *Service) weekOf(ctx context.Context, m Member) (Week, error) {
	school, err := s.Store.School(ctx, m.Organisation, m.School)
	if err != nil {
		return Week{}, fmt.Errorf("school of member %s: %w", m.ID, err)
	}
	spans, err := s.Store.Calendar(ctx, m.Organisation)
	if err != nil {
		return Week{}, fmt.Errorf("calendar of member %s: %w", m.ID, err)
	}
	return s.calendarOf(school, spans).weekOf(m), nil
}
