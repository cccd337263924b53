package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"plenary/reflection"
	"plenary/reflection/holidays"
	"plenary/store"
	"plenary/store/seal"
)

// opened is what a command works with: settings that are right, a database
// that is up to date, and the key that belongs to it.
type opened struct {
	settings
	Clock   *clock
	Master  seal.Master
	DB      *store.DB
	Service *reflection.Service
}

var errNoKey = errors.New(`PLENARY_KEY is not set. Run "plenary keys new", keep what it prints somewhere safe, and set PLENARY_KEY to it`)

// open reads the settings and opens the database, bringing its tables up to
// date. A key that does not belong to the data stops it before anything is
// written.
func (p *program) open(ctx context.Context) (*opened, error) {
	s, unknown, err := readSettings(p.Env)
	if err != nil {
		return nil, err
	}
	for _, name := range unknown {
		p.say("plenary: %s is not a setting of this version and changes nothing", name)
	}
	o, err := openWith(ctx, s)
	if err == nil && p.Store != nil {
		o.Service.Store = p.Store(o.DB)
	}
	return o, err
}

func openWith(ctx context.Context, s settings) (*opened, error) {
	master, err := masterKey(s)
	if err != nil {
		return nil, err
	}
	library, err := openLibrary(s.Frameworks)
	if err != nil {
		return nil, err
	}
	db, err := openStore(ctx, s, master)
	if err != nil {
		return nil, err
	}
	clock := newClock(s)
	clock.compare(ctx, db.Clock)
	service := &reflection.Service{Store: db, Now: clock.Now, Holidays: &holidays.England{}, Library: library, Patience: s.Test.patience()}
	return &opened{settings: s, Clock: clock, Master: master, DB: db, Service: service}, nil
}

func masterKey(s settings) (seal.Master, error) {
	master, err := seal.Parse(s.Key)
	if errors.Is(err, seal.ErrNoKey) {
		return master, errNoKey
	}
	if err != nil {
		return master, fmt.Errorf("PLENARY_KEY: %w", err)
	}
	return master, nil
}

// openWithin is how long a database may take to answer and to be brought up to
// date.
const openWithin = 5 * time.Minute

func openStore(ctx context.Context, s settings, master seal.Master) (*store.DB, error) {
	ctx, cancel := context.WithTimeout(ctx, openWithin)
	defer cancel()
	db, err := store.Open(ctx, s.DatabaseURL, master)
	if errors.Is(err, store.ErrWrongKey) {
		return nil, store.ErrWrongKey // a whole sentence; nothing was written
	}
	return db, err
}

func (o *opened) close() { _ = o.DB.Close() } // everything was written before
