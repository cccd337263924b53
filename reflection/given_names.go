package reflection

import _ "embed"

// Given names heard in classrooms in England: lower case, without accents.
// Most are in a list of the Office for National Statistics, whose licence and
// source stand at its head; those here were written down from general
// knowledge, and say what a name of that list proves where it is also a word.
// No list is complete; a name that is missing is found only by what stands
// around it ("a pupil called …").

//go:embed given_names_ons.txt
var givenNamesONS string

// nameKind is how much a given name proves by itself.
type nameKind uint8

const (
	notName     nameKind = iota
	plainName            // hardly anything else: found in any case
	cappedName           // a word in lower case: found with a capital, anywhere
	wordName             // a word: found with a capital inside a sentence, else with more evidence
	capitalName          // a month, place, subject: has a capital anyway, so always needs evidence
)

// Names, whatever the case, that the list of the ONS lacks.
const plainNames = `
abdulkarim abiodun abiola adaku adebayo aderinsola adetokunbo adewale adjei adjoa adunni adunola afi afua agnieszka
alem amritpal anahit anca aniket aniruddha anselm aoibhinn ararat ardit arta arthi asaad augusta ayaanle aylwin ayo
ayodele babatunde baila behnam bereket besa biniam boglarka bolu bozena bukola casimir catalin cathal cathy chetan
chibuike chidi chika chizoba claudiu clemmie cosmina crispin damola daniyar dariush dawit dearbhla deepak deepika
delroy demarco diarmuid dilwyn dinesh dritan duc ebo ebun edgars edyta efua ekow eluned elwira emeka erza esen etan
ezinne farouk farshid farzad fatuma fearghus femi feyza fikayo filmon fjolla flutura folake funmi geri ghazal gintare
grainne grazyna gulsen gurdeep gwydion hadrian haoran harjit harmeet haruka haruki haruto hevin hieu horia hovsep
huong hyacinth hyeon hyun ifeanyi iftikhar ikraan ionela iqbal iwona jadwiga jahid jahmal janusz japneet jaroslaw
jaspal jayesh jaz jeeva jen jermain jihan jihoon jill jomiloju jomo jordyn kadiatou karthika kateryna kaur kaveh
kavita keshia khanh kidane kobina kourosh kunal kwasi lamont leib leszek ling linh lou lucjan lucjusz ludwik lukasas
lukman luwam lynette malala mandeep mandla marceli marisol mariusz matti maureen mawadda mayowa mayumi mel merhawi
mikal minjun mircea mireille mo mohamud moira momodou morag morenike morfydd mosammat moyosore mursal musaab musharraf
mushka myfanwy naail nare narges nargis nastassja nasteho nawaz negar ngoc ngozi nhyira nilofar niloufar nimco nishant
nithya nitin nneka norma oleg oleksandr oleksii olena olumide omolara ondrej onyeka osaze otilia oyin parminder
parveen parwana payal peregrine perel phil phuong phyllis pooja pouya prakash prashant praveen preethi pritam przemek
punit quang raahim rafiq rahel raizy rajesh rakesh ramsha randall ranjit rasa rashaan rashida rasmus ravinder razia
roddy roo rosheen rukaya rukhsana ruksana ruta saadia sabawoon samatar samrawit sanjeev sapna satnam selam semra
senait senthil seojun serge sergei serhii seun seyi shabana shafi shafiq shahed shahzad shaindy shaista shamima
shaniqua sharifa sharmila sharmin sheryl shirin siddiq simba simranjeet sirwan siti slawomir soheil somto sorin soyeon
sukhdeep sukhi sukhjit sunil suresh svea svetlana sylwia taimur takumi tarquin tashan tegwen tejinder temi temilade
thabo thanh thanuja thao thaqib theodosia thuy tianyi tigran titilayo tobiloba tochi tolu trang trina tuan tudorel
tunde tymofii uche ugo ugochi ugonna ulrich usama vassilis vinh wahida wais waqas warsame wendell wilma xinyi xiu yaa
yanky yasmiin yathurshan yemi yetunde yewande yiannis yichen yitta yohannes yonas yui yulia yuxuan zainabu zainul
zarghuna zbigniew zhane zhara zihan zissy zygmunt zyla
`

// Words in lower case that, with a capital, are hardly ever anything else.
const cappedNames = `
abbey abd abe abid abram abu acer adi aida aine aj al ala aland alec alfredo alif aline almas amadou ameer amethyst
ami amia amias amin amine amity amr amrita andy anes anis annalise ara ari aria aris arish arna arnas asher ashraf
aspen auguste aum axl aya azalea azan bailee bailey bailie balthazar bao barry bart bea beaux benny bert beryl birdie
blaise blaize blu bo bob boe bonita bonny bora brad brady brae bran bree brent bridie brie briony brock brody brogan
brook brooke bryce bryony cade cadie cai cal calla callan calliope caprice carina carol carrick cassidy cate cattleya
cem cerise chace chana chandler che cher christie cicely cj clarence clemency clementine coby coco cohen colby conner
corban corby cory cyprian daisy dalton darshan davy dax dea dee deen deni derry dia dino dom dominick dominique donny
dotty doug dov dre dru ebenezer ece ed eda eddie eddy edi efa ege elain elan elle ellis ely em ema emi emir emmet emmy
emy ena enes eric erick ernie ethel eugenia evy fae fares farren fay felicity fern fia finn finnan flo flossie floyd
franco freda fritz georgette gia gil gill ginny gio glenn griff gruff gus hakeem hakim hal han hao hareem harry hazel
heather hebe henley henna henny hettie holly hoor hosanna hui huma huw ian ida ike ila ilia ina iris iva ivo ivy jac
jack jackie jacky jade jae jagger jak jarred jasmine jay jaycee jazz jean jem jemima jerry jim jj jobe joey johannes
johnnie jojo jonty jos josie joss jun kade kadi kaif kain kais kal kale kane karter kazi ke keelie keir kelson kerry
khalifa kia kie kim kirby kirk kit kitty koa kohen kora kris kya lacy laith lala lamia lan lana larry lars laurel lee
leigh lenny leone les levin levy lex lexis li lia lily linus lio liv lohan loris lorna loti lotte lotus louie lowan
lua luc ludo lui lunar lyn mac mace mack maddy madonna mae magdalene magnus mai mair maks mala mali mandy mantas marc
marcella margarita margo marguerite marian marina markas marley marlow marly martins masa matt maxi meer mete mica
mick micky mike ming mio mir mirabelle miri missy misty mitch monte morris motty mukhtar murphy mya myrtle nada nadir
nala nana nash nat navy naz neal ned neive nel neo nest nevada nia nick nicol nii niki nils nimrod nina nirvana nita
nixie noa noe nova nuh nur nya oli olive olivers ollie olly om ona opal ora ori oz ozzie pablo pacey paddy pagan paige
pam pansy paolo pascal pasha patsy patty pavan pearce pearl pepper peri petar pete pierre piers piper pollyanna poppy
prem quin quintin rae raia ralf ram rami ramin rand randy rani rares ratu raven raya rayah rea rees reeve reggie
regina rei reis ren renay rey riad ridley rima riva roary robbie rocco rod rohan romaine romano ron ronin roop rosa
rosalia roscoe rosella rosemary roux rowan roxy rubin ruby rudi rudie rudy rue rui rya ryu sabine sade saffron sahiba
sai salina sama saman samara samina san sanna sansa saran sardar sayed sean sena senna seraphine serine seth shalom
shams shan sharif shawn shay shaya shea shi sia sid sima simar simas simi siri skyler soma sonny stan stu suki sully
sultan sybil syd syed taj tali tam tamer tansy tariq tate tay taylor teal ted teddy tej terri terry tian tiara tim tj
toby tod tom toms tori tre trent trey tru twm ty tyler tyran ula val ved vesta vic vina viola violet vir vogue wade
warren wayne wen wil willow woody wyn xenia yonis yug zander zane zeb zed zev zi zvi
`

// Words: a capital inside a sentence makes them names, at its start it does not.
const wordNames = `
acacia ace ally alpha amber angel archer arrow ash aster aura baby barney basil bay bear beau beck belle berry bill
blade blaze blessed blessing bliss blossom blue bluebell bonnie bow bowie bracken bray breeze briar bright bud buddy
bunny buster cadence cain camelia camellia carter cash cassia cat celestine chaise chance chardonnay charity chase
chay cherish cherry chip christy clay clement cliff clover colt comfort constance cooper coral crystal dahlia dale
dawn deacon dean delta destined destiny diamond diesel divine dixie dolly don dove drew dusty ebony echo ember emerald
emery ester faith favour fawn fletcher flint flora forest fox frank gage gale gene genesis gift glen glory goodness
grace grant grey griffin guy gypsy harmony haven heath heaven holden honey honor honour hope hunter indigo ivory jag
jet jewel joy junior justice kaiser karma kip lake lance liberty lilac lucky lynx lyric maple marigold mark marshal
marshall marvel marvellous mason maverick maximus meadow melody mercy mickey miles miller miracle moss norm oak ocean
onyx parker pat patience peace peaches pebbles penny peony pet petal pierce pip pixie porter posy praise precious
primrose prince princess promise prosper providence prudence rain raine ray rayne red reed reef reign rich ripple
river rob robin rocky rogue rose rosy rowen royal rusty sage sally sandy sapphire sawyer scout sequoia serene serenity
shelly shiloh silver sky snow sol sorrel soul star starr sterling storm stormy success sue summa sunny tai tammy
tanner temperance thunder tiger treasure trinity triumph truly tucker tulip tye unity valentine verity vesper victory
wilder will wisdom wolf wren zinnia
`

// Months, places, subjects and feasts, which have a capital anyway.
const capitalNames = `
achilles adonai adonis alaska alexandria apollo april ares arizona art artemis asia athena atlanta atlas august aurora
austen autumn avalon barclay baxter bethany bethel bexley blake boston bradley bristol bronte brooklyn brooks byron
caesar cairo capri carlisle carolina cavalli celt charlton chelsea chester christian christos clarke cleopatra clyde
cuba dakota dallas danish darwin denver devon dior drake easter eden egypt elvis england eris eve fajr florence
florida ford foster france franklin gaia georgia germany gilbert gray griffith hamilton hardy harlem harris havana
hera hercules hermes hudson inca india indiana ireland islam israel italy jamaica jefferson jericho jersey jesus
johnson jordan juliet june juniper kent kenya lincoln linden loki london lourdes luna lyon magi malta max may mayan
medina memphis mercedes mercedez merlin mersey messiah milan milton montana murray nelson newton neymar nile nixon
noel norman odin orion orlando pandora paris persephone persia petra pharrell phoenix porsche porsha preston ragnar
ramadan rihanna rio riyadh roberts roma roman rome romeo ronaldo sahara salem savannah saxon scott shelley siena
sierra skye summer sunday sydney texas thor troy tudor valencia vega venice venus verona victoria vienna virginia
vishnu wales walker wilson winter wolfe wolfgang york zephyr zeus zion
`
