package reflection

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Together is an inquiry as one of its people may see it.
type Together struct {
	Inquiry     Inquiry
	Template    Template
	By          Member
	With        []string // the others, by first name
	Names       map[MemberID]string
	Own         Trial
	Others      []Trial            // of the others; empty until everybody has reported
	Pieces      []Piece            // of a swap, as far as the reader may read them
	Opened      map[PieceKind]bool // whether all of them may read them
	Takes       map[PieceKind]bool // whether the reader can give one now
	Reportable  bool               // whether it is time to report
	Days        map[StepKind]Date
	AnswersAt   time.Time // in the reader's zone
	Today       Date
	Ingredients []Statement
	Earlier     []Inquiry // what their school found out about the same focus
}

// Mine is the reader's own side.
func (t Together) Mine() Side {
	if side := t.Inquiry.side(t.By.ID); side != nil {
		return *side
	}
	return Side{}
}

// mostEarlier is how many earlier findings are shown.
const mostEarlier = 2

// OpenInquiry is an inquiry for one of its people. While it is an invitation it
// tells nothing of what the others have said.
func (s *Service) OpenInquiry(ctx context.Context, by Member, id InquiryID) (Together, error) {
	j, err := s.jointOf(ctx, by, id)
	if err != nil {
		return Together{}, fmt.Errorf("open inquiry %s: %w", id, err)
	}
	o := j.outlooks[by.ID]
	t := Together{Inquiry: j.seenBy(by.ID), Template: j.template, By: by, With: j.with(by.ID), Names: map[MemberID]string{},
		Days: map[StepKind]Date{}, Opened: map[PieceKind]bool{}, Takes: map[PieceKind]bool{}, Reportable: j.reportable(),
		AnswersAt: j.AnswersAt.In(o.Zone), Today: o.Today(o.now), Ingredients: s.Library.ingredients(j.template)}
	for _, side := range j.Sides {
		t.Names[side.Member] = j.people[side.Member].FirstName()
	}
	for _, step := range j.template.Steps {
		t.Days[step.Do] = j.dayOf(step, j.weeks())
	}
	if t.Earlier, err = s.earlier(ctx, by, j.Inquiry); err != nil {
		return Together{}, fmt.Errorf("open inquiry %s: %w", id, err)
	}
	if t.Own, err = s.ownTrial(ctx, by, id); err != nil {
		return Together{}, err
	}
	for _, k := range PieceKinds() {
		t.Opened[k], t.Takes[k] = j.opened(k), j.takes(k, by.ID)
	}
	if t.Pieces, err = s.pieces(ctx, by, j); err != nil {
		return Together{}, fmt.Errorf("open inquiry %s: %w", id, err)
	}
	for _, side := range j.Sides {
		if allowed(by, j.relation(by.ID, side.Member, j.everybodyReported()), ReadTrial) != nil || side.Member == by.ID {
			continue
		}
		other, err := s.Store.Trial(ctx, by.Organisation, id, side.Member)
		if err != nil && !isMissing(err) {
			return Together{}, fmt.Errorf("open inquiry %s: %w", id, err)
		}
		t.Others = append(t.Others, other)
	}
	return t, nil
}

// seenBy leaves out what others said to an invitation.
func (j joint) seenBy(m MemberID) Inquiry {
	q := j.Inquiry
	if j.kept != InquiryInvited || j.State == InquiryAgreed {
		return q
	}
	q.Sides = slices.Clone(q.Sides)
	for i := range q.Sides {
		if q.Sides[i].Member != m && !q.Sides[i].Inviter {
			q.Sides[i].Answer = NoReply
		}
	}
	q.Revision = 0 // it grows with every answer
	return q
}

// earlier is what the person's school found out about the same focus.
func (s *Service) earlier(ctx context.Context, by Member, q Inquiry) ([]Inquiry, error) {
	if q.Focus == "" {
		return nil, nil
	}
	found, err := s.Store.Findings(ctx, by.Organisation, by.School, q.Focus, mostEarlier+1)
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(f Inquiry) bool { return f.ID == q.ID })
	return found[:min(len(found), mostEarlier)], nil
}

// CurrentInquiry is the inquiry the person is in, or was in last: false means
// that there is none. An invitation that they declined is none, nor is one
// that was never accepted, or that they are never asked about.
func (s *Service) CurrentInquiry(ctx context.Context, by Member) (InquiryID, bool, error) {
	if allowed(by, Partner, WorkTogether) != nil {
		return "", false, nil
	}
	all, err := s.inquiriesOf(ctx, by)
	if err != nil {
		return "", false, err
	}
	for _, want := range []func(joint) bool{
		func(j joint) bool { return j.live() && j.side(by.ID).Answer == Accepted },
		func(j joint) bool {
			return j.State == InquiryInvited && j.side(by.ID).Answer == NoReply && !j.keepsAway(by.ID)
		},
		func(j joint) bool { return j.State == InquiryDecided },
	} {
		if i := slices.IndexFunc(all, want); i >= 0 {
			return all[i].ID, true, nil
		}
	}
	return "", false, nil
}
