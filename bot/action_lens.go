package bot

import (
	"context"
	"strings"

	"plenary/reflection"
)

// startThrough is [Two minutes] through a lens: "prompt/lens", the prompt empty
// where it stood on none.
func startThrough(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	prompt, lens, _ := strings.Cut(ref, "/")
	sheet, err := b.Service.StartThrough(ctx, by, lens, reflection.DeliveryID(prompt))
	if err != nil {
		return Answer{}, err
	}
	return sheetForm(sheet), nil
}

// lensFrom is the lens picked for prompts, empty for none; a Form that did not
// ask leaves it as it was.
func lensFrom(v Values, by reflection.Member) string {
	picked := v.Get(reflection.LensField).Reveal()
	switch picked {
	case "":
		return by.Lens
	case noLens:
		return ""
	}
	return picked
}
