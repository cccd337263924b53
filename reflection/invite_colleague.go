package reflection

import (
	"context"
	"fmt"
	"slices"
)

// Fields of the Form that invites a colleague, and what can be wrong in it.
const (
	WhoField   = "who"
	ThirdField = "third"

	// NotToInvite is somebody who cannot be asked: oneself, one's mentor, line
	// manager or induction tutor, or somebody who is not here.
	NotToInvite Problem = "not to invite"
	// AlreadyInOne is somebody who is in an inquiry.
	AlreadyInOne Problem = "in an inquiry already"
	TooFew       Problem = "too few"
)

// Invitation is what a person asks a colleague, or two.
type Invitation struct {
	Template TemplateID
	Focus    Focus
	Who      []MemberID
}

// Invitables is what a person can invite to, and whom.
type Invitables struct {
	Template Template
	People   []Member // of their own school first, by name
	Focus    Focus    // to begin with; empty for none in particular
	Think    string   // of what, first: where a case led here
}

// Templates lists the ways to try something together.
func (s *Service) Templates(_ context.Context, by Member) ([]Template, error) {
	if err := allowed(by, Peer, InviteColleague); err != nil {
		return nil, err
	}
	return s.Library.templates(), nil
}

// mostInvitable is how many names one Form offers.
const mostInvitable = 100

// Invitable lists whom the person can invite to try a template.
func (s *Service) Invitable(ctx context.Context, by Member, id TemplateID) (Invitables, error) {
	if err := allowed(by, Peer, InviteColleague); err != nil {
		return Invitables{}, err
	}
	t, known := s.Library.template(id)
	if !known {
		return Invitables{}, fmt.Errorf("template %s: %w", id, ErrNotFound)
	}
	people, err := s.Store.Members(ctx, by.Organisation)
	if err != nil {
		return Invitables{}, fmt.Errorf("whom %s can invite: %w", by.ID, err)
	}
	people = slices.DeleteFunc(people, func(m Member) bool { return !s.canInvite(by, m) })
	slices.SortStableFunc(people, func(a, b Member) int { return far(by, a) - far(by, b) })
	return Invitables{Template: t, People: people[:min(len(people), mostInvitable)]}, nil
}

func far(by, m Member) int {
	if m.School == by.School {
		return 0
	}
	return 1
}

// canInvite holds the hard limits on who works together: whoever judges or
// mentors the other is never asked.
func (s *Service) canInvite(by, m Member) bool {
	over := func(a, b Member) bool { return a.Mentor == b.ID || a.LineManager == b.ID || a.InductionTutor == b.ID }
	return by.ID != m.ID && s.takesPart(m) && allowed(m, Peer, InviteColleague) == nil && !over(by, m) && !over(m, by)
}

// Invite asks a colleague, or two, to try something together. They can accept
// until AnswersAt, at which who asked hears the same whether somebody said no,
// said nothing, or has left.
func (s *Service) Invite(ctx context.Context, by Member, inv Invitation) (Together, error) {
	if err := allowed(by, Peer, InviteColleague); err != nil {
		return Together{}, err
	}
	t, known := s.Library.template(inv.Template)
	if !known {
		return Together{}, fmt.Errorf("template %s: %w", inv.Template, ErrNotFound)
	}
	var id InquiryID
	err := retry(func() (err error) {
		id, err = s.invite(ctx, by, t, inv)
		return err
	})
	if err != nil {
		return Together{}, fmt.Errorf("invite: %w", err)
	}
	return s.OpenInquiry(ctx, by, id)
}

// invite reads who invites before what they are in, and keeps them anew: what
// they accept or ask for in the same instant is one of the two.
func (s *Service) invite(ctx context.Context, by Member, t Template, inv Invitation) (InquiryID, error) {
	by, err := s.Store.Member(ctx, by.Organisation, by.ID)
	if err != nil {
		return "", err
	}
	if err := s.checkInvitation(ctx, by, t, inv); err != nil {
		return "", err
	}
	o, err := s.outlookOf(ctx, by)
	if err != nil {
		return "", err
	}
	_, asked, err := s.outlooksOf(ctx, by.Organisation, inv.Who)
	if err != nil {
		return "", err
	}
	q := Inquiry{ID: InquiryID(NewID()), Organisation: by.Organisation, School: by.School, Template: t.ID, Focus: inv.Focus,
		State: InquiryInvited, AnswersAt: o.answerTime(asked), Sides: []Side{{Member: by.ID, Inviter: true, Answer: Accepted}}}
	if q.AnswersAt.IsZero() {
		return "", Fault{WhoField, TooFarAway}
	}
	for _, who := range inv.Who {
		q.Sides = append(q.Sides, Side{Member: who})
	}
	all, err := s.joints(ctx, by.Organisation, []Inquiry{q})
	if err != nil {
		return "", err
	}
	all[0].kept = ""
	return q.ID, s.Store.Write(ctx, by.Organisation, append([]Record{q, by}, all[0].messages(by.ID)...)...)
}

func (s *Service) checkInvitation(ctx context.Context, by Member, t Template, inv Invitation) error {
	switch {
	case len(inv.Who) == 0:
		return Fault{WhoField, Blank}
	case len(inv.Who)+1 < t.Least:
		return Fault{ThirdField, TooFew}
	case len(inv.Who)+1 > t.Most || len(distinct(slices.Clone(inv.Who))) < len(inv.Who):
		return Fault{ThirdField, TooMany}
	case !slices.Contains(Focuses(), inv.Focus):
		return Fault{FocusField, NotOffered}
	}
	for i, id := range inv.Who {
		m, err := s.Store.Member(ctx, by.Organisation, id)
		if err != nil && !isMissing(err) {
			return fmt.Errorf("invite %s: %w", id, err)
		}
		if err != nil || !s.canInvite(by, m) {
			return Fault{[]string{WhoField, ThirdField}[i], NotToInvite}
		}
	}
	return s.checkFree(ctx, by, "", WhoField)
}

// checkFree is a Fault where the person is in an inquiry already, or has asked
// for one: one at a time.
func (s *Service) checkFree(ctx context.Context, by Member, but InquiryID, field string) error {
	all, err := s.inquiriesOf(ctx, by)
	if err != nil {
		return err
	}
	for _, j := range all {
		if j.ID != but && j.live() && j.side(by.ID).Answer == Accepted {
			return Fault{field, AlreadyInOne}
		}
	}
	return nil
}

// inquiriesOf are all inquiries that the person is in, newest first: not those
// that went on without them.
func (s *Service) inquiriesOf(ctx context.Context, by Member) ([]joint, error) {
	all, err := s.Store.InquiriesOf(ctx, by.Organisation, []MemberID{by.ID})
	if err != nil {
		return nil, fmt.Errorf("inquiries of %s: %w", by.ID, err)
	}
	joints, err := s.joints(ctx, by.Organisation, all)
	return slices.DeleteFunc(joints, func(j joint) bool { return j.side(by.ID) == nil }), err
}

// live reports whether something is still to come of it.
func (q Inquiry) live() bool { return q.State != InquiryStopped && q.State != InquiryDecided }
