package teams

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"unicode"

	"plenary/reflection"
)

// part is a JSON object of which only what is needed is looked at: what is
// missing, null or of another type reads as empty, since an activity that this
// code does not know is nothing to fail over. It may hold what a person wrote,
// and so prints as [private] wherever it is passed along.
type part map[string]json.RawMessage

func readPart(raw []byte) part {
	var p part
	if json.Unmarshal(raw, &p) != nil {
		return nil
	}
	return p
}

// maxID is the longest id taken; the longest that Teams makes have some 200.
const maxID = 1000

// id is an opaque name: of a person, a conversation, a kind. What holds a space
// or something that cannot be seen is none.
func (p part) id(key string) string {
	s := p.private(key).Reveal()
	odd := func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }
	if len(s) > maxID || strings.ContainsFunc(s, odd) {
		return ""
	}
	return s
}

func (p part) private(key string) reflection.Private {
	var s string
	if json.Unmarshal(p[key], &s) != nil {
		return ""
	}
	return reflection.Private(s)
}

func (p part) part(key string) part { return readPart(p[key]) }

func (p part) parts(key string) []part {
	var raw []json.RawMessage
	if json.Unmarshal(p[key], &raw) != nil {
		return nil
	}
	all := make([]part, 0, len(raw))
	for _, r := range raw {
		all = append(all, readPart(r))
	}
	return all
}

// Format hides what it holds under every verb.
func (p part) Format(f fmt.State, _ rune) { io.WriteString(f, reflection.Private("").String()) }

// LogValue hides what it holds from the log.
func (p part) LogValue() slog.Value { return reflection.Private("").LogValue() }

// MarshalJSON hides what it holds in JSON.
func (p part) MarshalJSON() ([]byte, error) { return json.Marshal(reflection.Private("")) }
