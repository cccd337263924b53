package slack

import (
	"context"

	"plenary/bot"
	"plenary/reflection"
)

// state is what was filled in, by block_id (our input's id) and action_id:
// https://docs.slack.dev/reference/views#view_state
type state struct {
	Values map[string]map[string]field `json:"values"`
}

type field struct {
	Type     string             `json:"type"`
	Value    reflection.Private `json:"value"`
	Date     reflection.Private `json:"selected_date"`
	Time     reflection.Private `json:"selected_time"`
	User     reflection.Private `json:"selected_user"`
	Option   picked             `json:"selected_option"`
	Options  []picked           `json:"selected_options"`
	Uploaded []file             `json:"files"`
}

type picked struct {
	Value reflection.Private `json:"value"`
}

// given lists what was filled in, leaving out what was left empty.
func (f field) given() []reflection.Private {
	all := []reflection.Private{f.Value, f.Date, f.Time, f.User, f.Option.Value}
	for _, o := range f.Options {
		all = append(all, o.Value)
	}
	var given []reflection.Private
	for _, v := range all {
		if v != "" {
			given = append(given, v)
		}
	}
	return given
}

// absent reports whether it is a box that was not ticked: that leaves no trace
// in bot.Values, while a text left empty has its input there.
func (f field) absent() bool { return f.Type == "checkboxes" && len(f.Options) == 0 }

// values decodes a submitted state. The bytes of an uploaded file are its
// value; one that cannot be fetched is an error at its input.
func (r room) values(ctx context.Context, s state) (bot.Values, *bot.InputError) {
	values := bot.Values{}
	for input, fields := range s.Values {
		for _, f := range fields {
			if f.absent() {
				continue
			}
			values[input] = append(values[input], f.given()...)
			for _, upload := range f.Uploaded {
				content, _, err := r.fetch(ctx, upload)
				if err != nil {
					r.log.WarnContext(ctx, "a file was not fetched", "error", r.platform.scrub(err))
					return nil, &bot.InputError{Input: input, Text: notTaken(err)}
				}
				values[input] = append(values[input], content)
			}
		}
	}
	return values, nil
}
