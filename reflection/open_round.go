package reflection

import (
	"context"
	"fmt"
	"time"
)

// OpenedRound says that the round of a half-term has opened. It does so once,
// whichever process looks first.
type OpenedRound struct {
	Organisation OrganisationID
	Half         Date // first day of the half-term
	On           Date
}

// RoundState is what came of looking whether a round opens.
type RoundState string

const (
	RoundOpens  RoundState = "opens"
	RoundNotNow RoundState = "not now" // it is not the second week of a half-term
	RoundBefore RoundState = "before"  // this half-term's has opened
	RoundTooFew RoundState = "too few"
)

// FewestJoined is how many people of an organisation a round needs.
const FewestJoined = 6

// RoundCounts is what came of a round, in numbers that name nobody.
type RoundCounts struct {
	State                                  RoundState
	Joined, Pairs, Threes, Left, SameFocus int
}

// OpenRound pairs everybody in the organisation who joined and asks each pair,
// in the second week of a half-term and once in it. Several processes may look
// at once, and as often as they like.
func (s *Service) OpenRound(ctx context.Context, org OrganisationID) (RoundCounts, error) {
	var counts RoundCounts
	err := retry(func() (err error) {
		counts, err = s.openRound(ctx, org)
		if isMissing(err) { // somebody was erased meanwhile
			return ErrStale
		}
		return err
	})
	switch {
	case isRepeated(err): // another process was first
		return RoundCounts{State: RoundBefore}, nil
	case err != nil:
		return RoundCounts{}, fmt.Errorf("open the round: %w", err)
	}
	return counts, nil
}

func (s *Service) openRound(ctx context.Context, org OrganisationID) (RoundCounts, error) {
	terms, today, err := s.roundTerms(ctx, org)
	if err != nil {
		return RoundCounts{}, err
	}
	half, due := terms.roundOn(today)
	if !due {
		return RoundCounts{State: RoundNotNow}, nil
	}
	if opened, err := s.roundOpened(ctx, org, half); err != nil || opened {
		return RoundCounts{State: RoundBefore}, err
	}
	c, err := s.cohort(ctx, org, terms, half, today)
	if err != nil {
		return RoundCounts{}, err
	}
	p, counts, err := c.pair()
	if err != nil || counts.State != RoundOpens {
		return counts, err
	}
	records, err := s.asked(org, c, p)
	if err != nil {
		return RoundCounts{}, err
	}
	return counts, s.Store.Write(ctx, org, records...)
}

// TryRound says what would come of a round that opened today, in whatever week,
// and keeps nothing.
func (s *Service) TryRound(ctx context.Context, org OrganisationID) (RoundCounts, error) {
	terms, today, err := s.roundTerms(ctx, org)
	if err != nil {
		return RoundCounts{}, fmt.Errorf("try a round: %w", err)
	}
	c, err := s.cohort(ctx, org, terms, terms.halfAround(today), today)
	if err != nil {
		return RoundCounts{}, fmt.Errorf("try a round: %w", err)
	}
	_, counts, err := c.pair()
	return counts, err
}

// pair says who works with whom, and counts it. With too few people everybody
// is left.
func (c cohort) pair() (Pairing, RoundCounts, error) {
	counts := RoundCounts{State: RoundTooFew, Joined: len(c.Joined), Left: len(c.Joined)}
	if len(c.Joined) < FewestJoined {
		return Pairing{}, counts, nil
	}
	p, err := c.Pair()
	counts.State, counts.Left = RoundOpens, len(p.Left)
	for _, g := range p.Groups {
		if len(g) == 2 {
			counts.Pairs++
		} else {
			counts.Threes++
		}
		if c.focusOf(g) != "" {
			counts.SameFocus++
		}
	}
	return p, counts, err
}

// focusOf is the focus that all of a group picked; empty where they differ.
func (c cohort) focusOf(group []MemberID) Focus {
	var focus Focus
	for i, id := range group {
		if picked := c.byID[id].Focus; i == 0 {
			focus = picked
		} else if picked != focus {
			return ""
		}
	}
	return focus
}

// asked are the records by which a round opens: an inquiry for each group, with
// its invitations, and for whoever has nobody the same news at the same time as
// where somebody did not answer. Who is in an inquiry already hears nothing.
func (s *Service) asked(org OrganisationID, c cohort, p Pairing) ([]Record, error) {
	records := []Record{OpenedRound{Organisation: org, Half: c.half.From, On: c.Day}}
	for _, group := range p.Groups {
		template, known := s.Library.templateFor(len(group))
		if !known {
			return nil, fmt.Errorf("no framework has anything for %d people to try together", len(group))
		}
		q := Inquiry{ID: InquiryID(NewID()), Organisation: org, School: c.byID[group[0]].School, Round: c.half.From,
			Template: template.ID, Focus: c.focusOf(group), State: InquiryInvited, AnswersAt: c.answersAt}
		for _, id := range group {
			q.Sides = append(q.Sides, Side{Member: id})
		}
		records = append(append(records, q), joint{Inquiry: q, template: template, outlooks: c.outlooks}.messages("")...)
	}
	busy := c.busy()
	for _, id := range p.Left {
		if o, here := c.outlooks[id]; here && !busy[id] {
			records = append(records, c.nobodyFor(o))
		}
	}
	return records, nil
}

// roundAsksAt is when a round's invitations come, on the day it opens.
const roundAsksAt = answersAt

// asksAt is when an invitation comes: at once, or at noon where a round makes
// it.
func (q Inquiry) asksAt(o outlook) time.Time {
	if q.Round.IsZero() {
		return o.now
	}
	return later(o.now, o.Today(o.now).At(roundAsksAt, o.Zone))
}

// nobodyThisRound is what a message is about that tells somebody who joined
// that a round had nobody for them.
const nobodyThisRound = "round/" + string(NoteOver)

func (c cohort) nobodyFor(o outlook) Delivery {
	return o.addressed(Delivery{Key: fmt.Sprintf("%s/round/%s/%s", NewsKind, c.half.From, o.Member.ID), Kind: NewsKind,
		Ref: nobodyThisRound, DueAt: o.Awake(c.answersAt)})
}
