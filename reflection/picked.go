package reflection

import (
	"context"
	"fmt"
)

// What can be wrong with somebody who was picked in the chat.
const (
	// NotOnList is somebody of whom the platform says too little to put them on
	// the staff list: it knows people by their e-mail addresses.
	NotOnList Problem = "not on the list"
	HasLeft   Problem = "somebody who has left"
)

// picked is the member that somebody picked in the chat is, with a role added:
// who is on the list, else who is put on it by what the platform says of them.
// Nothing is kept yet. A Fault at the field says why it cannot be them.
func (s *Service) picked(ctx context.Context, by Member, who Profile, role Role, field string) (Member, error) {
	if who.User == "" {
		return Member{}, Fault{field, Blank}
	}
	m, err := s.Store.Identify(ctx, by.Workspace, who.User)
	if isMissing(err) {
		m, err = s.listed(ctx, by, who)
	}
	switch {
	case isMissing(err):
		return Member{}, Fault{field, NotOnList}
	case err != nil:
		return Member{}, fmt.Errorf("who was picked: %w", err)
	case s.hasLeft(m):
		return Member{}, Fault{field, HasLeft}
	}
	return m.holding(role), nil
}

// listed finds somebody on the list by their e-mail address, or makes a member
// of them at the coordinator's school; ErrNotFound where the platform does not
// say enough. Who is on the list and not met yet is met by this.
func (s *Service) listed(ctx context.Context, by Member, who Profile) (Member, error) {
	email, errEmail := readEmail(who.Email)
	name, errName := readName(who.Name)
	if errEmail != nil || errName != nil {
		return Member{}, ErrNotFound
	}
	m, err := s.byEmail(ctx, by.Organisation, email)
	switch {
	case isMissing(err):
		m = Member{ID: MemberID(NewID()), Organisation: by.Organisation, School: by.School, Email: email, Name: name}
	case err != nil || m.Linked():
		return m, err
	}
	m.Workspace, m.PlatformID, m.Conversation = by.Workspace, who.User, who.Conversation
	if _, err := readZone(who.Zone); err == nil {
		m.Zone = who.Zone
	}
	return m, nil
}

// holding is the member with one more role, in the order of Roles.
func (m Member) holding(role Role) Member {
	var roles []Role
	for _, r := range Roles() {
		if r == role || m.Is(r) {
			roles = append(roles, r)
		}
	}
	m.Roles = roles
	return m
}
