package localchat

import (
	"fmt"
	"net/http"
	"slices"

	"plenary/reflection"
)

// members lists the people who can be reached in this chat.
func (c *Chat) members(r *http.Request) ([]reflection.Member, error) {
	all, err := c.People(r.Context())
	if err != nil {
		return nil, fmt.Errorf("list people: %w", err)
	}
	return slices.DeleteFunc(slices.Clone(all), func(m reflection.Member) bool {
		return m.PlatformID == "" || m.Workspace != c.Workspace
	}), nil
}

// people answers GET /chat/api/people: who one can be, with their first role.
func (c *Chat) people(w http.ResponseWriter, r *http.Request) {
	members, err := c.members(r)
	if err != nil {
		c.unavailable(w, r, err)
		return
	}
	out := []person{}
	for _, m := range members {
		p := person{ID: m.PlatformID, Name: m.Name}
		if len(m.Roles) > 0 {
			p.Role = string(m.Roles[0])
		}
		out = append(out, p)
	}
	reply(w, http.StatusOK, out)
}
