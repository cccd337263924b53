package bottest_test

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/bot/slack"
	"plenary/reflection"
)

// How many messages a second the Slack adapter posts over HTTP, with the
// adapter and the chat in one process.
//
// net/http keeps two idle connections to a host unless it is told otherwise, so
// most senders at once open a new one for every message.
func BenchmarkSlackPosts(b *testing.B) {
	for name, client := range map[string]*http.Client{
		"plain client":        {Transport: &http.Transport{}},
		"64 idle connections": {Transport: &http.Transport{MaxIdleConnsPerHost: 64}},
	} {
		b.Run(name, func(b *testing.B) {
			chat := bottest.NewChat(time.Now)
			server := httptest.NewServer(chat.Slack())
			defer server.Close()
			defer client.CloseIdleConnections()
			benchmarkPosts(b, chat, slack.New(slack.Settings{BotToken: "xoxb-T1", APIURL: server.URL + "/api/",
				Log: slog.New(slog.DiscardHandler), HTTP: client}))
		})
	}
}

// The same in process, to see what the chat itself costs.
func BenchmarkPosts(b *testing.B) {
	chat := bottest.NewChat(time.Now)
	benchmarkPosts(b, chat, chat.Platform("slack"))
}

func benchmarkPosts(b *testing.B, chat *bottest.Chat, p bot.Platform) {
	for n := range 200 {
		chat.Join("T1", fmt.Sprintf("U%d", n), "")
	}
	prompt := bottest.Messages()[0].Shape
	var n atomic.Int64
	b.ReportAllocs()
	b.SetParallelism(32) // on two processors: 64
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			i := n.Add(1)
			to := bot.Address{Workspace: reflection.Workspace{ID: "T1"}, User: fmt.Sprintf("U%d", i%200)}
			if _, err := p.Send(b.Context(), to, prompt, reflection.DeliveryID(fmt.Sprint("d", i))); err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "posts/s")
	if got := chat.Count(); got != b.N {
		b.Errorf("%d messages stand in the chat after %d posts", got, b.N)
	}
}
