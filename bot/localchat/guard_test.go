package localchat_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestOtherPagesAreKeptOut(t *testing.T) {
	const say = "POST /chat/api/people/asha/say"
	const list = "GET /chat/api/people/asha/messages"
	for _, c := range []struct {
		what, route, host string
		headers           map[string]string
		want              int
	}{
		{"the page itself", say, "127.0.0.1:8080", map[string]string{"Origin": "http://127.0.0.1:8080", "Sec-Fetch-Site": "same-origin"}, 200},
		{"a tool", say, "localhost:8080", nil, 200},
		{"the page on a name of this machine", say, "demo.localhost", map[string]string{"Origin": "http://demo.localhost"}, 200},
		{"another page", say, "127.0.0.1:8080", map[string]string{"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, 403},
		{"another page in an old browser", say, "127.0.0.1:8080", map[string]string{"Origin": "https://evil.example"}, 403},
		{"a page with a forged agreement", say, "127.0.0.1:8080", map[string]string{"Origin": "null"}, 403},
		{"another port of this machine", say, "127.0.0.1:8080", map[string]string{"Origin": "http://127.0.0.1:9", "Sec-Fetch-Site": "same-site"}, 403},
		{"a name pointed at this machine", say, "evil.example:8080", map[string]string{"Origin": "http://evil.example:8080", "Sec-Fetch-Site": "same-origin"}, 403},
		{"a name pointed at this machine, reading", list, "evil.example:8080", map[string]string{"Sec-Fetch-Site": "same-origin"}, 403},
		{"a look-alike name", list, "127.0.0.1.evil.example", nil, 403},
		{"no host", list, "", nil, 403},
		{"another page, reading", list, "127.0.0.1:8080", map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403},
		{"another page, reading with an origin", list, "127.0.0.1:8080", map[string]string{"Origin": "https://evil.example"}, 403},
		{"a link from another page", "GET /", "127.0.0.1:8080", map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200},
		{"an address typed in", "GET /", "[::1]:8080", map[string]string{"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}, 200},
	} {
		s := newSchool(t)
		if got := s.knock(c.route, c.host, c.headers); got != c.want {
			t.Errorf("%s: got %d, want %d", c.what, got, c.want)
		}
	}
}

func (s *school) knock(route, host string, headers map[string]string) int {
	method, path, _ := strings.Cut(route, " ")
	r := httptest.NewRequest(method, path, strings.NewReader(`{"text":"Hi"}`))
	r.Host = host
	for k, v := range headers {
		r.Header.Set(k, v)
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w.Code
}

func TestHostsTheServerIsKnownBy(t *testing.T) {
	for _, c := range []struct {
		known, asked string
		want         int
	}{
		{"plenary.school.example", "plenary.school.example", 200},
		{"plenary.school.example:443", "Plenary.School.Example:443", 200},
		{"plenary.school.example", "evil.example", 403},
		{"10.0.0.7:8080", "10.0.0.7:8080", 200},
		{"10.0.0.7:8080", "10.0.0.8:8080", 403},
		{"0.0.0.0:8080", "10.0.0.7:8080", 200},
		{":8080", "[2001:db8::1]:8080", 200},
		{"0.0.0.0:8080", "evil.example:8080", 403},
	} {
		s := newSchool(t)
		s.Hosts = []string{c.known}
		if got := s.knock("GET /chat/api/people", c.asked, nil); got != c.want {
			t.Errorf("known as %s, asked for %s: got %d, want %d", c.known, c.asked, got, c.want)
		}
	}
}

func TestEveryAnswerIsProtected(t *testing.T) {
	s := newSchool(t)
	for _, path := range []string{"/", "/chat/api/people", "/chat/page/none.js", "/chat/api/people/nobody/home"} {
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil))
		h := w.Header()
		csp := h.Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", path, csp)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: headers %v", path, h)
		}
	}
}
