package matching

// prices are the dual variables. Time passes during a search, one unit for each
// that the searchers lower their prices; whoever the search has not reached
// keeps theirs. A price is written down only when its owner changes sides,
// together with the time it was true, and computed from that.
type prices struct {
	now   int64   // since the search began
	price []int64 // of a node, less what its blossom raises
	at    []int64 // of an outer node: the time of that

	// The nodes of a blossom that is not outer move together, so that a large
	// one costs no more than a small one.
	raised []int64 // of an outermost blossom: what each of its nodes asks besides
	since  []int64 // of an outermost blossom: the time of that, and of its ring's price

	// A ring's own price is twice as fast, the other way round: what its nodes
	// lower, it takes on for the edges inside.
	ring []int64
}

func newPrices(n int) prices {
	blossoms := n + n/2
	return prices{
		price: make([]int64, n), at: make([]int64, n),
		raised: make([]int64, blossoms), since: make([]int64, blossoms), ring: make([]int64, blossoms),
	}
}

// priceNow is what a node asks now.
func (s *solver) priceNow(v int32) int64 {
	b := s.outermost(v)
	switch s.side[b] {
	case outer:
		return s.price[v] - (s.now - s.at[v])
	case inner:
		return s.price[v] + s.raised[b] + (s.now - s.since[b])
	}
	return s.price[v] + s.raised[b]
}

// ringPriceNow is what an outermost ring asks now.
func (s *solver) ringPriceNow(b int32) int64 {
	switch s.side[b] {
	case outer:
		return s.ring[b] + 2*(s.now-s.since[b])
	case inner:
		return s.ring[b] - 2*(s.now-s.since[b])
	}
	return s.ring[b]
}

// slack is by how much the prices at the ends of an arc exceed its worth now.
// It is for arcs between outermost blossoms: inside, the rings' prices count.
func (s *solver) slack(arc int32) int64 {
	return s.priceNow(s.tail(arc)) + s.priceNow(s.head[arc]) - s.worth[arc]
}

// settle writes down what an outermost blossom asks now, before it changes
// sides.
func (s *solver) settle(b int32) {
	s.ring[b] = s.ringPriceNow(b)
	switch s.side[b] {
	case outer:
		for v := range s.members(b) {
			s.price[v] = s.priceNow(v)
		}
	case inner:
		s.raised[b] += s.now - s.since[b]
	}
	s.since[b] = s.now
}

// part writes down what each node of a blossom that is not outer asks now: from
// here on each is by itself.
func (s *solver) part(b int32) {
	for v := range s.members(b) {
		s.price[v] = s.priceNow(v)
		s.at[v] = s.now
	}
	s.raised[b] = 0
}
