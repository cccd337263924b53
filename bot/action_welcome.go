package bot

import (
	"context"

	"plenary/reflection"
)

// begin is [Start] or [OK] on the welcome.
func begin(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	m, err := b.Service.Begin(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	front, err := b.Service.Home(ctx, m)
	if err != nil {
		return Answer{}, err
	}
	return became(begunWords(front)), nil
}

// decline is [Not for me].
func decline(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	if _, err := b.Service.Decline(ctx, by); err != nil {
		return Answer{}, err
	}
	return became(declinedWords()), nil
}

// showReaders is [Who can read it?].
func showReaders(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	reader, err := b.Service.Reader(ctx, by)
	if err != nil {
		reader = reflection.Preview{} // no mentor, or nobody to share with
	}
	v := readersWords(reader)
	return Answer{View: &v}, nil
}

// became replaces the message that was pressed. Pressed anywhere else, the
// platform says it as a new message.
func became(m Message) Answer { return Answer{Update: &m, Home: true} }
