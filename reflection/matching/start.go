package matching

// start makes the first pairs, quickly: everybody in turn lowers their price to
// the least that is fair and, if that leaves a tight arc to somebody alone,
// makes the pair. Searches do the rest.
func (s *solver) start() {
	for v := range int32(s.nodes) {
		for arc := s.from[v]; arc < s.from[v+1]; arc++ {
			s.price[v] = max(s.price[v], s.worth[arc]/2)
		}
	}
	for v := range int32(s.nodes) {
		if s.mate[v] == none {
			s.offer(v)
		}
	}
}

func (s *solver) offer(v int32) {
	least, best := int64(0), none
	for arc := s.from[v]; arc < s.from[v+1]; arc++ {
		left := s.worth[arc] - s.price[s.head[arc]]
		if left > least || left == least && best != none && s.mate[s.head[best]] != none {
			least, best = left, arc
		}
	}
	s.price[v] = least
	if best != none && s.mate[s.head[best]] == none {
		s.pair(v, best)
		s.pair(s.head[best], s.back[best])
	}
}
