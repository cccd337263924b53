package localchat_test

import (
	"context"
	"testing"

	"plenary/reflection"
)

func TestMentorsByTheirIDsInTheChat(t *testing.T) {
	s := newSchool(t)
	s.People = func(context.Context) ([]reflection.Member, error) {
		return []reflection.Member{
			{ID: "m1", PlatformID: "asha", Workspace: workspace, Mentor: "m2"},
			{ID: "m2", PlatformID: "sam", Workspace: workspace},
			{ID: "m3", PlatformID: "ben", Workspace: workspace, Mentor: "elsewhere"},
		}, nil
	}
	s.want(t, "GET", "/chat/api/mentors", "", 200, `{"asha":"sam"}`)
}
