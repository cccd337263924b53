package bench

import (
	"bufio"
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	team          = "T1"
	signingSecret = "signing"
)

// teacher saves the five stages of one entry that hold text, and then saves
// them again: each time another text over the revision of the last, so that
// every save but the first few reads and writes a whole entry.
type teacher struct {
	user, entry string
	saves       int
}

var textStages = []string{"description", "feelings", "evaluation", "analysis", "conclusion"}

// submitted is a filled-in window as Slack sends it, ready to be put into a
// request: what stands in capitals is replaced, and is not touched by escaping.
// https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
var submitted = "payload=" + url.QueryEscape(`{"type":"view_submission","team":{"id":"`+team+`","domain":"northfield"},
"user":{"id":"USER","username":"USER","name":"USER","team_id":"`+team+`"},"api_app_id":"A1","token":"unused","trigger_id":"TRIGGER",
"view":{"id":"V1","team_id":"`+team+`","type":"modal","blocks":[
{"type":"section","block_id":"s1","text":{"type":"plain_text","text":"Only you, in this app, can read this. Any box can stay empty.\nWorried about a child? Tell Jo Reed: 01632 960001. In danger: 999.","emoji":false}},
{"type":"input","block_id":"STAGE","label":{"type":"plain_text","text":"Think of one moment this week. What happened?","emoji":false},"optional":true,"dispatch_action":false,
"element":{"type":"plain_text_input","action_id":"m1","multiline":true,"max_length":3000,"dispatch_action_config":{"trigger_actions_on":["on_enter_pressed"]}}}],
"private_metadata":"","callback_id":"answer:ENTRY:STAGE.OVER","state":{"values":{"STAGE":{"m1":{"type":"plain_text_input","value":"TEXT"}}}},
"hash":"1800000000.abcdefgh","title":{"type":"plain_text","text":"What happened","emoji":false},"clear_on_close":false,"notify_on_close":false,
"close":{"type":"plain_text","text":"Cancel","emoji":false},"submit":{"type":"plain_text","text":"Save and go on","emoji":false},
"previous_view_id":null,"root_view_id":"V1","app_id":"A1","external_id":"","app_installed_team_id":"`+team+`","bot_id":"B1"},
"response_urls":[],"is_enterprise_install":false,"enterprise":null}`)

// paragraph is what a teacher writes at one stage: about seventy words.
var paragraph = url.QueryEscape(strings.Repeat(words+" ", 3))

// next is the teacher's next submission, and the stage it saves.
func (t *teacher) next() (body, stage string) {
	stage = textStages[t.saves%len(textStages)]
	n := strconv.Itoa(t.saves)
	return strings.NewReplacer("USER", t.user, "ENTRY", t.entry, "STAGE", stage, "TRIGGER", t.user+"."+n,
		"OVER", strconv.Itoa(t.saves/len(textStages)), "TEXT", paragraph+n).Replace(submitted), stage
}

// save sends the next submission and holds the answer against what it must be:
// the window of another stage of the same entry. A guard that spoke, a clash or
// an error would answer with this one.
func (t *teacher) save(l *line, body, stage string) error {
	status, answer, err := l.post(body)
	switch {
	case err != nil:
		return err
	case status != http.StatusOK, !bytes.Contains(answer, []byte(`"response_action":"update"`)),
		!bytes.Contains(answer, []byte(`"callback_id":"answer:`+t.entry+`:`)),
		bytes.Contains(answer, []byte(`"callback_id":"answer:`+t.entry+`:`+stage+`.`)):
		return fmt.Errorf("saving %s was answered with %d %s", stage, status, answer)
	}
	t.saves++
	return nil
}

// line is one connection that is kept, as Slack keeps them. http.Client has
// goroutines for each, which would take time from what is measured.
type line struct {
	net.Conn
	answers *bufio.Reader
}

func dial(address string) (*line, error) {
	c, err := net.Dial("tcp", address)
	return &line{c, bufio.NewReader(c)}, err
}

// post sends a signed request:
// https://docs.slack.dev/authentication/verifying-requests-from-slack
func (l *line) post(body string) (int, []byte, error) {
	at := strconv.FormatInt(time.Now().Unix(), 10)
	mac := hmac.New(sha256.New, []byte(signingSecret))
	io.WriteString(mac, "v0:"+at+":"+body)
	_, err := fmt.Fprintf(l, "POST /slack/events HTTP/1.1\r\nHost: bench\r\nContent-Type: application/x-www-form-urlencoded\r\n"+
		"Content-Length: %d\r\nX-Slack-Request-Timestamp: %s\r\nX-Slack-Signature: v0=%s\r\n\r\n%s",
		len(body), at, hex.EncodeToString(mac.Sum(nil)), body)
	if err != nil {
		return 0, nil, err
	}
	response, err := http.ReadResponse(l.answers, nil)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	return response.StatusCode, answer, err
}

// load is one round of saving.
type load struct {
	took   []time.Duration // sorted
	lasted time.Duration
}

func (l load) perSecond() float64 { return float64(len(l.took)) / l.lasted.Seconds() }

// within is the time that so many in a hundred stayed below, in milliseconds.
func (l load) within(percent int) float64 {
	return float64(l.took[len(l.took)*percent/100]) / 1e6
}

// round has every teacher save for that long. With offered at 0 each saves
// again when the answer is there. Otherwise so many saves a second come due,
// and the time of each counts from then, even if the one before is late.
func (a *app) round(b *testing.B, lasts time.Duration, offered int) load {
	b.Helper()
	took := make([][]time.Duration, len(a.teachers))
	var all sync.WaitGroup
	began := time.Now()
	for i := range a.teachers {
		due := func(int) time.Time { return time.Now() }
		if offered > 0 {
			due = func(n int) time.Time {
				return began.Add(time.Duration(n*len(a.teachers)+i) * time.Second / time.Duration(offered))
			}
		}
		all.Go(func() {
			var err error
			if took[i], err = a.teachers[i].keepSaving(a.address, began.Add(lasts), due); err != nil {
				b.Error(err)
			}
		})
	}
	all.Wait()
	if b.Failed() {
		b.FailNow()
	}
	l := load{slices.Concat(took...), time.Since(began)}
	slices.Sort(l.took)
	return l
}

// keepSaving makes the n-th save when due(n) says, until ends, over one
// connection.
func (t *teacher) keepSaving(address string, ends time.Time, due func(n int) time.Time) (took []time.Duration, err error) {
	l, err := dial(address)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	for n := 0; ; n++ {
		body, stage := t.next()
		at := due(n)
		if !at.Before(ends) {
			return took, nil
		}
		time.Sleep(time.Until(at))
		if err := t.save(l, body, stage); err != nil {
			return took, err
		}
		took = append(took, time.Since(at))
	}
}
