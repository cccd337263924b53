package reflection

import (
	"context"
	"fmt"
	"slices"
)

// Joining is somebody's place in the rounds: each half-term's, until they leave.
type Joining struct {
	Organisation OrganisationID
	Member       MemberID
	In           bool  // false once they have left
	Focus        Focus // picked for pairing; the partner sees it
	Unlike       bool  // would rather meet another phase and subject than their own
	Revision     int
}

// Rounds is what a person sees of the rounds: their own place, and nobody
// else's.
type Rounds struct {
	Joining Joining
	Next    Days // the school week in which the next one can open; zero where no calendar says
}

// Rounds says whether the person is in, and when the next round can open.
func (s *Service) Rounds(ctx context.Context, by Member) (Rounds, error) {
	j, err := s.joiningOf(ctx, by)
	if err != nil {
		return Rounds{}, fmt.Errorf("rounds of %s: %w", by.ID, err)
	}
	next, err := s.nextRoundWeek(ctx, by.Organisation)
	if err != nil {
		return Rounds{}, fmt.Errorf("rounds of %s: %w", by.ID, err)
	}
	return Rounds{j, next}, nil
}

// JoinRounds puts the person into the rounds, or changes what they picked for
// pairing. A Fault says that a focus is not offered.
func (s *Service) JoinRounds(ctx context.Context, by Member, focus Focus, unlike bool) (Rounds, error) {
	if !slices.Contains(Focuses(), focus) {
		return Rounds{}, Fault{FocusField, NotOffered}
	}
	return s.changeJoining(ctx, by, func(j *Joining) { j.In, j.Focus, j.Unlike = true, focus, unlike })
}

// LeaveRounds takes the person out of the rounds to come. An invitation that
// they have stays open. Nobody is told.
func (s *Service) LeaveRounds(ctx context.Context, by Member) (Rounds, error) {
	return s.changeJoining(ctx, by, func(j *Joining) { j.In, j.Focus, j.Unlike = false, "", false })
}

func (s *Service) changeJoining(ctx context.Context, by Member, change func(*Joining)) (Rounds, error) {
	err := retry(func() error {
		j, err := s.joiningOf(ctx, by)
		if err != nil {
			return err
		}
		was := j
		if change(&j); j == was {
			return nil
		}
		return orAgain(s.Store.Write(ctx, by.Organisation, j))
	})
	if err != nil {
		return Rounds{}, fmt.Errorf("rounds of %s: %w", by.ID, err)
	}
	return s.Rounds(ctx, by)
}

func (s *Service) joiningOf(ctx context.Context, by Member) (Joining, error) {
	if err := allowed(by, Self, JoinRound); err != nil {
		return Joining{}, err
	}
	j, err := s.Store.Joining(ctx, by.Organisation, by.ID)
	if isMissing(err) {
		return Joining{Organisation: by.Organisation, Member: by.ID}, nil
	}
	return j, err
}
