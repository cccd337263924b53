package slack

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/reflection"
)

const vtt = "WEBVTT\n\nNOTE made by a machine\n\n1\n00:00:00.000 --> 00:00:02.000\n<v Asha>The exit tickets &amp;\n\n2\n00:00:02.000 --> 00:00:04.000 align:start\nshowed <i>two</i> gaps.\n"

func TestSubtitleWords(t *testing.T) {
	cases := map[string]struct{ vtt, want string }{
		"a file":              {vtt, "The exit tickets & showed two gaps."},
		"Windows' lines":      {strings.ReplaceAll(vtt, "\n", "\r\n"), "The exit tickets & showed two gaps."},
		"old Macs' lines":     {strings.ReplaceAll(vtt, "\n", "\r"), "The exit tickets & showed two gaps."},
		"a mark before it":    {"\uFEFF" + vtt, "The exit tickets & showed two gaps."},
		"right to left":       {"WEBVTT\n\n00:00.000 --> 00:01.000\nفكّرتُ في درس 8B", "فكّرتُ في درس 8B"},
		"words over lines":    {"WEBVTT - x\n\n00:00.000 --> 00:01.000\n- one\n- two &lt;3", "- one - two <3"},
		"no words":            {"WEBVTT\n\n00:00.000 --> 00:01.000\n\n", ""},
		"not yet":             {"", ""},
		"another kind":        {"1\n00:00:00,000 --> 00:00:02,000\nwords", ""},
		"a page":              {"<!DOCTYPE html><html>Sign in --> here\nnow</html>", ""},
		"broken off in it":    {"WEBVTT\n\n00:00.000 --> 00:01.000\none <v", "one <v"},
		"not a text at all":   {"WEBVTT\n\n00:00.000 --> 00:01.000\n\xff\xfe", "\uFFFD"},
		"a style with a time": {"WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:00.000 --> 00:01.000\none", "one"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := subtitleWords(reflection.Private(c.vtt)).Reveal(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func FuzzSubtitleWords(f *testing.F) {
	f.Add(vtt)
	f.Add("WEBVTT\r\r-->\r&nbsp;<")
	f.Fuzz(func(t *testing.T, text string) {
		got := subtitleWords(reflection.Private(text)).Reveal()
		if !utf8.ValidString(got) || strings.ContainsAny(got, "\n\r") {
			t.Errorf("%q becomes %q", text, got)
		}
		if got != "" && !strings.Contains(text, "-->") {
			t.Errorf("words without a time: %q", got)
		}
	})
}

// spoke is the event of a clip, with what Slack says of its words.
func (o *office) spoke(about string) string {
	o.files["/files/clip"] = sound("audio/mp4")
	return happening("Ev1", fmt.Sprintf(`{"type":"message","subtype":"file_share","channel_type":"im","channel":"D1","user":"U0ASHA","text":"",
		"files":[{"id":"F1","media_display_type":"audio","mimetype":"audio/mp4","url_private_download":%q,%s}]}`, o.URL+"/files/clip",
		strings.ReplaceAll(about, "VTT", fmt.Sprintf("%q", o.URL+"/files/vtt"))))
}

func served(body, kind string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		io.WriteString(w, body)
	}
}

// The words that Slack has written down come with the clip.
func TestTheTranscriptOfAClip(t *testing.T) {
	const preview = `"transcription":{"status":"complete","locale":"en-GB","preview":{"content":"the beginning","has_more":%v}}`
	cases := map[string]struct {
		about string
		serve http.HandlerFunc
		want  reflection.Private
	}{
		"subtitles":                   {fmt.Sprintf(preview, true) + `,"vtt":VTT`, served(vtt, "text/vtt"), "The exit tickets & showed two gaps."},
		"the preview is all":          {fmt.Sprintf(preview, false), nil, "the beginning"},
		"the preview is not all":      {fmt.Sprintf(preview, true), nil, ""},
		"no subtitles, all a preview": {fmt.Sprintf(preview, false) + `,"vtt":VTT`, http.NotFound, "the beginning"},
		"a page for subtitles":        {fmt.Sprintf(preview, true) + `,"vtt":VTT`, served(vtt, "text/html"), ""},
		"subtitles elsewhere":         {fmt.Sprintf(preview, true) + `,"vtt":"https://elsewhere.example.org/vtt"`, nil, ""},
		"subtitles too long":          {fmt.Sprintf(preview, true) + `,"vtt":VTT`, served(vtt+strings.Repeat(" ", maxTranscript), "text/vtt"), ""},
		"not wanted":                  {`"transcription":{"status":"none"},"vtt":VTT`, served(vtt, "text/vtt"), ""},
		"nothing said":                {`"transcription":null`, nil, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			o := open(t, &desk{})
			if c.serve != nil {
				o.files["/files/vtt"] = c.serve
			}
			o.ask(o.spoke(c.about))
			o.close(t)
			want := []bot.Incoming{{Workspace: "ws1", User: "U0ASHA", EventID: "Ev1/file-0", Kind: bot.SentClip, Clip: "SOUND", ClipType: "audio/mp4", Words: c.want}}
			if diff := cmp.Diff(want, o.all()); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
			holdsNoSecret(t, o.log.String())
			if strings.Contains(o.log.String(), "gaps") || strings.Contains(o.log.String(), "beginning") {
				t.Errorf("the log has her words: %s", o.log)
			}
		})
	}
}

// Slack needs some seconds for the words: they are looked for once more, and
// not again.
func TestATranscriptThatComesLater(t *testing.T) {
	const pending = `"transcription":{"status":"processing"}`
	cases := map[string]struct {
		info fault
		want reflection.Private
	}{
		"written by then":     {fault{body: `{"ok":true,"file":{"id":"F1","transcription":{"status":"complete","preview":{"content":"all of it","has_more":false}}}}`}, "all of it"},
		"not written by then": {fault{body: `{"ok":true,"file":{"id":"F1",` + pending + `}}`}, ""},
		"deleted by then":     {saying("file_not_found"), ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			o := open(t, &desk{})
			o.listener.listens = time.Millisecond
			o.fail("files.info", c.info)
			o.ask(o.spoke(pending))
			for range 200 {
				if len(o.called("files.info")) > 0 {
					break
				}
				time.Sleep(10 * time.Millisecond)
			}
			o.close(t)
			told := o.all()
			want := []bot.Incoming{told[0]}
			if c.want != "" {
				want = append(want, bot.Incoming{Workspace: "ws1", User: "U0ASHA", EventID: "Ev1/file-0", Kind: bot.Transcribed, Words: c.want})
			}
			if diff := cmp.Diff(want, told); diff != "" || told[0].Kind != bot.SentClip {
				t.Errorf("told (-want +got):\n%s", diff)
			}
			if asked := o.called("files.info"); len(asked) != 1 || asked[0].args["file"] != "F1" {
				t.Errorf("asked %v, want once about F1", asked)
			}
		})
	}
}

// A server that stops leaves a look that is still to come undone.
func TestAStopDoesNotWaitForATranscript(t *testing.T) {
	o := open(t, &desk{})
	o.ask(o.spoke(`"transcription":{"status":"processing"}`))
	o.close(t) // fails after five seconds
	if asked := o.called("files.info"); len(asked) > 0 {
		t.Errorf("asked %v", asked)
	}
}
