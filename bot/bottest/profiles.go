package bottest

import (
	"context"

	"plenary/reflection"
)

// ProfileChanged keeps what has changed about a person.
func (i *Installs) ProfileChanged(_ context.Context, _ reflection.Workspace, as reflection.Profile) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.profiles = append(i.profiles, as)
	return nil
}

// Profiles is what was said to ProfileChanged, in order.
func (i *Installs) Profiles() []reflection.Profile {
	i.mu.Lock()
	defer i.mu.Unlock()
	return append([]reflection.Profile(nil), i.profiles...)
}
