package matching

import (
	"math"
	"slices"
)

// side is where an outermost blossom stands in the search.
type side int8

const (
	apart side = iota // not reached
	outer             // searches for a mate: the root, and mates of inner ones
	inner             // stands between two outer ones
)

// tree is what one search has found.
type tree struct {
	side   []side  // of an outermost blossom
	parent []int32 // of an inner blossom: the arc to the outer one it was reached from
	seen   []int32 // mark of the walk that passed an outer blossom last
	walk   int32

	patience  int // with how many nodes searching a search is given up
	searching int

	grown   []int32 // every blossom that was put on a side
	events  queue
	reached []int64 // of a node apart: the earliest time an arc to it becomes tight
	looked  []int32 // the nodes with such a time
	end     ending
}

// ending is how a search ends, if nothing before brings it to another end.
type ending struct {
	at    int64
	arc   int32 // to somebody alone; or none:
	alone int32 // then this node's price has come down to nothing
}

const never = math.MaxInt64

func newTree(n int) tree {
	blossoms := n + n/2
	t := tree{
		side: make([]side, blossoms), parent: make([]int32, blossoms), seen: make([]int32, blossoms),
		reached: make([]int64, n), patience: math.MaxInt,
	}
	for v := range t.reached {
		t.reached[v] = never
	}
	return t
}

// search finds a mate for a node that is alone, or takes its price down to
// nothing. It may instead leave another alone whose price is nothing; and where
// patience is short it may leave all as it was, but for prices.
func (s *solver) search(root int32) {
	s.now, s.end, s.searching = 0, ending{at: never}, 0
	s.putOuter(root)
	for len(s.events) > 0 && s.events[0].at < s.end.at {
		e := s.events.pop()
		s.now = e.at
		if s.searching > s.patience {
			s.fell()
			return
		}
		if e.what < 0 {
			s.openInner(^e.what)
		} else {
			s.follow(e.what)
		}
	}
	s.now = s.end.at
	s.change()
	s.fell()
}

// follow goes along an arc that has become tight, unless that is out of date:
// whatever changed meanwhile was looked at then.
func (s *solver) follow(arc int32) {
	a, b := s.outermost(s.tail(arc)), s.outermost(s.head[arc])
	if a == b || s.side[b] == inner || s.slack(arc) > 0 {
		return
	}
	if s.side[b] == outer {
		s.shrink(arc)
		return
	}
	s.putInner(b, arc)
	s.putOuter(s.outermost(s.head[s.mate[b]]))
}

// putOuter makes a blossom search.
func (s *solver) putOuter(b int32) {
	s.part(b)
	s.put(b, outer)
	for v := range s.members(b) {
		s.look(v)
	}
}

// putInner takes a blossom into the tree by a tight arc that leads to it.
func (s *solver) putInner(b, arc int32) {
	s.put(b, inner)
	s.parent[b] = s.back[arc]
	if s.isRing(b) {
		s.expect(s.now+s.ringPriceNow(b)/2, ^b)
	}
}

func (s *solver) put(b int32, on side) {
	s.settle(b)
	s.side[b] = on
	s.grown = append(s.grown, b)
}

// expect queues an event, unless the search will have ended.
func (s *solver) expect(at int64, what int32) {
	if at < s.end.at {
		s.events.push(event{at, what})
	}
}

// look queues what can come of a node that has just begun to search. Its price
// was settled now.
func (s *solver) look(v int32) {
	if at := s.now + s.price[v]; at < s.end.at {
		s.end = ending{at: at, arc: none, alone: v}
	}
	s.searching++
	own := s.outermost(v)
	for arc := s.from[v]; arc < s.from[v+1]; arc++ {
		x := s.head[arc]
		b := s.outermost(x)
		switch {
		case b == own || s.side[b] == inner:
		case s.side[b] == outer: // both lower their prices
			slack := s.price[v] + s.price[x] - (s.now - s.at[x]) - s.worth[arc]
			s.expect(s.now+slack/2, arc)
		default:
			s.reach(x, b, arc, s.now+s.price[v]+s.price[x]+s.raised[b]-s.worth[arc])
		}
	}
}

// reach notes that an arc to a node apart, in blossom b, becomes tight.
func (s *solver) reach(x, b, arc int32, at int64) {
	switch {
	case at >= s.end.at || at >= s.reached[x]:
	case s.mate[b] == none:
		s.end = ending{at: at, arc: arc}
	default:
		if s.reached[x] == never {
			s.looked = append(s.looked, x)
		}
		s.reached[x] = at
		s.events.push(event{at, arc})
	}
}

// shrink closes the ring that a tight arc between two outer blossoms makes.
func (s *solver) shrink(arc int32) {
	r := s.ringOf(arc)
	for _, c := range r.children {
		if s.side[c] == inner {
			s.part(c)
		}
		s.ring[c] = s.ringPriceNow(c)
	}
	b := s.close(r)
	s.side[b], s.ring[b], s.raised[b], s.since[b] = outer, 0, 0, s.now
	s.grown = append(s.grown, b)
	for _, c := range r.children {
		if s.side[c] == inner {
			for v := range s.members(c) {
				s.look(v)
			}
		}
	}
}

// ringOf lists the blossoms from where the ways to the root meet, down to the
// tail of an arc, along it, and up again from its head.
func (s *solver) ringOf(arc int32) ring {
	a, b := s.outermost(s.tail(arc)), s.outermost(s.head[arc])
	top := s.meeting(a, b)
	left, right := s.up(a, top), s.up(b, top)
	r := ring{children: []int32{top}}
	for i, up := range slices.Backward(left.arcs) {
		r.arcs = append(r.arcs, s.back[up])
		r.children = append(r.children, left.children[i])
	}
	r.arcs = append(append(r.arcs, arc), right.arcs...)
	r.children = append(r.children, right.children...)
	return r
}

// up is the way from an outer blossom to one above it, which is left out.
func (s *solver) up(a, top int32) ring {
	var way ring
	for a != top {
		between := s.outermost(s.head[s.mate[a]])
		way.children = append(way.children, a, between)
		way.arcs = append(way.arcs, s.mate[a], s.parent[between])
		a = s.outermost(s.head[s.parent[between]])
	}
	return way
}

// meeting is the first outer blossom on both ways to the root. It takes a step
// on each in turn, so that it goes no further than twice the longer one.
func (s *solver) meeting(a, b int32) int32 {
	s.walk++
	for {
		if a != none {
			if s.seen[a] == s.walk {
				return a
			}
			s.seen[a] = s.walk
			a = s.above(a)
		}
		a, b = b, a
	}
}

// above is the outer blossom that an outer one was reached from, or none.
func (s *solver) above(a int32) int32 {
	if s.mate[a] == none {
		return none
	}
	return s.outermost(s.head[s.parent[s.outermost(s.head[s.mate[a]])]])
}

// openInner opens a ring on an inner side whose price is nothing. Those of its
// children on the way from where it was reached to its base stay in the tree;
// the others are apart again.
func (s *solver) openInner(b int32) {
	if s.side[b] != inner || !s.stands(b) || s.ringPriceNow(b) > 0 {
		return // out of date
	}
	s.settle(b)
	arc := s.back[s.parent[b]]
	r := s.open(b)
	searchers := s.thread(r, arc)
	for _, c := range r.children {
		if s.side[c] == apart {
			s.lookAt(c)
		}
	}
	for _, c := range searchers {
		for v := range s.members(c) {
			s.look(v)
		}
	}
}

// thread puts children of an opened ring on sides, from the one the arc leads
// to, to the base, the way on which every second step is a pair. It returns the
// new outer ones, which have not looked around yet.
func (s *solver) thread(r ring, arc int32) []int32 {
	n := len(r.children)
	i := 0
	for r.children[i] != s.outermost(s.head[arc]) {
		i++
	}
	var searchers []int32
	s.putInner(r.children[i], arc)
	for up := i%2 == 1; i%n != 0; {
		mate := i - 1
		if up {
			mate = i + 1
		}
		s.part(r.children[mate])
		s.put(r.children[mate], outer)
		searchers = append(searchers, r.children[mate])
		if up {
			i, arc = i+2, r.arcs[mate]
		} else {
			i, arc = i-2, s.back[r.arcs[i-2]]
		}
		s.putInner(r.children[i%n], arc)
	}
	return searchers
}

// lookAt is look from the other end: for a blossom that is apart again, what
// searchers can reach it.
func (s *solver) lookAt(b int32) {
	for v := range s.members(b) {
		s.reached[v] = never
		for arc := s.from[v]; arc < s.from[v+1]; arc++ {
			if x := s.head[arc]; s.side[s.outermost(x)] == outer {
				s.reach(v, b, s.back[arc], s.now+s.price[v]+s.raised[b]+s.priceNow(x)-s.worth[arc])
			}
		}
	}
}

// change gives every second edge on the way to the root to other hands, as the
// search ended.
func (s *solver) change() {
	arc := s.end.arc
	if arc == none {
		b := s.outermost(s.end.alone)
		before := s.mate[b]
		s.mate[b], s.base[b] = none, s.end.alone
		s.changeAbove(before)
		return
	}
	s.pair(s.outermost(s.head[arc]), s.back[arc])
	b := s.outermost(s.tail(arc))
	before := s.mate[b]
	s.pair(b, arc)
	s.changeAbove(before)
}

// changeAbove finds the next mate for the inner blossom that an outer one has
// left, and so on.
func (s *solver) changeAbove(left int32) {
	for left != none {
		between := s.outermost(s.head[left])
		arc := s.parent[between]
		s.pair(between, arc)
		b := s.outermost(s.head[arc])
		left = s.mate[b]
		s.pair(b, s.back[arc])
	}
}

// fell takes the tree down: prices are written down, and rings that ask for
// nothing are opened.
func (s *solver) fell() {
	for _, b := range s.grown {
		if s.stands(b) && s.side[b] != apart {
			s.settle(b)
			s.side[b] = apart
			s.openFree(b)
		}
	}
	for _, v := range s.looked {
		s.reached[v] = never
	}
	s.grown, s.looked, s.events = s.grown[:0], s.looked[:0], s.events[:0]
}

// openFree opens a ring whose price is nothing, and those in it.
func (s *solver) openFree(b int32) {
	for free := []int32{b}; len(free) > 0; {
		b, free = free[len(free)-1], free[:len(free)-1]
		if s.isRing(b) && s.ring[b] == 0 {
			free = append(free, s.open(b).children...)
		}
	}
}
