package localchat

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// policy lets the page use its own files and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"media-src 'self' blob:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

// guarded keeps other web pages out. The chat has no login, so a page open in
// another tab must be able neither to send to it nor, by pointing a name of
// its own at this machine, to read from it.
func (c *Chat) guarded(next http.HandlerFunc) http.Handler {
	var origins http.CrossOriginProtection
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		protect(w.Header())
		if !c.knows(r.Host) || origins.Check(r) != nil || pryingRead(r) {
			complain(w, http.StatusForbidden, notHere)
			return
		}
		next(w, r)
	})
}

func protect(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "microphone=(self), camera=(), geolocation=()")
	h.Set("Cache-Control", "no-store")
}

// pryingRead reports whether another page asks for something other than to
// show the chat in a tab of its own. CrossOriginProtection lets all reads pass.
func pryingRead(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && !strings.HasSuffix(origin, "://"+r.Host) {
		return true
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return false
	}
	return r.Header.Get("Sec-Fetch-Mode") != "navigate"
}

// knows reports whether the Host a browser asked for is this machine's own or
// one of c.Hosts. A name that merely resolves to this machine is not.
func (c *Chat) knows(hostport string) bool {
	host := hostOf(hostport)
	ip, err := netip.ParseAddr(host)
	numeric := err == nil
	if host == "localhost" || strings.HasSuffix(host, ".localhost") || numeric && ip.Unmap().IsLoopback() {
		return true
	}
	for _, known := range c.Hosts {
		known = hostOf(known)
		if known == host && host != "" || numeric && anyAddress(known) {
			return true
		}
	}
	return false
}

// anyAddress reports whether listening there means every address of the
// machine, as "0.0.0.0", "::" and "" do.
func anyAddress(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "" || err == nil && ip.IsUnspecified()
}

// hostOf is the host without port and brackets, in lower case.
func hostOf(hostport string) string {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = hostport
	}
	return strings.ToLower(strings.Trim(host, "[]"))
}
