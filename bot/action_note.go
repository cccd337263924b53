package bot

import (
	"context"

	"plenary/reflection"
)

// openNote is the mentor's [Asha]: the note for one meeting.
func openNote(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	digest, err := b.Service.OpenDigest(ctx, by, reflection.MeetingID(id))
	if err != nil {
		return Answer{}, err
	}
	v := noteView(digest)
	return Answer{View: &v}, nil
}

// readShare is [Read all]: one share in full.
func readShare(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	sh, author, err := b.Service.OpenShare(ctx, by, reflection.ShareID(id))
	if err != nil {
		return Answer{}, err
	}
	v := shareView(sh, author)
	return Answer{View: &v}, nil
}
