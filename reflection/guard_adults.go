package reflection

// adultPhrases are how people write of grown-ups by a given name: beside what
// they are, or where they work. Their names are marked as well-known ones are.
// A comma may stand anywhere in them: "Lee, our site manager".
var adultPhrases = []string{
	// What they are, before the name.
	"my/our/mine <kin>/<role>/<job> <name>",
	"my/our old/new/other/big/little/dear/lovely/own/former/phd/school/subject/ect/nqt/pgce/line/agency <kin>/<role>/<job> <name>",
	"<job> <name>",
	"head/deputy/director/coordinator of <subject> <name>",
	"head/director of <subject> and <subject> <name>",
	"year/subject/phase/key/cover/site/office/business/exams/line/kitchen/support/attendance/welfare/behaviour/data/network/science/it/lab <role> <name>",
	// And after it.
	"<name> my/our/the <role>/<job>/<kin>",
	"<name> my/our/the <trade> <role>/<job>/<man>/<kin>",
	"<name> my/our <pair> <trade> <role>/<job>/<man>",
	"<name> head/deputy/director/coordinator of <subject>/estates",
	"<name> head of <subject> and <subject>",
	"<name> caretaker/technician/librarian/headteacher/chaplain/bursar/receptionist/hlta/senco/dsl",
	"<name> who does/cleans/runs/drives/serves/mans/fixes/manages the",
	"<name> who teaches/cleans/trained",
	"<name> who is my/our",
	"<name> i trained/live/work with",
	"<kin>/<role>/<job> called/named <name>",
	// Animals and things that have one.
	"<pet> called/named/is/was <name>",
	"<pet> <name>",
	"<name> the <pet>/<role>/<job>",
	"<name> the <trade> <pet>",
	// What they do with a colleague.
	"team teaching/teach/taught with <name>",
	"job share/shares <name>",
	"job share/shares with <name>",
	"ppa with <name>",
	"planned/planning/co-planned/taught/moderated/moderating/carpool/carshare with <name>",
	"<name> and i planned/moderated/marked/taught/observed/share/shared",
	"coffee/wine/pint/drink/drinks/gin/dinner/brunch/supper/yoga/parkrun with <name>",
	"<name> covered my/for/me",
	"<name> observed me/my",
	"<name> popped/dropped in/by",
	"<name> teaches/taught next door",
	"<name> emailed/messaged all",
	// Where they work.
	"<name> from the kitchen/kitchens/office/canteen/union/agency/council/hub/trust/lea/uni/university/library",
	"<name> in the kitchen/kitchens/canteen",
	"<name> from the <trade> office/hub/desk/department/dept/board/room/service/kitchen/company/firm",
	"<name> from the trust's/school's/uni's",
	"<name> from/at it/hr/finance/slt/reception/camhs/neu/nasuwt/admin/estates/catering/payroll/exams/pastoral/inclusion/ofsted/dfe/edexcel/aqa/ocr/wjec/premises",
	"<name> on reception/supply",
	// Whoever made it.
	"<made> by <name> <name>",
	"<made> by <name>",
	"<name> on the radio/telly/tv/stereo",
}

var adultWords = map[string]string{
	"<role>": `manager supervisor mentor lead leader tutor teacher assistant officer technician supervisors head deputy headteacher counsellor therapist
		adviser advisor rep governor inspector trainer coordinator administrator secretary worker examiner moderator instructor cook
		chef cleaner driver colleague neighbour boss governors dentist friend`,
	"<job>": `caretaker technician librarian headteacher chaplain bursar receptionist groundsman handyman electrician plumber builder postman
		vicar hygienist hairdresser barista paramedic firefighter policeman policewoman ta lsa hlta senco sendco dsl salt physio
		supervisor cleaner cook chef mentor`,
	"<kin>": `mate buddy husband wife partner boyfriend girlfriend fiance fiancee hubby sister brother mum mam dad nan nana gran grandma grandad son daughter niece
		nephew cousin auntie uncle aunt stepson stepdaughter toddler baby housemate flatmate ex bestie godson goddaughter
		mother father dog cat hamster rabbit puppy kitten tortoise horse goldfish`,
	"<man>": "man men lady woman bloke guy chap person people lot",
	"<subject>": `year science maths english history geography music art drama pe re computing it dt languages mfl humanities sixth faculty department
		house school site inclusion pastoral phase foundation behaviour curriculum assessment learning maintenance sport post-16 key ks3 ks4 early
		physics chemistry biology french spanish german food textiles technology business psychology sociology reading literacy phonics teaching`,
	"<trade>": `therapy site office it ict lab science school crossing lunch dinner lollipop kitchen cover supply agency business exams data network line
		year nqt ect pgce subject phase maths english history music drama pe re art union cleaning maintenance premises help front dining
		reception agency play sports sport learning teaching support speech language ed educational family attendance visiting peripatetic guitar
		piano violin drum swimming forest sen eal camhs behaviour head deputy assistant student trainee school's new old other local chip
		coffee photocopier bus minibus coach taxi delivery stem research lovely chaplaincy class pastoral trust hub`,
	"<pet>": `dog dogs cat hamster rabbit pig gecko snake fish chicken hen tortoise pony horse skeleton puppet teddy bear dragon gerbil insect parrot budgie
		goldfish spider lizard snail caterpillar robot mascot doll gnome tank engine donkey goat lamb owl fox mouse rat`,
	"<pair>":   "site office it nqt ect pgce school cover speech lab senior former new old lovely other lead",
	"<colour>": "red green blue white black yellow purple pink precious semi-precious lovely",
	"<made>":   "book books poem poems novel novels text article blog film hymn portrait portraits sculpture song",
}
