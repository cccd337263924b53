package localchat

import (
	"fmt"
	"net/http"
)

// messages answers GET …/messages: what the bot said to the person, oldest
// first, as it stands now. The page asks often, so an unchanged conversation
// is 304 to one who names its version.
func (c *Chat) messages(w http.ResponseWriter, r *http.Request, person string) {
	list, version := c.conversation(person).list()
	etag := fmt.Sprintf("%q", fmt.Sprintf("%s-%d", c.run, version))
	w.Header().Set("ETag", etag)
	if r.Header.Get("If-None-Match") == etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	out := []message{}
	for _, s := range list {
		out = append(out, c.drawMessage(s))
	}
	reply(w, http.StatusOK, out)
}
