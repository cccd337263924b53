package bot

import (
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

	delivering sync.Mutex
	unsettled  bool // a row was left in the middle; looked after before the next round
}
