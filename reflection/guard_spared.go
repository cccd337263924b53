package reflection

// nobodys is what is no pupil's name, whatever it looks like.
type nobodys struct {
	known  map[string]bool       // words of colleagues' names
	spared map[string][][]string // the words of names the person said, by the first
}

// byFirstWord cuts names as a text is cut.
func byFirstWord(names []Private) map[string][][]string {
	by := map[string][][]string{}
	for _, name := range names {
		var words []string
		for _, w := range read(name.Reveal()).words {
			if w.low != "" {
				words = append(words, w.low)
			}
		}
		if len(words) > 0 {
			by[words[0]] = append(by[words[0]], words)
		}
	}
	return by
}

// markSpared marks the words of the names that are to be left alone.
func (r *namesReader) markSpared() {
	for i := range r.words {
		for _, name := range r.spared[r.words[i].low] {
			if !r.standsAt(i, name) {
				continue
			}
			for j := range name {
				r.famous[i+j] = true
			}
		}
	}
}

// standsAt reports whether the words at i are these, in one sentence.
func (r *namesReader) standsAt(i int, name []string) bool {
	for j, w := range name {
		if r.at(i+j, i).low != w {
			return false
		}
	}
	return true
}
