package teams

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// What other helpers write, as small as it can be. This file goes when the
// parts are joined.

const callDeadline = 10 * time.Second

type Platform struct {
	settings Settings
	http     *http.Client
	log      *slog.Logger
	login    *login
}

func New(s Settings) *Platform {
	if s.Log == nil {
		s.Log = slog.Default()
	}
	client := &http.Client{}
	if s.HTTP != nil {
		c := *s.HTTP
		client = &c
	}
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Platform{settings: s, http: client, log: s.Log.With("platform", "teams"), login: &login{}}
}

func (p *Platform) Name() string { return "teams" }

func (p *Platform) served(string) {}

type login struct{}

func (l *login) token(context.Context) (string, error) { return "APP-TOKEN", nil }

func (s Settings) trusted(service string) (*url.URL, error) {
	u, err := url.Parse(service)
	if err == nil && u.Hostname() != "smba.trafficmanager.net" {
		err = errors.New("not a Connector of Microsoft's")
	}
	return u, err
}

func (p *Platform) call(ctx context.Context, method string, at place, path string, body, answer any) error {
	b, _ := json.Marshal(body)
	req, err := http.NewRequestWithContext(ctx, method, strings.TrimSuffix(at.service, "/")+"/v3/conversations/"+url.PathEscape(at.conversation)+path, bytes.NewReader(b))
	if err != nil {
		return err
	}
	resp, err := p.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusNotFound {
		return reflection.ErrNotFound
	}
	if resp.StatusCode/100 != 2 {
		return fmt.Errorf("status %d", resp.StatusCode)
	}
	return json.NewDecoder(resp.Body).Decode(answer)
}

func (p *Platform) send(ctx context.Context, at place, a activity) (string, error) {
	var got struct{ ID string }
	err := p.call(ctx, http.MethodPost, at, "/activities", a, &got)
	return got.ID, err
}

func (p *Platform) update(ctx context.Context, at place, id string, a activity) error {
	return p.call(ctx, http.MethodPut, at, "/activities/"+id, a, &struct{}{})
}

func (p *Platform) member(ctx context.Context, at place, user string) (reflection.Profile, error) {
	var got struct{ ID, Name, Email string }
	err := p.call(ctx, http.MethodGet, at, "/members/"+url.PathEscape(user), nil, &got)
	return reflection.Profile{User: got.ID, Name: got.Name, Email: got.Email}, err
}

type card map[string]any

type attachment struct {
	ContentType string `json:"contentType"`
	Content     card   `json:"content"`
}

type activity struct {
	Type        string       `json:"type"`
	Attachments []attachment `json:"attachments"`
}

type dialog struct {
	Title string     `json:"title"`
	Card  attachment `json:"card"`
}

const cardType = "application/vnd.microsoft.card.adaptive"

func drawMessage(m bot.Message) activity {
	return activity{"message", []attachment{{cardType, card{"type": "AdaptiveCard", "body": m.Text, "actions": m.Buttons}}}}
}

func drawHome(h bot.Home) activity {
	return drawMessage(bot.Message{Text: h.Text, Buttons: h.Buttons})
}

func drawView(v bot.View) dialog {
	return dialog{v.Title, attachment{cardType, card{"type": "AdaptiveCard", "body": v.Text, "actions": v.Buttons}}}
}

func drawForm(f bot.Form, mark string) dialog { return drawFormAgain(f, bot.InputError{}, mark) }

func drawFormAgain(f bot.Form, wrong bot.InputError, _ string) dialog {
	return dialog{f.Title, attachment{cardType, card{"type": "AdaptiveCard", "body": f, "wrong": wrong}}}
}

func readForm(data []byte) (bot.Form, bot.Values, error) {
	var d struct {
		Form  string
		Again struct {
			Title  string
			Inputs []bot.Input
		}
	}
	var filled map[string]any
	if json.Unmarshal(data, &d) != nil || json.Unmarshal(data, &filled) != nil || d.Form == "" {
		return bot.Form{}, nil, errors.New("the data of no form")
	}
	f, values := bot.Form{ID: d.Form, Title: d.Again.Title, Inputs: d.Again.Inputs}, bot.Values{}
	for i := range f.Inputs {
		in := &f.Inputs[i]
		in.Value, _ = filled[in.ID].(string)
		values[in.ID] = nil
		if in.Value != "" {
			values[in.ID] = []reflection.Private{reflection.Private(in.Value)}
		}
	}
	return f, values, nil
}
