package localchat

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"time"

	"plenary/bot"
)

// The shapes of the chat's JSON, which the page and story tests read. Fields
// left out when empty are the page's own additions.
type (
	person struct {
		ID   string `json:"id"`
		Name string `json:"name"`
		Role string `json:"role"`
	}
	button struct {
		ID      string `json:"id"`
		Label   string `json:"label"`
		URL     string `json:"url,omitempty"`
		Confirm string `json:"confirm,omitempty"`
	}
	message struct {
		ID       string    `json:"id"`
		At       time.Time `json:"at"`
		Text     string    `json:"text"`
		Buttons  []button  `json:"buttons"`
		ImageAlt string    `json:"image_alt"`
		Image    string    `json:"image,omitempty"`
	}
	home struct {
		Text    string   `json:"text"`
		Buttons []button `json:"buttons"`
	}
	option struct {
		ID    string `json:"id"`
		Label string `json:"label"`
	}
	input struct {
		ID       string   `json:"id"`
		Label    string   `json:"label"`
		Hint     string   `json:"hint,omitempty"`
		Kind     string   `json:"kind"`
		Options  []option `json:"options"`
		Required bool     `json:"required"`
		Value    string   `json:"value"`
	}
	form struct {
		ID      string   `json:"id"`
		Title   string   `json:"title"`
		Intro   string   `json:"intro"`
		Inputs  []input  `json:"inputs"`
		Submit  string   `json:"submit"`
		Buttons []button `json:"buttons,omitempty"`
	}
	clip struct {
		URL  string `json:"url"`
		Type string `json:"type"`
	}
	view struct {
		ID       string   `json:"id"`
		Title    string   `json:"title"`
		Text     string   `json:"text"`
		ImageAlt string   `json:"image_alt"`
		Image    string   `json:"image,omitempty"`
		Buttons  []button `json:"buttons"`
		Clips    []clip   `json:"clips,omitempty"`
	}
	problem struct {
		Input string `json:"input"`
		Text  string `json:"text"`
	}
	answer struct {
		Messages []message `json:"messages"`
		Form     *form     `json:"form"`
		View     *view     `json:"view"`
		Error    *problem  `json:"error"`
	}
)

func drawButtons(all []bot.Button) []button {
	out := []button{}
	for _, b := range all {
		out = append(out, button{ID: b.ID, Label: b.Label, URL: b.URL, Confirm: b.Confirm})
	}
	return out
}

func (c *Chat) drawMessage(s shown) message {
	m := message{ID: s.ID, At: c.local(s.At), Text: s.Message.Text, Buttons: drawButtons(s.Message.Buttons)}
	if s.Message.Image != nil {
		m.ImageAlt, m.Image = s.Message.Image.Alt, pictureURL(s.Picture)
	}
	return m
}

func (c *Chat) drawView(v bot.View) *view {
	out := &view{ID: v.ID, Title: v.Title, Text: v.Text, Buttons: drawButtons(v.Buttons)}
	if v.Image != nil {
		out.ImageAlt, out.Image = v.Image.Alt, pictureURL(c.picture(v.Image))
	}
	for _, k := range v.Clips {
		out.Clips = append(out.Clips, clip{URL: k.URL, Type: k.Type})
	}
	return out
}

func drawForm(f bot.Form) *form {
	out := &form{ID: f.ID, Title: f.Title, Intro: f.Intro, Inputs: []input{}, Submit: f.Submit, Buttons: drawButtons(f.Buttons)}
	for _, i := range f.Inputs {
		out.Inputs = append(out.Inputs, input{
			ID: i.ID, Label: i.Label, Hint: i.Hint, Kind: string(i.Kind),
			Options: drawOptions(i.Options), Required: i.Required, Value: i.Value,
		})
	}
	return out
}

func drawOptions(all []bot.Option) []option {
	out := []option{}
	for _, o := range all {
		out = append(out, option{ID: o.ID, Label: o.Label})
	}
	return out
}

func pictureURL(id string) string {
	if id == "" {
		return ""
	}
	return "/chat/pictures/" + id
}

// local is a time as the school's clocks show it, to the second.
func (c *Chat) local(t time.Time) time.Time { return t.In(c.Zone).Truncate(time.Second) }

func reply(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v) // fails only when the reader has gone
}

// complain answers with a sentence for the person, in the shape of an answer.
func complain(w http.ResponseWriter, status int, text string) {
	reply(w, status, answer{Messages: []message{}, Error: &problem{Text: text}})
}

var errTrailing = errors.New("more than one JSON value")

// decode reads exactly one JSON value. What the request held is in no error a
// person sees: answer with a fixed sentence instead.
func decode(r io.Reader, v any) error {
	d := json.NewDecoder(r)
	if err := d.Decode(v); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errTrailing
	}
	return nil
}

// read decodes a request's body; false means it was refused and answered.
func read(w http.ResponseWriter, r *http.Request, v any) bool {
	return readWithin(w, r, v, maxBody, tooLong)
}

// readWithin is read for a body of at most so many bytes; tooLarge answers one
// that has more.
func readWithin(w http.ResponseWriter, r *http.Request, v any, most int64, tooLarge string) bool {
	err := decode(http.MaxBytesReader(w, r.Body, most), v)
	var large *http.MaxBytesError
	switch {
	case err == nil:
		return true
	case errors.As(err, &large):
		complain(w, http.StatusRequestEntityTooLarge, tooLarge)
	default:
		complain(w, http.StatusBadRequest, notUnderstood)
	}
	return false
}
