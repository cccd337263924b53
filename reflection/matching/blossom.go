package matching

import "iter"

// family says which blossoms there are, and who is in which. Only those that
// are in no other have a mate; inside a ring the pairs follow from the one node
// that is not paired inside, its base: from there around, every two make one.
// So a blossom's pairs can change without a look at what is in it.
type family struct {
	mate []int32 // of an outermost blossom: the arc to its mate, or none
	base []int32 // of a blossom: the node that mate leaves from, or that is alone

	// Each outermost blossom has a name. When blossoms become one, or one
	// becomes several, the largest keeps it: a node is told a new one rarely.
	name   []int32 // of a node: its outermost blossom's name
	named  []int32 // of a name: the blossom
	unused []int32 // names that no blossom has

	// A blossom's nodes are a stretch of a chain, and its children's are
	// stretches of that.
	next        []int32
	first, last []int32
	size        []int32

	rings []ring  // by their number; those of nodes are empty
	free  []int32 // numbers for rings to come
}

// ring is an odd cycle of blossoms: arcs[i] leads from the i-th to the next.
type ring struct{ children, arcs []int32 }

func newFamily(n int) family {
	blossoms := n + n/2
	f := family{
		mate: make([]int32, blossoms), base: make([]int32, blossoms),
		name: make([]int32, n), named: make([]int32, n), next: make([]int32, n),
		first: make([]int32, blossoms), last: make([]int32, blossoms), size: make([]int32, blossoms),
		rings: make([]ring, blossoms),
	}
	for v := range int32(n) {
		f.mate[v], f.base[v] = none, v
		f.name[v], f.named[v] = v, v
		f.first[v], f.last[v], f.size[v] = v, v, 1
	}
	for b := int32(blossoms) - 1; b >= int32(n); b-- {
		f.free = append(f.free, b)
	}
	return f
}

func (s *solver) isRing(b int32) bool { return b >= int32(s.nodes) }

// outermost is the blossom that a node is in and that is in no other.
func (f *family) outermost(v int32) int32 { return f.named[f.name[v]] }

// stands reports whether b is outermost now.
func (f *family) stands(b int32) bool { return f.outermost(f.first[b]) == b }

// members are the nodes in a blossom.
func (f *family) members(b int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for v := f.first[b]; yield(v) && v != f.last[b]; v = f.next[v] {
		}
	}
}

// pair gives a blossom the mate at the other end of an arc that leaves it.
func (s *solver) pair(b, arc int32) { s.mate[b], s.base[b] = arc, s.tail(arc) }

// close makes a blossom of an odd ring. The first child is the one whose mate,
// if any, is outside.
func (s *solver) close(r ring) int32 {
	b := s.free[len(s.free)-1]
	s.free = s.free[:len(s.free)-1]
	s.rings[b] = r
	s.mate[b], s.base[b] = s.mate[r.children[0]], s.base[r.children[0]]

	largest := s.largest(r)
	name := s.name[s.first[largest]]
	s.named[name] = b
	s.size[b] = 0
	for i, c := range r.children {
		s.size[b] += s.size[c]
		if i > 0 {
			s.next[s.last[r.children[i-1]]] = s.first[c]
		}
		if c != largest {
			s.unused = append(s.unused, s.name[s.first[c]])
			s.call(c, name)
		}
	}
	s.first[b], s.last[b] = s.first[r.children[0]], s.last[r.children[len(r.children)-1]]
	return b
}

// open makes outermost blossoms of a ring's children, and pairs them. It
// returns the ring from its base on.
func (s *solver) open(b int32) ring {
	r := s.rings[b]
	s.rings[b] = ring{}
	s.free = append(s.free, b)

	largest := s.largest(r)
	s.named[s.name[s.first[largest]]] = largest
	for _, c := range r.children {
		if c != largest {
			name := s.unused[len(s.unused)-1]
			s.unused = s.unused[:len(s.unused)-1]
			s.named[name] = c
			s.call(c, name)
		}
		s.side[c], s.raised[c], s.since[c] = apart, s.raised[b], s.now
	}

	r = r.startingAt(s.outermost(s.base[b]))
	s.mate[r.children[0]], s.base[r.children[0]] = s.mate[b], s.base[b]
	for i := 1; i < len(r.children); i += 2 {
		s.pair(r.children[i], r.arcs[i])
		s.pair(r.children[i+1], s.back[r.arcs[i]])
	}
	return r
}

func (s *solver) largest(r ring) int32 {
	largest := r.children[0]
	for _, c := range r.children {
		if s.size[c] > s.size[largest] {
			largest = c
		}
	}
	return largest
}

func (s *solver) call(b, name int32) {
	for v := range s.members(b) {
		s.name[v] = name
	}
}

// startingAt is the same ring from another child on.
func (r ring) startingAt(child int32) ring {
	i := 0
	for r.children[i] != child {
		i++
	}
	return ring{
		children: append(append(make([]int32, 0, len(r.children)), r.children[i:]...), r.children[:i]...),
		arcs:     append(append(make([]int32, 0, len(r.arcs)), r.arcs[i:]...), r.arcs[:i]...),
	}
}
