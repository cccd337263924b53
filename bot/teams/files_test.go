package teams

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/reflection"
)

const (
	oneDrive  = "https://northfield-my.sharepoint.com/personal/asha/_layouts/15/download.aspx?tempauth=never-to-be-seen"
	connector = "https://smba.trafficmanager.net/emea/v3/attachments/0-weu-d1/views/original"
)

func sound(kind string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		io.WriteString(w, "SOUND")
	}
}

func TestSentClip(t *testing.T) {
	for name, c := range map[string]struct{ activity, at, answered, want string }{
		"a recording":         {voice(oneDrive, "m4a"), oneDrive, "application/octet-stream", "audio/mp4"},
		"one with a type":     {voice(oneDrive, "wav"), oneDrive, "audio/wave; x=y", "audio/wave"},
		"in capitals":         {voice(oneDrive, "MP3"), oneDrive, "", "audio/mpeg"},
		"kept by Teams":       {inline(connector), connector, "application/octet-stream", "audio/ogg"},
		"with a type of none": {strings.Replace(voice(oneDrive, "ogg"), `"fileType":"ogg"`, `"fileType":null`, 1), oneDrive, "", "audio/ogg"},
	} {
		t.Run(name, func(t *testing.T) {
			r := receive(t, &office{})
			r.files[c.at] = sound(c.answered)
			r.taking(t, c.activity)
			told := r.all()
			if len(told) == 1 && !strings.HasSuffix(told[0].EventID, "/file-0") {
				t.Errorf("the event is %q", told[0].EventID)
			}
			for i := range told {
				told[i].EventID = ""
			}
			want := []bot.Incoming{{Workspace: "ws1", User: ashaAAD, Kind: bot.SentClip, Clip: "SOUND", ClipType: c.want}}
			if diff := cmp.Diff(want, told); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFilesNotTaken(t *testing.T) {
	for name, c := range map[string]struct {
		activity string
		serve    http.HandlerFunc
		want     string
	}{
		"a program":         {voice(oneDrive, "exe"), sound("application/pdf"), bot.ClipsOnly},
		"a task too large":  {voice(oneDrive, "pdf"), func(w http.ResponseWriter, _ *http.Request) { w.Write(make([]byte, reflection.MaxClip+1)) }, bot.FileTooLarge},
		"a table not there": {voice(oneDrive, "csv"), http.NotFound, bot.FileNotTaken},
		"a film":            {voice(oneDrive, "mp4"), sound("video/mp4"), bot.ClipsOnly},
		"a picture gone":    {strings.Replace(inline(connector), "audio/ogg", "image/png", 1), http.NotFound, bot.FileNotTaken},
		"not there":         {voice(oneDrive, "m4a"), http.NotFound, bot.ClipNotTaken},
		"a page":            {voice(oneDrive, "m4a"), sound("text/html"), bot.ClipNotTaken},
		"too large":         {voice(oneDrive, "m4a"), func(w http.ResponseWriter, _ *http.Request) { w.Write(make([]byte, reflection.MaxClip+1)) }, bot.ClipNotTaken},
		"somewhere else":    {voice("https://northfield.sharepoint.com.evil.example/a", "m4a"), nil, bot.ClipNotTaken},
		"nowhere":           {voice("", "m4a"), nil, bot.ClipNotTaken},
		"an odd address":    {strings.Replace(voice(oneDrive, "m4a"), oneDrive, "%zz://", 1), nil, bot.ClipNotTaken},
		"redirected": {voice(oneDrive, "m4a"), func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://evil.example/", http.StatusFound)
		}, bot.ClipNotTaken},
		"round and around": {voice(oneDrive, "m4a"), func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, oneDrive, http.StatusFound) }, bot.ClipNotTaken},
	} {
		t.Run(name, func(t *testing.T) {
			r := receive(t, &office{})
			if c.serve != nil {
				r.files[oneDrive], r.files[connector] = c.serve, c.serve
			}
			r.files["https://evil.example/"] = func(http.ResponseWriter, *http.Request) { t.Error("somebody else was asked") }
			r.files["https://northfield.sharepoint.com.evil.example/a"] = r.files["https://evil.example/"]
			r.taking(t, c.activity)
			if told := r.all(); len(told) > 0 {
				t.Errorf("told %v", told)
			}
			r.shows(t, r.made(http.MethodPost), c.want)
			for _, secret := range []string{"never-to-be-seen", "asha"} {
				if strings.Contains(r.log.String(), secret) {
					t.Errorf("%s is in the log: %s", secret, r.log)
				}
			}
		})
	}
}

// The app's own token goes to the Connector. What is in somebody's OneDrive
// needs none.
func TestWhoSeesTheToken(t *testing.T) {
	p := New(receive(t, &office{}).settings)
	for at, want := range map[string]string{
		connector:                            "Bearer APP-TOKEN",
		oneDrive:                             "",
		"https://northfield.sharepoint.us/a": "",
		"https://smba.trafficmanager.net.evil.example/a": "refused",
		"https://smba.trafficmanager.net@evil.example/a": "refused",
		"https://sharepoint.com/a":                       "refused",
		"https://evilsharepoint.com/a":                   "refused",
		"https://northfield.sharepoint.com:8443/a":       "refused",
		"https://asha:x@northfield.sharepoint.com/a":     "refused",
		"http://northfield.sharepoint.com/a":             "refused",
		"http://169.254.169.254/latest/meta-data":        "refused",
		"http://127.0.0.1/a":                             "refused",
		"file:///etc/passwd":                             "refused",
		"//northfield.sharepoint.com/a":                  "refused",
		"":                                               "refused",
		"\x00":                                           "refused",
	} {
		req, err := p.fileRequest(t.Context(), reflection.Private(at))
		got := "refused"
		if err == nil {
			got = req.Header.Get("Authorization")
		}
		if got != want {
			t.Errorf("%q: %q, want %q", at, got, want)
		}
	}
}

// A clip of a message without a name has none itself: it is no repeat of another.
func TestAClipWithoutAName(t *testing.T) {
	r := receive(t, &office{})
	r.files[oneDrive] = sound("audio/mp4")
	r.taking(t, strings.Replace(voice(oneDrive, "m4a"), `"id":"1795000000011"`, `"id":""`, 1))
	if told := r.all(); len(told) != 1 || told[0].EventID != "" {
		t.Errorf("told %v", told)
	}
}

// A clip and words are two things said.
func TestAClipWithWords(t *testing.T) {
	r := receive(t, &office{})
	r.files[oneDrive] = sound("audio/mp4")
	r.taking(t, strings.Replace(voice(oneDrive, "m4a"), `"text":""`, `"text":"Thursday, 8B"`, 1))
	told := r.all()
	if len(told) != 2 || told[0].Kind != bot.SentClip || told[1].Kind != bot.Say || told[0].EventID == told[1].EventID {
		t.Errorf("told %v, want the clip and the words, each with its name", told)
	}
}

// A table may set a school up, and a swap may wait for any other; which it is,
// and whose, is not the adapter's to judge.
func TestSentFile(t *testing.T) {
	for name, activity := range map[string]string{
		"a table":       voice(oneDrive, "csv"),
		"a spreadsheet": voice(oneDrive, "XLSX"),
		"a calendar":    voice(oneDrive, "ics"),
		"a document":    voice(oneDrive, "docx"),
		"a picture":     strings.Replace(inline(connector), "audio/ogg", "image/*", 1),
	} {
		r := receive(t, &office{})
		r.files[oneDrive] = sound("application/octet-stream")
		r.files[connector] = sound("image/png")
		r.taking(t, activity)
		told := r.all()
		if len(told) != 1 || !strings.HasSuffix(told[0].EventID, "/file-0") {
			t.Fatalf("%s: told %+v", name, told)
		}
		told[0].EventID = ""
		want := []bot.Incoming{{Workspace: "ws1", User: ashaAAD, Kind: bot.SentFile, File: "SOUND"}}
		if diff := cmp.Diff(want, told); diff != "" {
			t.Errorf("%s: told (-want +got):\n%s", name, diff)
		}
	}
}
