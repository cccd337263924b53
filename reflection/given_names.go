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

// Names, whatever the case, that the list of the ONS lacks, one a line.
//
//go:embed given_names_more.txt
var plainNames string

// Words in lower case that, with a capital, are hardly ever anything else.
const cappedNames = `
abbey abd abe abid abu acer adi aine aj al ala aland amadou amethyst ami amia amias amin amine amity amr anes ara ari
aria aris arish arna asher aspen auguste aum axl aya azalea azan bailie bao bart bea beaux beryl birdie blaise blaize
blu bo boe bonita bonny bora brae bran bree brent brie briony brock brook brooke cade cadie cal calla callan calliope
caprice carina carol carrick cate cattleya cem cerise chace che cher cj clemency clementine coby coco colby corban
daisy dalton dax dea dee deen derry dia dino dotty dov dre dru ece ed eda edi efa ege elain elan elle ellis ely em ema
emy ena enes eugenia evy fae fares farren fay felicity fern fia flo flossie franco gil gill gio griff gruff hal han
hao hareem hazel heather hebe henley henna henny holly hoor hosanna hui huma huw ike ila ilia ina iris iva ivo ivy jac
jack jade jae jak jarred jasmine jay jazz jean jem jerry jj jobe jos joss jun kade kadi kais kal kale kane ke khalifa
kia kie kim kirk kit kitty koa lacy laith lan lana laurel lee les levy lex lexis li linus loris lotus lowan lua luc
ludo lui lunar lyn mac mace mack madonna mae magdalene mai mair maks mala mali mantas margarita marina markas marlow
marly martins masa matt maxi meer mete mica mick mike ming mio mir mirabelle miri missy misty monte motty mukhtar
murphy mya myrtle nada nadir nala nana nash nat navy naz neive nel neo nest nevada nia nick nii niki nimrod nirvana
nixie nova nuh nur nya olive olivers om ona opal ora ori oz pacey paddy pagan pam pansy pasha patty pearl pepper peri
piers piper pollyanna poppy prem quin quintin rae raia ralf ram rami ramin rand randy rani rares ratu raven raya rayah
rea rees reeve regina rei reis ren renay rey riad rima riva roary rocco rod romaine romano roop rosa rosalia rosemary
roux rowan rubin ruby rudy rue rui rya ryu sade saffron sahiba sai salina sama saman samara samina san sanna sansa
saran sardar sena senna seraphine serine shalom shams shan sharif shaya shea shi sia sid sima simar simas simi siri
soma stan sultan sybil taj tam tamer tansy tate tay teal ted teddy tej terri tian tiara tim tj tod toms tori tre trent
trey tru twm ty tyran ula val ved vesta vic vina viola violet vir vogue wade warren wen wil willow woody yonis yug zed
zi zvi
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
