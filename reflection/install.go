package reflection

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Install is what a platform says when somebody puts the app into a workspace.
type Install struct {
	Platform string
	External string         // the platform's own id of the workspace
	Name     string         // what people call it there
	Into     OrganisationID // the organisation it is to join; empty begins one
	By       Profile        // who did it; zero where nobody in particular did
}

// Installed is what became of an install.
type Installed struct {
	Workspace Workspace
	By        Member // who installed it, where they are on the list by now
	Again     bool   // it was here before
}

// Install keeps that the app is in a workspace. One that was here before goes
// on where it was, whatever its organisation. A new one joins the organisation
// named, else it is the beginning of a new organisation, with the installer as
// its coordinator. What address the installer has decides nothing: whoever runs
// a workspace can give its accounts any, so the list of a school that waits for
// its workspace would be there for whoever knows its coordinator's.
func (s *Service) Install(ctx context.Context, in Install) (Installed, error) {
	var done Installed
	err := retry(func() (err error) {
		ws, err := s.Store.WorkspaceAt(ctx, in.Platform, in.External)
		switch {
		case err == nil:
			done, err = s.reinstall(ctx, ws, in)
		case isMissing(err):
			done, err = s.installFirst(ctx, in)
		}
		return orAgain(err) // the platform can answer twice at once
	})
	if err != nil {
		return Installed{}, fmt.Errorf("install in %s %s: %w", in.Platform, in.External, err)
	}
	return done, nil
}

func (s *Service) reinstall(ctx context.Context, ws Workspace, in Install) (Installed, error) {
	ws.Joined = s.Now().UTC()
	if in.Name != "" {
		ws.Name = in.Name
	}
	if err := s.Store.Write(ctx, ws.Organisation, ws); err != nil {
		return Installed{}, err
	}
	ws.Revision++
	by, err := s.Store.Identify(ctx, ws.ID, in.By.User)
	if isMissing(err) {
		err = nil
	}
	return Installed{Workspace: ws, By: by, Again: true}, err
}

func (s *Service) installFirst(ctx context.Context, in Install) (Installed, error) {
	ws := Workspace{ID: WorkspaceID(NewID()), Organisation: in.Into, Platform: in.Platform, External: in.External,
		Name: in.Name, Joined: s.Now().UTC()}
	if ws.Organisation == "" {
		return s.installAlone(ctx, ws, in)
	}
	if err := s.Store.Write(ctx, ws.Organisation, ws); err != nil {
		return Installed{}, err
	}
	ws.Revision = 1
	by, err := s.linkByEmail(ctx, ws, in.By)
	return Installed{Workspace: ws, By: by}, err
}

func (s *Service) byEmail(ctx context.Context, org OrganisationID, email string) (Member, error) {
	people, err := s.Store.Members(ctx, org)
	for _, m := range people {
		if email != "" && m.Email == strings.ToLower(email) {
			return m, nil
		}
	}
	if err == nil {
		err = ErrNotFound
	}
	return Member{}, err
}

// linkByEmail links whoever installed the app, if they are on the list.
func (s *Service) linkByEmail(ctx context.Context, ws Workspace, by Profile) (Member, error) {
	m, err := s.byEmail(ctx, ws.Organisation, by.Email)
	if isMissing(err) {
		return Member{}, nil
	}
	if err == nil {
		err = s.Link(ctx, ws, m.ID, by)
	}
	if err != nil && !errors.Is(err, ErrExists) {
		return Member{}, err
	}
	return s.Store.Member(ctx, ws.Organisation, m.ID)
}

// installAlone begins an organisation with one school and its coordinator, who
// has said yes by installing.
func (s *Service) installAlone(ctx context.Context, ws Workspace, in Install) (Installed, error) {
	org, err := NewOrganisation(in.Name)
	if err != nil { // some platforms take any name
		org, err = NewOrganisation(in.External)
	}
	if err != nil {
		return Installed{}, err
	}
	ws.Organisation = org.ID
	school := School{ID: SchoolID(NewID()), Organisation: org.ID, Name: org.Name}
	by := Member{ID: MemberID(NewID()), Organisation: org.ID, School: school.ID, Workspace: ws.ID,
		PlatformID: in.By.User, Email: strings.ToLower(in.By.Email), Name: in.By.Name, Roles: []Role{Coordinator}, Welcome: Started}
	if _, err := readZone(in.By.Zone); err == nil {
		by.Zone = in.By.Zone
	}
	records := []Record{org, ws, school}
	if in.By.User != "" {
		records = append(records, by)
	}
	if err := s.Store.Write(ctx, org.ID, records...); err != nil {
		return Installed{}, err
	}
	ws.Revision = 1
	if in.By.User == "" {
		return Installed{Workspace: ws}, nil
	}
	by.Revision = 1
	return Installed{Workspace: ws, By: by}, s.Requeue(ctx, org.ID)
}

// Uninstalled keeps that the app was taken out of a workspace at an instant:
// nothing is sent there any more, and everything stays. One that was put in
// again since then is left as it is: a platform may be late to say so.
func (s *Service) Uninstalled(ctx context.Context, platform, external string, at time.Time) error {
	err := retry(func() error {
		ws, err := s.Store.WorkspaceAt(ctx, platform, external)
		if err != nil || !at.After(ws.Joined) || ws.Away() {
			return err
		}
		ws.Left = at.UTC()
		return s.Store.Write(ctx, ws.Organisation, ws)
	})
	if err != nil {
		return fmt.Errorf("uninstalled in %s %s: %w", platform, external, err)
	}
	return nil
}
