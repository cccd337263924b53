package bot

import "plenary/reflection"

// heededAnswer is for a line to somebody else that a guard spoke about: the
// person's own words, where they chose to copy them, or else the Form that draw
// makes, as it was sent and with one choice added.
func heededAnswer(in Incoming, h reflection.Heeded, draw func() (Form, error)) (Answer, error) {
	if h.Guard == nil {
		v := notKeptView(h.Words)
		return Answer{View: &v}, nil
	}
	f, err := draw()
	if err != nil {
		return Answer{}, err
	}
	f = guardedForm(f, in, *h.Guard, h.Contact)
	return Answer{Form: &f}, nil
}
