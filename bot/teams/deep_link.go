package teams

import (
	"net/url"
	"strings"
	"time"
)

// Deep links open something in the client of whoever follows one, with their own
// rights: the app needs none, and nothing is created before they say so.
// https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams
const deepLink = "https://teams.microsoft.com/l/"

// ChatLink opens a chat with people, by what they sign in with. The topic names
// it where there are several; it may be empty.
func ChatLink(topic string, people ...string) string {
	q := url.Values{"users": {strings.Join(people, ",")}}
	if topic != "" {
		q.Set("topicName", topic)
	}
	return deepLink + "chat/0/0?" + encoded(q)
}

// MeetingLink opens a meeting with people that is ready to be sent, from one
// instant to another. Zero instants leave the time open.
func MeetingLink(subject string, from, to time.Time, people ...string) string {
	q := url.Values{"subject": {subject}, "attendees": {strings.Join(people, ",")}}
	for name, at := range map[string]time.Time{"startTime": from, "endTime": to} {
		if !at.IsZero() {
			q.Set(name, at.Format(time.RFC3339))
		}
	}
	return deepLink + "meeting/new?" + encoded(q)
}

// encoded writes spaces as Teams reads them: it shows a plus as a plus.
func encoded(q url.Values) string { return strings.ReplaceAll(q.Encode(), "+", "%20") }
