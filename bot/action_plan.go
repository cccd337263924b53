package bot

import (
	"context"
	"strings"

	"plenary/reflection"
)

// showPlan is [Show it] on the morning of a plan's day.
func showPlan(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	plan, err := b.Service.OwnPlan(ctx, by, reflection.PlanID(id))
	if err != nil {
		return Answer{}, err
	}
	v := planView(plan)
	return Answer{View: &v}, nil
}

// notToday is [Not today]: the plan stays open, and the next prompt asks.
func notToday(_ *Bot, _ context.Context, _ reflection.Member, in Incoming, _ string) (Answer, error) {
	return became(notTodayWords()), nil
}

// followUp is the one tap after a plan: "outcome/plan/prompt", with the prompt
// whose message asked, if one did. That message then asks its question.
func followUp(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	outcome, ref, _ := strings.Cut(ref, "/")
	id, prompt, _ := strings.Cut(ref, "/")
	plan, err := b.Service.FollowUp(ctx, by, reflection.PlanID(id), reflection.PlanOutcome(outcome))
	if err != nil {
		return Answer{}, err
	}
	if prompt == "" {
		return became(followedWords(plan)), nil
	}
	stem, err := b.Service.Asked(ctx, by, reflection.DeliveryID(prompt))
	if err != nil {
		return Answer{}, err
	}
	shortFirst, err := b.Service.ShortFirst(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	return became(afterPlanWords(plan, stem, prompt, shortFirst)), nil
}
