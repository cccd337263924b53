package localchat

import (
	"net/http"

	"plenary/reflection"
)

// mentors answers GET /chat/api/mentors: whose mentor is whom, by the ids of
// the chat, so that the page can put the two next to each other.
func (c *Chat) mentors(w http.ResponseWriter, r *http.Request) {
	members, err := c.members(r)
	if err != nil {
		c.unavailable(w, r, err)
		return
	}
	chatID := map[reflection.MemberID]string{}
	for _, m := range members {
		chatID[m.ID] = m.PlatformID
	}
	out := map[string]string{}
	for _, m := range members {
		if mentor := chatID[m.Mentor]; m.Mentor != "" && mentor != "" {
			out[m.PlatformID] = mentor
		}
	}
	reply(w, http.StatusOK, out)
}
