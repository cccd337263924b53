package localchat

import "net/http"

// home answers GET …/home: the person's Home as it is now.
func (c *Chat) home(w http.ResponseWriter, r *http.Request, person string) {
	h := c.Receiver.HomeOf(r.Context(), c.Workspace, person)
	reply(w, http.StatusOK, home{Text: h.Text, Buttons: drawButtons(h.Buttons)})
}
