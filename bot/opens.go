package bot

import "strings"

// opens lists the buttons that answer with a Form or a View. Some platforms
// have to know before the press: only there can a window be opened at all.
var opens = map[string]bool{
	"readers": true, "two-minutes": true, "full-cycle": true, "resume": true, "stage": true, "more": true, "closed-until": true,
	"plan": true, "journal": true, "entry": true, "edit": true, "pick-line": true, "write-line": true, "shared": true,
	"note": true, "read-share": true, "meeting": true, "agree": true, "worried": true, "safeguarding": true, "details": true,
	"invite": true, "menu": true, "help": true, "set-up": true, "new-mentor": true, "counts": true, "dates": true, "away": true,
	"together": true, "try": true, "inquiry": true, "stop-inquiry": true, "agree-note": true,
	"set-up-inquiry": true, "predict": true, "report": true, "review": true,
	"apply": true, "coverage": true, "frameworks": true, "from-scenario": true, "half-term": true, "library": true, "one-more": true,
	"scenario": true, "scenarios": true, "send-files": true, "tag": true, "tag-form": true, "tag-how": true, "tag-settings": true,
	"visits": true, "visit": true, "visit-ask": true, "visit-agree": true, "visit-move": true, "visit-notes": true, "visit-show": true,
	"visit-send": true, "visit-read": true, "visit-share": true, "visit-on-share": true,
	"losing": true, "tag-with": true, "tell": true, "theory": true, "upload": true, "write-theory": true,
}

// OpensWindow reports whether a press of the button opens a Form or a View. One
// that usually does may still answer in words.
func OpensWindow(button string) bool {
	name, _, _ := strings.Cut(button, ":")
	return opens[name]
}
