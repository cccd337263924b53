package bot

import (
	"context"

	"plenary/reflection"
)

// skip is [Skip] on a prompt. Nothing is kept of it: a week without an entry
// looks the same however it came about.
func skip(_ *Bot, _ context.Context, _ reflection.Member, in Incoming, _ string) (Answer, error) {
	return became(skippedWords()), nil
}
