package reflection

import "strings"

// work is something lessons are about: the phrases that name it and the given
// names of the people in it. Where a text speaks of the work, those names are
// taken for its characters'.
type work struct {
	phrases []string
	cast    string
}

// works begins with people and places that stand for themselves.
var works = []work{
	{phrases: []string{
		"romeo/juliet/macbeth/hamlet/othello/shakespeare/scrooge/dickens/newton/darwin/vygotsky/piaget/wiliam/rosenshine/gibbs/kolb/bloom",
		"hattie/cowley/shackleton/christodoulou/didau/quigley/sweller/hirsch/dewey/brookfield/kirschner/hendrick/myatt/kember/mccrea/enser",
		"pythagoras/einstein/mozart/beethoven/picasso/gandhi/hitler/churchill/stalin/lemov/sherrington/willingham/ebbinghaus/bruner/bandura/dweck",
		"isaac newton", "charles darwin/dickens", "dylan wiliam", "barak rosenshine", "doug lemov", "tom sherrington", "daniel willingham",
		"albert einstein", "william shakespeare/blake/wordsworth/wilberforce/golding", "william the conqueror", "jane austen/eyre/goodall",
		"charlotte/emily/anne bronte", "george orwell/washington", "marie curie", "florence nightingale", "mary seacole/shelley/anning",
		"rosa parks", "martin luther king", "nelson mandela", "winston churchill", "anne frank", "amelia earhart", "ada lovelace",
		"alan turing", "rosalind franklin", "neil armstrong", "tim peake", "isambard kingdom brunel", "guy fawkes", "samuel pepys",
		"emmeline pankhurst", "malala yousafzai", "greta thunberg", "marcus rashford", "mo farah", "harry kane", "jamie oliver",
		"harry potter", "oliver twist", "percy jackson", "tom gates", "david walliams", "roald dahl", "julia donaldson", "michael rosen/morpurgo",
		"jacqueline wilson", "malorie blackman", "philip pullman", "stephen hawking/king", "david attenborough", "frida kahlo", "andy warhol",
		"vincent van gogh", "claude monet", "henry moore", "leonardo da vinci", "adam smith", "karl marx", "carol ann duffy", "simon armitage",
		"benjamin zephaniah/franklin", "maya angelou", "john agard/locke/steinbeck/lennon", "robert louis", "robert burns", "jack the ripper", "thomas hardy/edison/becket",
		"oliver cromwell", "anne boleyn", "catherine of aragon", "jane seymour", "francis drake/bacon", "walter raleigh", "christopher columbus",
		"adam and eve", "cain and abel", "mary and joseph", "noah and the ark", "noah's ark", "david and goliath", "daniel and the lions",
		"abraham and isaac", "jacob and esau", "ruth and naomi", "prophet muhammad/mohammed", "guru nanak", "jesus/moses/abraham/buddha/krishna/allah",
		"hansel and gretel", "jack and the beanstalk", "jack and jill", "peter pan", "peter rabbit", "alice in wonderland", "charlotte web",
		"winnie the pooh", "thomas the tank", "biff/kipper/scrooge", "humpty", "spider man", "mickey mouse", "santa claus", "joe wicks",
		"new york/jersey/england", "south georgia", "king charles", "victoria line/station", "sydney harbour", "chat gpt", "carol singing/singers/concert", "christmas carol",
		"elizabeth/charles/james/mary/george/edward i was/had/ruled/reigned/and", "eva smith", "frere jacques", "jack frost", "tom bennett", "paul dix",
		"kate bush", "ed sheeran", "taylor swift", "billie eilish", "elton john", "david bowie", "bob marley", "michael jackson/jordan",
	}},
	{[]string{"macbeth"}, "duncan malcolm ross lennox angus donalbain banquo macduff fleance"},
	{[]string{"romeo", "juliet", "montague/capulet"}, "tybalt mercutio benvolio paris rosaline lawrence nurse balthasar peter"},
	{[]string{"christmas carol", "scrooge"}, "ebenezer bob fred belle jacob tim fan fezziwig martha marley"},
	{[]string{"inspector calls", "birling/birlings"}, "sheila eric gerald arthur sybil eva daisy edna"},
	{[]string{"of mice and men", "lennie"}, "george lennie curley candy slim crooks carlson"},
	{[]string{"lord of the flies", "piggy"}, "ralph jack simon roger piggy sam eric maurice percival"},
	{[]string{"blood brothers", "johnstone"}, "mickey edward eddie linda sammy"},
	{[]string{"jekyll", "utterson"}, "henry edward hyde lanyon poole enfield"},
	{[]string{"twelfth night", "malvolio"}, "viola olivia orsino sebastian maria toby andrew feste"},
	{[]string{"the tempest", "prospero"}, "miranda ariel ferdinand caliban antonio sebastian gonzalo alonso"},
	{[]string{"much ado"}, "beatrice benedick hero claudio leonato margaret ursula antonio"},
	{[]string{"merchant of venice", "shylock"}, "portia antonio bassanio jessica lorenzo nerissa"},
	{[]string{"mockingbird", "atticus"}, "scout jem tom boo bob mayella atticus calpurnia"},
	{[]string{"matilda"}, "matilda"},
	{[]string{"wonka", "chocolate factory"}, "charlie augustus violet veruca mike joe willy"},
	{[]string{"goodnight mister tom", "mister tom"}, "tom william willie zach"},
	{[]string{"wonder by", "auggie"}, "auggie julian summer jack via"},
	{[]string{"the gospel/gospels", "gospel of"}, "matthew mark luke john"},
}

var famousBook = newFamousBook()

func newFamousBook() *phrasebook {
	b := &phrasebook{}
	for i, w := range works {
		for _, p := range w.phrases {
			b.add(p, i)
		}
	}
	return b
}

// wellKnown marks the words of names and titles that lessons are about.
func (r *reading) wellKnown() []bool {
	marked := make([]bool, len(r.words))
	cast := map[string]bool{}
	for _, s := range r.sentences {
		words := r.words[s.first:s.last]
		famousBook.each(words, func(means, from, to int) {
			for i := from; i < to; i++ {
				marked[s.first+i] = true
			}
			for _, name := range strings.Fields(works[means].cast) {
				cast[name] = true
			}
		})
	}
	for i, w := range r.words {
		marked[i] = marked[i] || cast[w.low]
	}
	return marked
}
