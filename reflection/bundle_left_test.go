package reflection_test

import (
	"testing"

	"plenary/reflection"
)

// Whoever has left finds what they wrote of an inquiry in their copy, whatever
// those who stayed did after that.
func TestACopyHasAnInquiryThatOneLeft(t *testing.T) {
	for state, does := range map[reflection.InquiryState]func(n *pair, id reflection.InquiryID) error{
		reflection.InquiryTrialling: func(n *pair, id reflection.InquiryID) error {
			_, err := n.Predict(t.Context(), n.dan, id, "Mine.", reflection.Choices{})
			return err
		},
		reflection.InquiryDecided: func(n *pair, id reflection.InquiryID) error {
			return n.TapStill(t.Context(), n.dan, id, reflection.StillUsing)
		},
	} {
		t.Run(string(state), func(t *testing.T) {
			n := newPair(t)
			id := n.reaches(state, n.dan, n.eve)
			kept, err := n.Store.Trial(t.Context(), "north", id, "asha")
			if err != nil {
				_, err = n.Predict(t.Context(), n.asha, id, "They ask more.", reflection.Choices{})
				n.must(err)
				kept, err = n.Store.Trial(t.Context(), "north", id, "asha")
				n.must(err)
			}
			n.set("asha", func(m *reflection.Member) { m.Leaves = date("2026-11-10") })
			n.must(does(n, id))
			asha, err := n.Store.Member(t.Context(), "north", "asha")
			n.must(err)
			b, err := n.Bundle(t.Context(), asha)
			n.must(err)
			if len(b.Inquiries) != 1 || b.Inquiries[0].Trial.Prediction != kept.Prediction || b.Inquiries[0].Own.Member != "asha" {
				t.Errorf("in her copy stand %d inquiries, or another's", len(b.Inquiries))
			}
			now, err := n.OpenInquiry(t.Context(), n.dan, id)
			n.must(err)
			if len(now.Inquiry.Sides) != 2 {
				t.Errorf("for Dan it has %d people", len(now.Inquiry.Sides))
			}
		})
	}
}
