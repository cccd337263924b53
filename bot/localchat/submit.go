package localchat

import (
	"encoding/json"
	"errors"
	"net/http"

	"plenary/bot"
	"plenary/reflection"
)

// submitRequest is the body of POST …/submit.
type submitRequest struct {
	Form   string `json:"form"`
	Values values `json:"values"`
}

// values are what was filled in. In JSON each is a string, a list of strings,
// true or false, or null for nothing.
type values bot.Values

var errValue = errors.New("a value is neither text, a list of texts, nor a yes or no")

// UnmarshalJSON makes the text private before anything else can see it.
func (v *values) UnmarshalJSON(data []byte) error {
	var raw map[string]json.RawMessage
	if json.Unmarshal(data, &raw) != nil {
		return errValue
	}
	*v = values{}
	for input, value := range raw {
		texts, err := decodeValue(value)
		if err != nil {
			return err
		}
		if len(texts) > 0 {
			(*v)[input] = texts
		}
	}
	return nil
}

func decodeValue(raw json.RawMessage) ([]reflection.Private, error) {
	var decoded any
	if json.Unmarshal(raw, &decoded) != nil {
		return nil, errValue
	}
	switch d := decoded.(type) {
	case nil:
		return nil, nil
	case bool:
		return decodeToggle(d), nil
	case string:
		return []reflection.Private{reflection.Private(d)}, nil
	case []any:
		return decodeList(d)
	}
	return nil, errValue
}

func decodeToggle(on bool) []reflection.Private {
	if !on {
		return nil
	}
	return []reflection.Private{"true"}
}

func decodeList(items []any) ([]reflection.Private, error) {
	var out []reflection.Private
	for _, item := range items {
		s, ok := item.(string)
		if !ok {
			return nil, errValue
		}
		out = append(out, reflection.Private(s))
	}
	return out, nil
}

// maxForm is the most bytes of a Form that was sent: a file in it grows by a
// third on the way.
const maxForm = reflection.MaxClip*4/3 + maxBody

// submit answers POST …/submit.
func (c *Chat) submit(w http.ResponseWriter, r *http.Request, person string) {
	var s submitRequest
	if !readWithin(w, r, &s, maxForm, bot.FileTooLarge) {
		return
	}
	if s.Form == "" {
		complain(w, http.StatusBadRequest, notUnderstood)
		return
	}
	filled, wrong := c.held(person, s.Form, s.Values)
	if wrong != nil {
		reply(w, http.StatusOK, c.give(person, "", bot.Answer{Error: wrong}))
		return
	}
	reply(w, http.StatusOK, c.receive(r, person, bot.Incoming{Kind: bot.Submit, Form: s.Form, Values: filled}))
}

// held holds what comes from a Form this chat drew to what the Form asked, as
// other platforms do. Anything else is passed on as it is: the Form may be older
// than the program, and its writing must not be lost.
func (c *Chat) held(person, form string, filled values) (bot.Values, *bot.InputError) {
	f, ours := c.conversation(person).form(form)
	if !ours {
		return bot.Values(filled), nil
	}
	return check(f.Inputs, bot.Values(filled))
}
