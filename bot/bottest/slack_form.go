package bottest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// form is what there is to fill in, in a view:
// https://docs.slack.dev/reference/views
type form struct {
	Blocks []struct {
		Type     string  `json:"type"`
		ID       string  `json:"block_id"`
		Optional bool    `json:"optional"`
		Element  element `json:"element"`
	} `json:"blocks"`
}

// element is an input and what it starts with.
type element struct {
	Type    string   `json:"type"`
	Action  string   `json:"action_id"`
	Value   string   `json:"initial_value"`
	Date    string   `json:"initial_date"`
	Time    string   `json:"initial_time"`
	User    string   `json:"initial_user"`
	Option  option   `json:"initial_option"`
	Options []option `json:"initial_options"`
	All     []option `json:"options"`
	Groups  []struct {
		Options []option `json:"options"`
	} `json:"option_groups"`
}

type option struct {
	Text  json.RawMessage `json:"text,omitempty"`
	Value string          `json:"value"`
}

// Submit fills in the window that is open and sends it. values are by input,
// several for one joined by commas; an input that is not among them keeps what
// it started with. Files are left out. A value nobody could give, or a blank in
// an input that is required, is an error when it is sent: Slack would not let
// it through.
func (p *Person) Submit(values map[string]string) Request {
	view := p.Modal()
	if view == "" {
		return Request{err: fmt.Errorf("submit a form: %s has no window open", p.user)}
	}
	filled, err := fill(view, values)
	if err != nil {
		return Request{err: fmt.Errorf("submit a form: %w", err)}
	}
	payload, err := p.about("view_submission")
	if err != nil {
		return Request{err: err}
	}
	payload["view"] = filled
	payload["response_urls"] = []object{}
	r := p.interaction(payload)
	r.window = p.who
	return r
}

// fill is the view with its state, as Slack sends it back.
func fill(view string, values map[string]string) (object, error) {
	var (
		all object
		f   form
	)
	if err := json.Unmarshal([]byte(view), &all); err != nil {
		return nil, err
	}
	if err := json.Unmarshal([]byte(view), &f); err != nil {
		return nil, err
	}
	state, left := object{}, len(values)
	for _, b := range f.Blocks {
		if b.Type != "input" {
			continue
		}
		value, given := values[b.ID]
		if given {
			left--
		} else {
			value = b.Element.starts()
		}
		if value == "" && !b.Optional {
			return nil, fmt.Errorf("%s is required", b.ID)
		}
		field, err := b.Element.field(value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", b.ID, err)
		}
		state[b.ID] = object{b.Element.Action: field}
	}
	if left > 0 {
		return nil, fmt.Errorf("not all of %v are inputs of the form", values)
	}
	all["state"] = object{"values": state}
	return all, nil
}

// starts is what the input starts with.
func (e element) starts() string {
	value := e.Value + e.Date + e.Time + e.User + e.Option.Value
	var several []string
	for _, o := range e.Options {
		several = append(several, o.Value)
	}
	return value + strings.Join(several, ",")
}

// field is a value in the state of a view, null where it was left empty:
// https://docs.slack.dev/reference/views#view_state
func (e element) field(value string) (object, error) {
	field := object{"type": e.Type}
	plain := map[string]string{"plain_text_input": "value", "datepicker": "selected_date", "timepicker": "selected_time", "users_select": "selected_user"}
	if name, ok := plain[e.Type]; ok {
		field[name] = any(value)
		if value == "" {
			field[name] = nil
		}
		return field, nil
	}
	if e.Type == "file_input" {
		field["files"] = []object{}
		return field, nil
	}
	picked, err := e.pick(value)
	if err != nil {
		return nil, err
	}
	switch e.Type {
	case "checkboxes", "multi_static_select":
		field["selected_options"] = picked
	default:
		field["selected_option"] = nil
		if len(picked) > 0 {
			field["selected_option"] = picked[0]
		}
	}
	return field, nil
}

// pick finds the options of a value.
func (e element) pick(value string) ([]option, error) {
	all := slices.Clone(e.All)
	for _, g := range e.Groups {
		all = append(all, g.Options...)
	}
	picked := []option{}
	for _, v := range strings.FieldsFunc(value, func(r rune) bool { return r == ',' }) {
		at := slices.IndexFunc(all, func(o option) bool { return o.Value == v })
		if at < 0 {
			return nil, fmt.Errorf("%q is none of its options", v)
		}
		picked = append(picked, all[at])
	}
	return picked, nil
}
