package bottest

import (
	"context"

	"plenary/reflection"
)

// List puts people on the staff list, by their e-mail address.
func (i *Installs) List(emails ...string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	for _, email := range emails {
		i.list[email] = true
	}
}

// Link has people linked already, by the platform's id.
func (i *Installs) Link(users ...string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	for _, user := range users {
		i.linked[user] = true
	}
}

// Met keeps that a person was met. Who is neither linked nor on the list is
// reflection.ErrNotFound.
func (i *Installs) Met(_ context.Context, _ reflection.Workspace, as reflection.Profile) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	if !i.linked[as.User] && !i.list[as.Email] {
		return reflection.ErrNotFound
	}
	i.linked[as.User] = true
	i.met = append(i.met, as)
	return nil
}

// People is who was met, in order.
func (i *Installs) People() []reflection.Profile {
	i.mu.Lock()
	defer i.mu.Unlock()
	return append([]reflection.Profile(nil), i.met...)
}
