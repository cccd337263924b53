package bot

import (
	"context"
	"log/slog"
	"sync"

	"plenary/reflection"
)

// Bot joins the domain to the platforms.
type Bot struct {
	Service   *reflection.Service
	Platforms map[string]Platform // by Workspace.Platform
	Log       *slog.Logger
	Metrics   *Metrics
	// ClipURL makes a link, good for a few minutes, to a clip for its owner.
	ClipURL func(file reflection.FileID, owner reflection.Member) string
	// ReadSetUp reads the files that coordinators send.
	ReadSetUp ReadSetUp
	// OwnCalendar reports whether one of them is a school's own calendar, in which
	// no school can be named; nil where there are none.
	OwnCalendar func(content []byte) bool
	// Joined hears that a file brought people in; nil where nobody waits for it.
	Joined func(ctx context.Context, org reflection.OrganisationID)
	// RecordURL makes such a link to the person's record of their own development.
	RecordURL func(owner reflection.Member) string
	// BundleURL makes such a link to everything that is kept of the person.
	BundleURL func(owner reflection.Member) string
	// VisitURL makes such a link to a visit's entry for its reader's calendar; nil
	// where there is none.
	VisitURL func(visit reflection.VisitID, reader reflection.Member) string
	// PieceURL makes such a link to the file that somebody gave in a swap; nil where
	// there is none.
	PieceURL func(piece reflection.Piece, reader reflection.Member) string
	// Draw makes a PNG of a chart; nil where there are no pictures.
	Draw func(c Chart) ([]byte, error)
	// InstallPage is where somebody puts the app into another workspace; empty
	// where that cannot be done.
	InstallPage string
	// Holder names this process on the leases it holds, for whoever reads them.
	Holder string

	sender  sender
	errands sync.WaitGroup
}
