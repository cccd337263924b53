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
		"juliet/macbeth/hamlet/othello/shakespeare/scrooge/dickens/newton/darwin/vygotsky/piaget/wiliam/rosenshine/gibbs/kolb/bloom",
		"hattie's research/effect/study/work", "cowley/shackleton/christodoulou/didau/quigley/sweller/hirsch/dewey/brookfield/kirschner/hendrick/myatt/kember/mccrea/enser",
		"pythagoras/einstein/mozart/beethoven/picasso/gandhi/hitler/churchill/stalin/lemov/sherrington/willingham/ebbinghaus/bruner/bandura/dweck",
		"isaac newton", "charles darwin/dickens", "dylan wiliam", "barak rosenshine", "doug lemov", "tom sherrington", "daniel willingham",
		"albert einstein", "william shakespeare/blake/wordsworth/wilberforce/golding", "william the conqueror", "jane austen/eyre/goodall",
		"charlotte/emily/anne bronte", "george orwell/washington", "marie curie", "florence nightingale", "mary seacole/shelley/anning",
		"rosa parks", "martin luther king", "nelson mandela", "winston churchill", "anne frank", "amelia earhart", "ada lovelace",
		"alan turing", "rosalind franklin", "neil armstrong", "tim peake", "isambard kingdom brunel", "guy fawkes", "samuel pepys",
		"emmeline pankhurst", "malala", "greta thunberg", "marcus rashford", "mo farah", "harry kane", "jamie oliver",
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
		// Writers and poets.
		"alfred noyes/tennyson/hitchcock", "agatha christie", "angela carter", "anthony horowitz/browne", "arthur miller/conan", "benjamin britten",
		"carol ann duffy", "charles causley/kingsley/babbage", "christina rossetti", "christopher marlowe/nolan/wren", "daniel defoe", "dylan thomas",
		"edgar allan", "edward lear/jenner/thomas", "elizabeth barrett/gaskell/fry", "emily dickinson/davison", "ernest hemingway/shackleton",
		"eric carle/arthur", "eva ibbotson", "frances hardinge", "frank cottrell", "gillian clarke", "grace nichols", "harper lee",
		"henrik ibsen", "imtiaz dharker", "james joyce/cook/watt", "jean piaget/rhys", "jeff kinney", "jo boaler", "john keats/donne/milton/clare/hattie/boyne/dewey/dalton",
		"joseph coelho/priestley/lister/stalin/rowntree", "judith kerr", "kate greenaway/dicamillo", "katherine rundell/johnson", "kazuo ishiguro", "ken robinson",
		"kenneth grahame", "langston hughes", "lauren child", "lemony snicket", "leo tolstoy", "lewis carroll/hamilton", "liz pichon", "louis sachar/pasteur/braille",
		"margaret atwood/thatcher", "mark twain/haddon/enser", "meera syal", "neil gaiman", "nick sharratt/cave", "oscar wilde", "owen sheers",
		"percy bysshe/shelley", "philippa pearce", "phillis wheatley", "rick riordan", "robert frost/browning/hooke/boyle/owen/peel/walpole/bjork/swindells", "rudyard kipling",
		"ruth padel", "samuel taylor/coleridge/beckett", "seamus heaney", "sophie mckenzie", "suzanne collins", "sylvia plath", "ted hughes", "tennessee williams",
		"thomas more/cromwell/cranmer/wolsey/malory/paine/jefferson/newcomen/clarkson", "toni morrison", "valerie bloom", "victor hugo", "virginia woolf", "wilfred owen",
		"willy russell", "zadie smith", "rama and sita", "harry and meghan", "sam smith and", "mary rose",
		// People of history, science, art, music and sport.
		"abraham lincoln/darby", "ada hegerberg", "adam peaty", "alexander fleming/graham/pope/hamilton", "alfred the great/wallace/nobel/wegener", "aneurin bevan", "ann/anne cleeves",
		"annie besant", "anthony joshua", "antonio vivaldi", "bayard rustin", "beatrix potter", "ben ainslie", "bessie coleman", "bobby moore/charlton", "bridget riley",
		"catherine howard/parr", "cesar chavez", "clara barton/schumann", "claudette colvin", "david hockney/beckham/livingstone/olusoga",
		"desmond tutu", "diego rivera", "dina asher", "dora maar", "dwight eisenhower", "edith cavell", "edmund hillary", "edvard munch/grieg", "eleanor roosevelt", "ella fitzgerald",
		"ellen macarthur", "elvis presley", "emil zatopek", "erwin schrodinger", "felix mendelssohn", "ferdinand magellan", "francis crick/galton", "frank sinatra/lampard", "franklin roosevelt",
		"franz ferdinand/schubert/kafka", "freddie mercury", "friedrich engels/froebel", "galileo galilei", "george stephenson/floyd/gershwin/bush/seurat", "georges seurat/braque",
		"georgia o'keeffe", "gordon ramsay", "grace darling/hopper", "guglielmo marconi", "gustav holst/klimt", "hans zimmer/christian", "harriet tubman", "harry styles/truman/houdini",
		"helen keller", "henri matisse/rousseau", "henrietta lacks", "henry ford/box", "hugh myddelton", "ibn battuta", "ignaz semmelweis", "jackson pollock", "jacob bronowski/rees",
		"james cameron/bond/lind/maxwell/oglethorpe", "jessica ennis", "jesse owens", "jimmy carter", "joan of arc", "joan miro/baez", "johann sebastian/strauss", "john cabot/logie/wycliffe/cage/cena/rutter/newton/coltrane/wesley/bowlby",
		"johnny depp", "joseph haydn/turner", "josephine baker/butler", "jude bellingham", "julius caesar", "jurgen klopp", "katherine johnson", "keir hardie/starmer", "keith haring",
		"kim kardashian/jong", "kylian mbappe", "lee harvey", "leah williamson", "lena dunham", "lewis latimer", "lionel messi", "lise meitner", "lucy bronze/letby", "ludwig van", "lowry", "luke littler/jerram",
		"mae jemison", "mahatma gandhi", "marco polo", "margaret beaufort/rutherford/hamilton", "maria montessori/telkes/sharapova", "marilyn monroe", "mary shelley/wollstonecraft/berry/jane/earps/tudor/magdalene/prince",
		"matthew hopkins/syed", "max planck", "megan rapinoe", "michael faraday/fordham/angelo/caine", "michelle obama", "miles davis", "mother teresa", "muhammad ali", "napoleon bonaparte", "nicola benedetti/adams/sturgeon",
		"nicolaus copernicus", "niels bohr", "nikola tesla", "nina simone", "olaudah equiano", "olive morris", "otto hahn/dix/von", "pablo picasso/neruda/escobar", "paul cezanne/klee/gauguin/mccartney/stephenson/kirschner",
		"peter tchaikovsky/crouch/doig/liljedahl/hyman", "philip larkin/glass", "piet mondrian", "quentin blake", "raheem sterling", "ranulph fiennes", "rembrandt", "rene descartes/magritte", "richard branson/arkwright/dawkins/feynman/nixon/the",
		"rishi sunak", "roger bannister/federer/bacon", "ronald reagan", "roy lichtenstein", "ruby bridges", "sally ride/gunnell", "salvador dali", "sarah storey", "saul bass", "serena williams", "sigmund freud", "simone biles/veil",
		"sonia boyce/delaunay/sotomayor", "stephen lawrence/curry/fry", "stevie wonder", "susan boyle", "susan b", "tanni grey", "theodore roosevelt", "tim berners/cahill/burton", "tom daley/holland/hanks/cruise/brady", "tony blair/benn/stark",
		"toussaint", "usain bolt", "victoria wood/derbyshire", "virginia wade", "vivienne westwood", "vladimir putin/lenin", "wangari maathai", "walt disney", "walter tull", "wassily kandinsky", "wat tyler", "wayne rooney", "wilbur wright", "wolfgang amadeus", "yuri gagarin", "zaha hadid",
		"boris johnson", "david cameron", "donald trump/tusk/bradman/schon", "joe biden", "elon musk", "bill gates/clinton", "steve jobs/irwin/backshall", "jeff bezos", "kamala harris", "liz truss", "theresa may", "tony hart", "chris hoy/packham/kaba", "mark rober/zuckerberg",
		// People who write about teaching.
		"alex quigley", "adam boxer", "andy tharby", "ben newmark", "carol dweck", "christine counsell", "clare sealy", "craig barton", "daisy christodoulou", "david kolb", "efrat furst", "graham nuthall/gibbs",
		"harry fletcher", "jerome bruner", "john sweller", "lee shulman", "lev vygotsky", "mary myatt", "michaela school/community", "oliver caviglioli", "patrice bain", "peps mccrea", "pritesh raichura", "ron berger", "ross mcgill", "shaun allison", "shirley clarke", "stephen brookfield", "terry borton", "zoe enser",
		// Stories, sayings and brands that begin with a name.
		"charlie brown/bucket/bit/chaplin", "elmer", "percy the", "postman pat", "bob the builder", "fireman sam", "peppa pig", "paddington bear", "dora the", "stig of the dump", "rosie's walk", "mog the",
		"incy wincy", "jack and annie", "jack o", "jack of", "johnny appleseed", "robin hood", "sleeping beauty", "snow white", "little red", "st george", "uncle sam", "sherlock holmes", "indiana jones", "super mario", "mario kart", "sonic",
		"white rose", "hegarty maths", "sir isaac", "tate modern/britain", "victoria and albert", "albert hall/square/dock", "george cross/medal", "nobel prize", "archie comics", "stanley knife/cup", "allen key", "erin brockovich", "siri/cortana",
		"davy jones/lamp", "jacob ladder", "mason jar", "murphy's law", "bob hope", "joe bloggs", "john/jane doe", "tommy gun", "morris dancing/dancers", "russell group", "maria theresa", "hadrian's/hadrian", "emma by",
	}},
	{phrases: adultPhrases},
	{phrases: peoplePhrases()},
	{phrases: []string{
		// A book, place or person that the text itself calls one.
		"opening/openings/chapter/chapters/page/pages/copy/copies/extract/extracts/ending/production/performance/adaptation/version/film/lyrics/verse of <name>",
		"<name> is/was/isn't the/a/an capital/country/city/river/county/island/town/village/continent/font/planet/moon/state/composer/painter/poet/brand",
		"<name> is/was/isn't the/a/an <colour> gem/stone/rock/flower/plant/herb/spice/bird/fabric/fruit/dessert/potato/colour",
		"story/stories/tale/tales/life/death/book/legend/works/statue/birth/reign/house/city/battle/siege/adventures/diary/picture/letters/gospel/letter of <name>",
		"hey jude", "ruby tuesday", "dear prudence", "mary joseph", "joseph and mary", "adam's apple", "sunni/shia/shi'a", "eid/ramadan mubarak", "robin hood's bay",
		"monet/manet/banksy/cezanne/matisse/gauguin/hokusai/kandinsky/mondrian/rothko/turner's/hockney", "mendel/mendeleev/rutherford/lavoisier/ohm/volta/faraday",
		"granny smith", "earl grey", "ben and jerry's", "percy pig/pigs", "colin the", "jacob's crackers", "terry's chocolate", "henry hoover", "anna freud", "ruth miskin", "pie corbett",
		"marks and spencer", "harvey nichols", "dolly mixture/mixtures", "john lewis", "bobby pin/pins", "hail mary", "ave maria", "holy mary", "amazing grace", "auld lang syne", "jolly roger", "peeping tom",
		"handa's surprise", "elmer", "jolly phonics", "bertha benz", "calamity jane", "plain jane", "tom yum", "nosey parker", "cain and", "steptoe and", "laurel and", "morecambe and",
		"max planck/verstappen", "molotov", "maxim gun", "tin lizzie", "bloody mary", "black maria", "lazy susan", "aunt sally", "moaning minnie", "good samaritan", "doubting thomas", "smart alec",
		"brontes/blyton/pullman/tolkien/rowling/orwell/chaucer/steinbeck/walliams/morpurgo/dahl/nesbit/brecht/stanislavski/artaud/chekhov/ibsen",
	}},
	{[]string{"celsius", "bunsen", "fahrenheit"}, "kelvin robert"},
	{[]string{"boyle", "gas law/laws"}, "charles robert hooke gay"},
	{[]string{"sassoon", "dulce et decorum", "war poets/poetry"}, "owen wilfred siegfried rupert"},
	{[]string{"caligula/tiberius/vespasian/trajan", "roman emperor/emperors"}, "augustus julius nero claudius titus marcus"},
	{[]string{"nativity", "bethlehem", "herod", "wise men", "three kings"}, "mary joseph gabriel jesus"},
	{[]string{"austen", "persuasion", "northanger", "sense and sensibility", "mansfield park"}, "emma elinor marianne catherine fanny anne"},
	{[]string{"tudor/tudors", "six wives", "stuart/stuarts", "reformation"}, "henry anne jane catherine edward mary elizabeth"},
	{[]string{"old testament", "genesis", "book of", "prophet/prophets"}, "elijah ezekiel daniel job ruth esther noah moses samuel jonah isaiah jeremiah"},
	{[]string{"theseus", "minotaur"}, "ariadne theseus minos daedalus icarus"},
	{[]string{"biff", "kipper"}, "chip floppy wilf wilma"},
	{[]string{"darwin"}, "wallace"},
	{[]string{"harry potter", "hogwarts", "philosopher's stone"}, "harry ron hermione draco neville ginny sirius albus severus luna fred george"},
	{[]string{"jane eyre"}, "jane helen bessie bertha grace adele edward john"},
	{[]string{"pride and prejudice"}, "elizabeth jane lydia mary kitty charlotte george"},
	{[]string{"great expectations"}, "pip estella joe herbert abel"},
	{[]string{"oliver twist", "fagin"}, "oliver nancy bill jack charley rose"},
	{[]string{"frankenstein"}, "victor elizabeth henry justine william robert"},
	{[]string{"curious incident"}, "christopher siobhan ed judy"},
	{[]string{"midsummer night's", "midsummer nights", "lysander/hippolyta"}, "helena hermia lysander demetrius puck oberon titania bottom robin"},
	{[]string{"othello", "iago"}, "emilia cassio bianca desdemona"},
	{[]string{"hamlet", "ophelia"}, "gertrude ophelia claudius laertes horatio"},
	{[]string{"the crucible"}, "abigail john elizabeth mary giles rebecca betty ruth"},
	{[]string{"streetcar", "blanche dubois"}, "blanche stella stanley mitch"},
	{[]string{"gatsby"}, "nick daisy tom jordan myrtle george jay"},
	{[]string{"animal farm"}, "napoleon snowball boxer benjamin clover mollie moses"},
	{[]string{"never let me go"}, "kathy ruth tommy"},
	{[]string{"noughts and crosses"}, "callum sephy jude lynette"},
	{[]string{"striped pyjamas"}, "bruno shmuel gretel maria"},
	{[]string{"private peaceful", "war horse"}, "tommo charlie molly joe joey albert"},
	{[]string{"skellig"}, "michael mina"},
	{[]string{"narnia", "wardrobe"}, "lucy edmund susan peter aslan"},
	{[]string{"street child", "treasure island"}, "jim ben john"},
	{[]string{"the bfg"}, "sophie"},
	{[]string{"giant peach"}, "james"},
	{[]string{"owl babies"}, "sarah percy bill"},
	{[]string{"tank engine"}, "thomas percy james gordon henry edward emily toby"},
	{[]string{"in the frozen", "elsa and anna", "anna and elsa", "film frozen"}, "anna elsa"},
	{[]string{"macbeth"}, "duncan malcolm ross lennox angus donalbain banquo macduff fleance"},
	{[]string{"juliet", "montague/capulet/capulets", "tybalt", "mercutio", "shakespeare", "romeo is/was/dies/kills/goes/meets"}, "romeo tybalt mercutio benvolio paris rosaline lawrence nurse balthasar peter"},
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
	{[]string{"prophet muhammad", "hadith", "mecca", "quran", "qur'an", "koran"}, "muhammad khadija abu ali fatima ibrahim musa isa bilal"},
	{[]string{"parable/parables", "disciple/disciples", "apostle/apostles", "last supper", "easter story", "crucifixion", "good samaritan", "judas"}, "jesus judas peter john paul thomas mary martha lazarus simon"},
	{[]string{"rama", "sita", "ramayana", "hanuman"}, "rama sita lakshmi ravana"},
	{[]string{"hastings", "1066", "norman conquest", "bayeux", "domesday"}, "william harold edward edgar"},
	{[]string{"wars of the roses", "magna carta", "plantagenet/plantagenets"}, "henry richard edward john margaret"},
	{[]string{"french revolution", "guillotine", "robespierre"}, "louis marie"},
	{[]string{"bolshevik/bolsheviks", "russian revolution", "romanov/romanovs"}, "nicholas leon vladimir alexandra"},
	{[]string{"moon landing", "apollo 11", "apollo eleven"}, "neil buzz michael"},
	{[]string{"suffragette/suffragettes", "suffrage", "pankhurst"}, "emmeline emily sylvia christabel millicent"},
	{[]string{"gunpowder plot"}, "guy robert james"},
	{[]string{"great fire", "pudding lane"}, "samuel thomas charles"},
	{[]string{"queen victoria", "victorian/victorians"}, "albert victoria charles florence"},
	{[]string{"civil rights", "bus boycott"}, "rosa martin malcolm"},
	{[]string{"slave trade", "abolition", "abolitionist/abolitionists"}, "olaudah harriet william"},
	{[]string{"renaissance"}, "leonardo michelangelo raphael donatello"},
	{[]string{"titanic"}, "jack rose"},
	{[]string{"camelot", "king arthur"}, "arthur lancelot guinevere"},
	{[]string{"neverland", "tinkerbell"}, "peter wendy john michael"},
	{[]string{"star wars", "skywalker", "chewbacca"}, "luke leia han anakin ben rey finn"},
	{[]string{"toy story"}, "woody andy buzz jessie"},
	{[]string{"lion king", "hakuna"}, "simba nala timon"},
	{[]string{"katniss", "hunger games"}, "peeta gale"},
	{[]string{"simpsons", "springfield"}, "bart homer lisa marge"},
	{[]string{"les mis", "miserables"}, "jean marius eponine"},
	{[]string{"sound of music"}, "maria liesl"},
	{[]string{"stranger things"}, "eleven mike will dustin lucas max"},
	{[]string{"varjak", "kensuke"}, "michael varjak"},
	{[]string{"wuthering", "heathcliff"}, "catherine cathy edgar isabella nelly"},
	{[]string{"tess of", "d'urberville/d'urbervilles"}, "tess angel alec"},
	{[]string{"madding crowd"}, "gabriel bathsheba"},
	{[]string{"dracula"}, "jonathan mina lucy"},
	{[]string{"dorian"}, "dorian basil henry sibyl"},
	{[]string{"salesman"}, "willy biff happy linda"},
	{[]string{"view from the bridge"}, "eddie catherine beatrice marco"},
	{[]string{"secret garden", "dickon"}, "mary colin"},
	{[]string{"railway children"}, "peter phyllis roberta"},
	{[]string{"wonderland", "mad hatter"}, "alice"},
	{[]string{"wizard of oz", "yellow brick"}, "dorothy"},
	{[]string{"little women"}, "jo beth amy meg laurie"},
	{[]string{"refugee boy"}, "alem"},
	{[]string{"gangsta granny"}, "ben"},
	{[]string{"billionaire boy"}, "joe"},
	{[]string{"george's marvellous"}, "george"},
	{[]string{"wild things"}, "max"},
	{[]string{"not now bernard"}, "bernard"},
	{[]string{"beanstalk"}, "jack"},
	{[]string{"hansel"}, "gretel"},
	{[]string{"cinderella"}, "ella"},
	{[]string{"charlotte's web"}, "charlotte wilbur fern"},
	{[]string{"famous five"}, "julian dick anne george timmy"},
	{[]string{"swallows and amazons"}, "john susan roger nancy"},
	{[]string{"carrie's war"}, "carrie nick"},
	{[]string{"midnight garden"}, "tom hatty peter"},
	{[]string{"woman in black"}, "arthur"},
	{[]string{"journey's end"}, "stanhope raleigh osborne dennis"},
	{[]string{"history boys"}, "hector"},
	{[]string{"kes"}, "billy"},
	{[]string{"heroes novel", "bedroom mirror"}, "francis"},
	{[]string{"small island"}, "queenie hortense gilbert bernard"},
	{[]string{"anita and me"}, "anita meena"},
	{[]string{"gone with the wind"}, "scarlett rhett"},
	{[]string{"the handmaid's", "handmaid"}, "june nick serena"},
	{[]string{"king lear", "goneril"}, "edmund edgar regan cordelia"},
	{[]string{"coriolanus", "julius caesar"}, "mark antony marcus julius portia cassius"},
	{[]string{"taming of the shrew"}, "kate bianca"},
	{[]string{"as you like it"}, "rosalind celia orlando oliver"},
	{[]string{"measure for measure"}, "isabella angelo"},
	{[]string{"antony and cleopatra"}, "antony cleopatra"},
	{[]string{"winter's tale"}, "leontes hermione"},
	{[]string{"doll's house"}, "nora"},
	{[]string{"crocodile hunter"}, "steve"},
	{[]string{"jungle book"}, "mowgli"},
	{[]string{"watership"}, "hazel fiver"},
	{[]string{"northern lights", "dark materials"}, "lyra will"},
	{[]string{"alex rider"}, "alex"},
	{[]string{"tracy beaker"}, "tracy justine"},
	{[]string{"worst witch"}, "mildred ethel maud"},
	{[]string{"grease"}, "danny sandy"},
	{[]string{"bugsy"}, "bugsy blousey tallulah"},
	{[]string{"annie auditions", "annie rehearsal/rehearsals", "musical annie"}, "annie"},
	{[]string{"oliver auditions", "oliver rehearsal/rehearsals", "musical oliver"}, "oliver"},
	{[]string{"joseph auditions", "joseph rehearsal/rehearsals", "technicolor"}, "joseph jacob"},
	{[]string{"legally blonde"}, "elle emmett"},
	{[]string{"the gospel/gospels", "gospel of"}, "matthew mark luke john"},
}

func newFamousBook(l lexicon) *phrasebook {
	b := &phrasebook{lexicon: l}
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
		r.lore.famous.each(words, func(means, from, to int) {
			if strings.ContainsAny(r.text[min(words[from].end, words[to-1].at):words[to-1].at], ":;") {
				return
			}
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
