package bot

import (
	"context"

	"plenary/reflection"
)

// Greet answers somebody who has just put the app into their workspace, where
// they are on the list and may set it up. It is an answer to what they did, and
// so no delivery of the ledger; Home says the same.
func (b *Bot) Greet(ctx context.Context, in reflection.Installed) {
	if in.By.ID == "" || !in.By.Is(reflection.Coordinator) || in.Again {
		return
	}
	to := Address{Workspace: in.Workspace, User: in.By.PlatformID, Conversation: in.By.Conversation}
	if _, err := b.Platforms[in.Workspace.Platform].Send(ctx, to, greetingWords(in), ""); err != nil {
		b.Log.WarnContext(ctx, "the installer was not greeted", "error", err)
	}
}
