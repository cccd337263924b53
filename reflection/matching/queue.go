package matching

// event is something that happens during a search if nothing else happens
// before: an arc becomes tight, or the price of a ring on an inner side comes
// down to nothing.
type event struct {
	at   int64
	what int32 // an arc, or ^b for the ring b
}

// queue gives out events, the earliest first: a heap in which each has four
// below it.
type queue []event

func (e event) before(o event) bool { return e.at < o.at || e.at == o.at && e.what < o.what }

func (q *queue) push(e event) {
	*q = append(*q, e)
	h, i := *q, len(*q)-1
	for i > 0 {
		up := (i - 1) / 4
		if !e.before(h[up]) {
			break
		}
		h[i] = h[up]
		i = up
	}
	h[i] = e
}

func (q *queue) pop() event {
	h := *q
	first, e := h[0], h[len(h)-1]
	h = h[:len(h)-1]
	*q = h
	if len(h) == 0 {
		return first
	}
	i := 0
	for below := 1; below < len(h); below = 4*i + 1 {
		least := below
		for j := below + 1; j < min(below+4, len(h)); j++ {
			if h[j].before(h[least]) {
				least = j
			}
		}
		if !h[least].before(e) {
			break
		}
		h[i] = h[least]
		i = least
	}
	h[i] = e
	return first
}
