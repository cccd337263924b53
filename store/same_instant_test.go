package store_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"plenary/reflection"
	"plenary/reflection/framework"
	"plenary/store"
	"plenary/store/seal"
)

// abreast is a replica's store whose first write waits until every replica has
// decided what to write.
type abreast struct {
	reflection.Store
	once    sync.Once
	decided *sync.WaitGroup
}

func (a *abreast) Write(ctx context.Context, org reflection.OrganisationID, records ...reflection.Record) error {
	a.once.Do(func() { a.decided.Done(); a.decided.Wait() })
	return a.Store.Write(ctx, org, records...)
}

// twoReplicas serve the same three people of one school.
type twoReplicas struct {
	*testing.T
	db      [2]*store.DB
	library *reflection.Library
}

func newTwoReplicas(t *testing.T, url string) twoReplicas {
	t.Helper()
	shipped, err := framework.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	key := seal.NewKey()
	r := twoReplicas{T: t, db: [2]*store.DB{openWith(t, url, master(t, key)), openWith(t, url, master(t, key))}, library: reflection.NewLibrary(shipped)}
	records := []reflection.Record{reflection.Organisation{ID: "o", Name: "O"}, reflection.School{ID: "s", Organisation: "o", Name: "S"},
		reflection.Workspace{ID: "w", Organisation: "o", Platform: "local", External: "W"},
		reflection.Calendar{Spans: []reflection.Span{{Organisation: "o", From: reflection.Date{Year: 2026, Month: 9, Day: 1}, To: reflection.Date{Year: 2026, Month: 12, Day: 18}, Kind: reflection.TermDays}}}}
	for _, id := range []reflection.MemberID{"asha", "ben", "cal"} {
		records = append(records, reflection.Member{ID: id, Organisation: "o", School: "s", Workspace: "w", PlatformID: string(id),
			Name: string(id), Roles: []reflection.Role{reflection.Colleague}, Welcome: reflection.Started})
	}
	r.must(r.db[0].Write(t.Context(), "o", records...))
	return r
}

func (r twoReplicas) must(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

func (r twoReplicas) service(kept reflection.Store) *reflection.Service {
	now := func() time.Time { return time.Date(2026, 11, 11, 10, 0, 0, 0, time.UTC) }
	return &reflection.Service{Store: kept, Now: now, Library: r.library}
}

func (r twoReplicas) member(id reflection.MemberID) reflection.Member {
	r.Helper()
	m, err := r.db[0].Member(r.Context(), "o", id)
	r.must(err)
	return m
}

// inTheSameInstant does two things at once, each on a replica of its own, that
// were both decided from what there was before. One is done; it gives what the
// other was told.
func (r twoReplicas) inTheSameInstant(first, second func(*reflection.Service) error) error {
	r.Helper()
	var decided, ended sync.WaitGroup
	decided.Add(2)
	var errs [2]error
	for i, do := range []func(*reflection.Service) error{first, second} {
		ended.Go(func() { errs[i] = do(r.service(&abreast{Store: r.db[i], decided: &decided})) })
	}
	ended.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		r.Fatalf("the two ended with %v and %v; one of them is to be done", errs[0], errs[1])
	}
	return errors.Join(errs[0], errs[1])
}

func wantProblem(t *testing.T, err error, want reflection.Problem) {
	t.Helper()
	if fault, told := errors.AsType[reflection.Fault](err); !told || fault.Problem != want {
		t.Errorf("the other was told %v, want %q", err, want)
	}
}

// A person asks for one visit at a time, whichever replicas take their presses.
func TestTwoVisitsAskedForInTheSameInstant(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		r := newTwoReplicas(t, url)
		asha := r.member("asha")
		asks := func(host reflection.MemberID) func(*reflection.Service) error {
			return func(s *reflection.Service) error { _, err := s.AskVisit(t.Context(), asha, host); return err }
		}
		wantProblem(t, r.inTheSameInstant(asks("ben"), asks("cal")), reflection.VisitOpen)
		all, err := r.db[1].VisitsOf(t.Context(), "o", []reflection.MemberID{"asha"})
		r.must(err)
		if len(all) != 1 {
			t.Errorf("she has asked for %d visits", len(all))
		}
	})
}

// A person is in one inquiry at a time: whatever they accept and ask for in the
// same instant, they hear of the second that they are in one.
func TestTwoInquiriesInTheSameInstant(t *testing.T) {
	type does = func(*reflection.Service) error
	invites := func(r twoReplicas, by, who reflection.MemberID) does {
		m := r.member(by)
		return func(s *reflection.Service) error {
			_, err := s.Invite(r.Context(), m, reflection.Invitation{Template: "feedback-trial", Focus: "feedback", Who: []reflection.MemberID{who}})
			return err
		}
	}
	accepts := func(r twoReplicas, from reflection.MemberID) does {
		r.must(invites(r, from, "asha")(r.service(r.db[0])))
		all, err := r.db[0].InquiriesOf(r.Context(), "o", []reflection.MemberID{from})
		r.must(err)
		asha := r.member("asha")
		return func(s *reflection.Service) error { _, err := s.Accept(r.Context(), asha, all[0].ID); return err }
	}
	for name, two := range map[string]func(twoReplicas) (does, does){
		"two are accepted":               func(r twoReplicas) (does, does) { return accepts(r, "ben"), accepts(r, "cal") },
		"one is accepted, and one asked": func(r twoReplicas) (does, does) { return accepts(r, "ben"), invites(r, "asha", "cal") },
		"two are asked":                  func(r twoReplicas) (does, does) { return invites(r, "asha", "ben"), invites(r, "asha", "cal") },
	} {
		t.Run(name, func(t *testing.T) {
			onBoth(t, func(t *testing.T, url string) {
				r := newTwoReplicas(t, url)
				wantProblem(t, r.inTheSameInstant(two(r)), reflection.AlreadyInOne)
				all, err := r.db[1].InquiriesOf(t.Context(), "o", []reflection.MemberID{"asha"})
				r.must(err)
				in := 0
				for _, q := range all {
					for _, side := range q.Sides {
						if side.Member == "asha" && side.Answer == reflection.Accepted {
							in++
						}
					}
				}
				if in != 1 {
					t.Errorf("she is in %d inquiries", in)
				}
			})
		})
	}
}
