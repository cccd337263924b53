package bot

import (
	"context"
	"strings"

	"plenary/reflection"
)

// listScenarios is [Other teachers' cases].
func listScenarios(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	all, err := b.Service.Scenarios(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := scenariosView(all)
	return Answer{View: &v}, nil
}

// readScenario opens one case, with its three ways to go on.
func readScenario(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	sc, err := b.Service.Scenario(ctx, by, id)
	if err != nil {
		return Answer{}, err
	}
	v := scenarioView(sc)
	return Answer{View: &v}, nil
}

// startScenario is one of the three: "lead/scenario".
func startScenario(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	lead, id, _ := strings.Cut(ref, "/")
	work, err := b.Service.StartScenario(ctx, by, id, reflection.Lead(lead))
	switch {
	case err != nil:
		return Answer{}, err
	case work.Invite != nil:
		return inviteAnswer(*work.Invite), nil
	}
	return sheetForm(*work.Entry), nil
}
