package bottest

import (
	"context"
	"sync"
	"time"

	"plenary/reflection"
)

// Installs keeps where an app is installed, in memory: what the store and the
// domain do for it elsewhere.
type Installs struct {
	changing    sync.Mutex // credentials, one caller after the other
	mu          sync.Mutex
	workspaces  map[string]reflection.Workspace // by the platform's id
	credentials map[reflection.WorkspaceID][]byte
	installed   []reflection.Install
	out         map[string]time.Time
	profiles    []reflection.Profile
	list        map[string]bool // by address
	linked      map[string]bool // by user
	met         []reflection.Profile
}

// NewInstalls has the app in these workspaces, by hand.
func NewInstalls(all ...reflection.Workspace) *Installs {
	i := &Installs{workspaces: map[string]reflection.Workspace{}, credentials: map[reflection.WorkspaceID][]byte{}, out: map[string]time.Time{},
		list: map[string]bool{}, linked: map[string]bool{}}
	for _, ws := range all {
		i.workspaces[ws.External] = ws
	}
	return i
}

// Installed is what was said to Install, in order.
func (i *Installs) Installed() []reflection.Install {
	i.mu.Lock()
	defer i.mu.Unlock()
	return append([]reflection.Install(nil), i.installed...)
}

// Out is when the app was taken out of a workspace; zero if never.
func (i *Installs) Out(external string) time.Time {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.out[external]
}

// WorkspaceAt finds a workspace by the platform's own id of it.
func (i *Installs) WorkspaceAt(_ context.Context, _, external string) (reflection.Workspace, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	ws, here := i.workspaces[external]
	if !here {
		return ws, reflection.ErrNotFound
	}
	return ws, nil
}

// Install keeps that the app is in a workspace.
func (i *Installs) Install(ctx context.Context, in reflection.Install) (reflection.Installed, error) {
	if err := ctx.Err(); err != nil {
		return reflection.Installed{}, err
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	i.installed = append(i.installed, in)
	ws, again := i.workspaces[in.External]
	if !again {
		ws = reflection.Workspace{ID: reflection.WorkspaceID("ws-" + in.External), Organisation: in.Into, Platform: in.Platform, External: in.External}
		i.workspaces[in.External] = ws
	}
	return reflection.Installed{Workspace: ws, Again: again}, nil
}

// Uninstalled keeps that it was taken out.
func (i *Installs) Uninstalled(_ context.Context, _, external string, at time.Time) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.out[external] = at
	return nil
}

// Credentials gives what is kept for a workspace.
func (i *Installs) Credentials(_ context.Context, ws reflection.WorkspaceID) ([]byte, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.credentials[ws], nil
}

// ChangeCredentials replaces it, one caller after the other.
func (i *Installs) ChangeCredentials(ctx context.Context, ws reflection.WorkspaceID, change func(context.Context, []byte) ([]byte, error)) error {
	i.changing.Lock()
	defer i.changing.Unlock()
	before, _ := i.Credentials(ctx, ws)
	after, err := change(ctx, before)
	if err == nil {
		i.mu.Lock()
		defer i.mu.Unlock()
		i.credentials[ws] = after
	}
	return err
}
