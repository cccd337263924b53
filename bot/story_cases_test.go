package bot_test

import (
	"strings"

	"plenary/bot/bottest"
	"plenary/reflection"
)

// Each choice of each case opens the window of the work that it starts, and
// the last leads on to the colleague who is asked.
func whatTheChoicesOfACaseStart(s *scene) {
	s.withLibrary()
	s.change("cal", func(m *reflection.Member) { m.Welcome = reflection.Started })
	home := s.asha.OpenHome()
	cases := func() bottest.Sheet {
		return s.opens(s.asha, s.opens(s.asha, s.opens(s.asha, home, "More"), "Other questions"), "Other teachers' cases", "made-up teachers")
	}
	for _, c := range cases().Buttons[:5] {
		for i, want := range workOf[strings.TrimPrefix(c.ID, "scenario:")] {
			w := s.opens(s.asha, s.opens(s.asha, cases(), c.Label), "Try "+string(rune('A'+i)))
			template, focus, invites := strings.Cut(want, ", ")
			switch {
			case invites && (w.Input("who").ID == "" || w.Input("focus").Value != focus):
				s.t.Errorf("%s of %s opens %+v, want %s", string(rune('A'+i)), c.Label, w, template)
			case !invites && (!strings.Contains(w.Text, "1 of 6.") || w.Input("description").ID == ""):
				s.t.Errorf("A of %s opens %+v, want a full cycle", c.Label, w)
			}
		}
	}
	s.asha.Fill(map[string]string{"who": "cal"})
	bottest.Told(s.t, s.asha, "Asked: Cal.")
}
