package teams

import (
	"net/url"
	"testing"
	"time"
)

func TestChatLink(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{ChatLink("", "ben@northfield.example"), "https://teams.microsoft.com/l/chat/0/0?users=ben%40northfield.example"},
		{ChatLink("Our inquiry & more", "asha@n.example", "ben@n.example"),
			"https://teams.microsoft.com/l/chat/0/0?topicName=Our%20inquiry%20%26%20more&users=asha%40n.example%2Cben%40n.example"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

func TestMeetingLink(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	from := time.Date(2027, 5, 4, 15, 45, 0, 0, london)
	u, err := url.Parse(MeetingLink("Feedback trial", from, from.Add(20*time.Minute), "ben@n.example", "cal@n.example"))
	if err != nil || u.Host+u.Path != "teams.microsoft.com/l/meeting/new" {
		t.Fatal(u, err)
	}
	for name, want := range map[string]string{"subject": "Feedback trial", "attendees": "ben@n.example,cal@n.example",
		"startTime": "2027-05-04T15:45:00+01:00", "endTime": "2027-05-04T16:05:00+01:00"} {
		if got := u.Query().Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if got := MeetingLink("Talk", time.Time{}, time.Time{}, "ben@n.example"); got != "https://teams.microsoft.com/l/meeting/new?attendees=ben%40n.example&subject=Talk" {
		t.Errorf("without a time: %s", got)
	}
}
