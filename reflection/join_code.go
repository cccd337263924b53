package reflection

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"
)

// JoinCode lets the app, when it is put into another chat workspace, join an
// organisation that is here already. Its digest is kept and not the code.
type JoinCode struct {
	Digest string
	Until  time.Time
}

const (
	// codeLasts is how long a code can be used.
	codeLasts = 7 * 24 * time.Hour
	// codeLetters are 60 random bits: more than anybody can try in a week.
	codeLetters = 12
	codeGroup   = 4
)

// CodeField is where a code is typed.
const CodeField = "code"

// NotACode is a code that no organisation has given out, or that is over.
const NotACode Problem = "not a code that can be used"

// InviteWorkspace makes a code by which another workspace joins the
// coordinator's organisation, and until when. An earlier one stops working.
func (s *Service) InviteWorkspace(ctx context.Context, by Member) (code string, until time.Time, err error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return "", time.Time{}, err
	}
	return s.newCode(ctx, by.Organisation)
}

// InviteFirst makes such a code for the people who run the server, by which its
// first workspace joins an organisation whose people wait. ErrExists means that
// it has one, and a coordinator there to ask.
func (s *Service) InviteFirst(ctx context.Context, org OrganisationID) (code string, until time.Time, err error) {
	all, err := s.Store.Workspaces(ctx)
	if err == nil && slices.ContainsFunc(all, func(ws Workspace) bool { return ws.Organisation == org }) {
		err = ErrExists
	}
	if err != nil {
		return "", time.Time{}, fmt.Errorf("invite the first workspace: %w", err)
	}
	return s.newCode(ctx, org)
}

func (s *Service) newCode(ctx context.Context, id OrganisationID) (code string, until time.Time, err error) {
	code = NewID()[:codeLetters]
	until = s.Now().Add(codeLasts).UTC()
	err = retry(func() error {
		org, err := s.organisation(ctx, id)
		if err != nil {
			return err
		}
		org.Code = JoinCode{Digest: codeDigest(code), Until: until}
		return s.Store.Write(ctx, org.ID, org)
	})
	if err != nil {
		return "", time.Time{}, fmt.Errorf("invite a workspace: %w", err)
	}
	return inGroups(code), until, nil
}

func (s *Service) organisation(ctx context.Context, id OrganisationID) (Organisation, error) {
	all, err := s.Store.Organisations(ctx)
	for _, o := range all {
		if o.ID == id {
			return o, nil
		}
	}
	if err == nil {
		err = ErrNotFound
	}
	return Organisation{}, err
}

// Invited is the organisation whose code this is; a Fault at CodeField where
// there is none.
func (s *Service) Invited(ctx context.Context, code string) (Organisation, error) {
	org, err := s.Store.OrganisationByCode(ctx, codeDigest(code))
	switch {
	case isMissing(err), err == nil && !s.Now().Before(org.Code.Until):
		return Organisation{}, Fault{CodeField, NotACode}
	case err != nil:
		return Organisation{}, fmt.Errorf("invited by a code: %w", err)
	}
	return org, nil
}

// codeDigest is the same however the code was typed.
func codeDigest(code string) string {
	letters := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(code))
	sum := sha256.Sum256([]byte(letters))
	return hex.EncodeToString(sum[:])
}

// inGroups is easier to read out and to type.
func inGroups(code string) string {
	var groups []string
	for ; len(code) > codeGroup; code = code[codeGroup:] {
		groups = append(groups, code[:codeGroup])
	}
	return strings.Join(append(groups, code), "-")
}
