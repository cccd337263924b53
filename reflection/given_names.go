package reflection

import "strings"

// Given names heard in classrooms in England, written down from general
// knowledge: lower case, without accents. No list is complete; a name that is
// missing is found only by what stands around it ("a pupil called …").

// nameKind is how much a given name proves by itself.
type nameKind int

const (
	notName     nameKind = iota
	plainName            // hardly anything else: found in any case
	cappedName           // a word in lower case: found with a capital, anywhere
	wordName             // a word: found with a capital inside a sentence, else with more evidence
	capitalName          // a month, place, subject: has a capital anyway, so always needs evidence
)

var nameKinds = indexNames()

func indexNames() map[string]nameKind {
	index := map[string]nameKind{}
	for kind, list := range map[nameKind]string{
		plainName: plainNames, cappedName: cappedNames, wordName: wordNames, capitalName: capitalNames,
	} {
		for _, name := range strings.Fields(list) {
			index[name] = kind
		}
	}
	return index
}

// Names, whatever the case.
const plainNames = `
aadam aaditya aahil aaliyah aamir aarav aaron aarush aaryan aasiya abbas abbie abby abdirahman abdul abdullah
abdullahi abdulrahman abel abena abi abida abigail abiola abraham abubakar ada adaeze adam adaora adebayo adeel adele
adeola aderinsola adetokunbo adewale adil adina aditi aditya adjoa adnan adrian adriana adunni afia afua agata agnes
agnieszka ahmad ahmed aidan aiden aileen aimee aisha aishah aisling aiysha ajay akash akeem akhil akira akosua akua
alan alana alannah alastair alba albert albie aleena alejandro aleksander aleksandra alessandro alessia alex alexa
alexander alexandra alexandru alexia alexis alfie alfred ali alia alice alicia alina alisa alisha alison alistair
aliya aliyah aliza allan allegra alma althea alya alyssa ama amaan amal amanda amandeep amani amara amarachi amaya
ameera amelia amelie amie amina aminah aminata amir amira amirah amit amna amrit amy ana anabelle anakin anand ananya
anas anastasia andre andrea andreea andrei andrew andrzej aneeka aneesa angela angelica angelina angelo angus aniela
anika aniket anil anisa anish anita anjali ann anna annabel annabelle anne annie annika anouk anselm anthony
antoinette anton antoni antonia antonio anushka anwar anya aoife aqsa arabella araminta aran archer archie areeba
arham ariadne ariana arianna ariel arielle arisha arjun arlo armaan armani arnav arnold aron arran arsalan arthur
artur arun arwen arya aryan asaad asha ashanti ashleigh ashley ashton asif asiya asma astrid atif atticus aubrey
audrey augusta augustine aurelia austin ava avery avi avleen awa axel ayaan ayah ayan ayana ayat ayesha ayla aylin
ayman ayo ayodele ayomide ayra ayub ayush azaan azeem aziz aziza azra babatunde baran barbara barnaby bartek bartosz
bashir beatrice beatrix becca becky bella ben benedict benjamin benji berat bertie beth bethan betty bianca bilal
billie billy bobby bodhi bogdan boglarka bolu boris brandon brenda brendan brian brianna bridget bronwyn bruno bryan
bryn bukola caelan caitlin caleb callie callum calum calvin camden cameron camilla camille candice caoimhe carl carla
carlos carly carmen caroline carys casey caspar caspian cassandra cassie cassius catalin catarina catherine cathy
cecilia cedric celeste celia celine cerys chad chanel chantelle charley charlie charlotte chaya cheryl chetan cheyenne
chiamaka chiara chibuike chidera chidi chika chimamanda chinedu chisom chizoba chloe chris christa christabel
christina christine christopher chukwuemeka ciara cillian claire clara clarissa clark claudia cleo clive cody cole
colin conall connie connor conor constantin cora coralie cordelia corey cormac cosima cosmin courtney craig cristian
cristina curtis cynthia cyrus daanyaal dafydd dagmara dalia damian damien damilola damola dan dana daniel daniela
daniella danielle daniil daniyal daniyar danny dante daphne dara darcey darcie darcy daria darius darren darsh daud
dave david davina dawid dawoud dawud debbie deborah declan deepak deepika delilah delphine delroy demi denis denise
dennis denzel derek derrick desmond dev devika devonte dexter diana diane diarmuid diego dilan dilara dima dimitri
dina dinesh dion divya diya dominic dominik dominika donald donna donovan dorcas doris dorothy douglas dovid duncan
dwayne dylan dyllan eamon ebony ebun edie edison edith edmund edward edwin edyta eesa efe ehsan eileen eilidh eisa
ekow ela elaine eleanor elena eleni eli elia eliana elias elif elijah elin eliot elise elisha eliska eliza elizabeth
ella ellen ellie elliot elliott elodie eloise elouise elsa elsie elspeth elton elwira emaan eman emeka emil emilia
emilie emily emine emma emmanuel emmeline emre emrys enzo eoghan eoin erica erik erika erin ernest erza esa esen
eshaan eshal esmae esme esmee esmeralda esra estelle esther etan ethan etienne etta eugene eunice eva evan evangeline
evelyn evie ewan eyad ezekiel ezinne ezra fabian fabio fadi fahad fahim faisal faiza faizan farah fareed farhan
farhana farida fariha farouk fatema fatima fatimah fatou fatoumata fatuma faye fearne felicia felix femi ferdinand
fergus fernando feyza ffion fikayo filip filippo finlay finley finnegan finnian fintan fiona fiorella fiza fjolla
florian florin folake frances francesca francesco francis franciszek frankie fraser fred freddie freddy frederick
freya freyja funmi gabriel gabriela gabriella gabrielle gareth gavin gemma geoffrey george georgie georgina georgios
gerald geraldine gerard geri gethin ghazal giacomo gianna gideon gintare giorgia giovanni giulia gloria gordon gracie
graham greg gregory greta gulsen gurdeep gurleen gurpreet gursimran gustav gwen gwyneth haadi habib habiba hadassah
hadi hadiya hadrian hafsa hafsah haider haleema halima hamish hamza hamzah hana hanan hania hanif haniya hanna hannah
hans haris harish harjit harkirat harleen harley harman harmeet haroon harper harpreet harriet harrison haruka haruto
harvey harvir hasan hashim hassan hattie hawa haya hayden haydn hayley heba hector heidi helen helena hendrix
henrietta henrik henry herbert hibba hilary hina hollie howard hubert huda hugh hugo humaira humza husna hussain
hussein hyacinth hyeon iain ibraheem ibrahim idris ieuan ifeanyi ifeoma iftikhar iga igor ikram ilaria ilhan ilinca
ilona ilyas imaad imaan iman imani imogen imran inaaya inaya indie indira ines ingrid ioan ioana ionut iqbal iqra ira
irena irfan irina isa isaac isabel isabela isabella isabelle isadora isaiah isam isha ishaan ishaq ishika ishmael isla
ismael ismail isobel isra issa ivan ivana iwan iyla izaan izabela izabella izzah izzy jacek jackson jacob jacqueline
jacques jad jaden jadon jahid jahmal jai jaida jaiden jake jakub jamal jameela jamelia james jamie jamila jan jana
janae jane janelle janet janice jannah japneet jared jasdeep jasmeet jasmin jason jaspal jasper jasraj jax jaxon
jaxson jayda jayden jayesh jaylen jayne jaz jazmin jazmine jed jeeva jeevan jeff jeffrey jemma jen jenna jennie
jennifer jenny jenson jeremiah jeremy jermaine jerome jess jesse jessica jessie jethro jibril jihan jill jimmy jin jo
joan joanna joanne joao jocelyn jodie joe joel johan johanna john johnny jokubas jolene jomo jon jonah jonas jonathan
jonny jordyn jorge jose joseph josephine josh joshua josiah joud joyce juan juanita jude judith judy jules julia
julian juliana julie juliette junaid justin justina justyna juwairiyah kabir kacey kacper kadiatou kadija kai kaia
kaitlyn kajus kamal kamil kamila kamran kara karen karim karina karl karol karolina karthik karthika kashif kasia
kasper katarzyna kate katerina kateryna katherine kathleen kathryn katie katya kaur kavya kay kayden kayla kaylee
kayleigh keanu keegan keeley keeva kehinde keira keiran keisha keith kelechi kelis kellan kelly kelsey kelvin kemi ken
kendra kenji kenneth kenny kenza keon kerem keren keshia kevin keziah khadija khadijah khaled khalid khalil khloe
khushi kian kiana kiara kiera kieran kiki kimberley kimberly kingsley kiran kirsten kirsty klara klaudia kobe kobi
kofi kojo konrad konstantin kornelia krishna kristian kristina kristof krystian krzysztof kuba kunal kwabena kwaku
kwame kwasi kyan kye kyla kyle kylie kymani kyra kyrie kyron lacey lachlan laiba laila lainey lakshmi lamar lamin lara
larisa larissa latifah latisha latoya laura lauren laurence lauryn lavinia layan layla layton lea leah leanne leela
leighton leila leilani lena leo leon leona leonard leonardo leonie leonor leroy leslie lewis lexi lexie leyla liam
liana libby lidia liliana lilianna lillian lilly lina linda lindsay lindsey ling linh lionel lisa livia liya liz
lizzie llewellyn lloyd logan lois lola loretta lorraine lottie lou louis louisa louise luan luca lucas lucia lucian
lucie lucinda lucjan lucjusz lucy ludovic ludwik luis luisa luka lukas lukasz luke lukman lulu lydia lyla lynette lyra
maariya mabel macey maciej mackenzie macy maddie maddison madeleine madeline madina madison maeve magda magdalena
maggie maha mahad mahdi mahek mahi mahira mahmoud mahnoor maia maira maisey maisha maisie maiya maja makayla maksym
malachi malachy malaika malak malakai malala malcolm malia malik malika mallory manav mandeep mandla manha manraj
manuel manveer mara marcel marceli marco marcus marek margaret margot mari maria mariah mariam mariama marie mario
marion marisol marissa marius marlon marnie marta martha martin martyna marwa marwan mary maryam maryum masooma matas
matei mateo mateusz mathew mathilda matilda matilde matteo matthew matthias matti matty maud maureen maurice mawadda
maxim maximilian maxine maxwell maya mayowa mayumi meera megan meghan mehdi mehmet mehreen mei mel melanie melek
melina melisa melissa meredith meryem mia micah michael michaela michal michalina michelle miguel mihaela mihai mika
mikaeel mikael mikey mikhail mikolaj mila milana milena millicent millie milo milosz mimi mina minahil minnie mira
miranda mireille miriam mirza misbah misha mitchell miya mo mohamed mohammad mohammed mohamud mohsin moira mollie
molly momodou mona monica monika moosa morgan mosammat moses mostafa mubarak muhammad muhammed muna munir muntaha
murad musa musab musharraf mustafa myles myra naail nabeel nabila nadeem nadia nadine naeem nafisa nahla naila naima
najma nalani nancy naomi narges nasir nasra nasser nastassja natalia natalie natasha nate nathan nathanael nathaniel
naveed navya nawal naya nayan nayla nazia nazir neel neela neelam neha nehemiah neil nell nellie nelly nelson neriah
nevaeh neve niall niamh niccolo nicholas nicola nicolas nicole nidhi nieve nigel nihal nikhil nikita nikki niko nikola
nikolai nikolas nimco nimra nisha nishant nitin noah noemi nojus noor nora norah noreen norma nour nuala nuha nusrat
nyah nyla oakley obi octavia odette ofelia oisin ola olaf olamide olaoluwa oleg oleksandr oleksii olena olga oliver
olivia oliwia oliwier oluchi olumide oluwaseun oluwatobi omar omari omer omolara ondrej oona ophelia orhan orla
orlaith osama oscar oskar osman otilia otis ottilie otto owain owen oyin ozan padraig pamela paola parisa parth
parveen patricia patrick patryk paul paula pauline paulo pavel pawel payal payton pedro peggy pelin penelope percy
perry peter petros peyton phil philip philippa philomena phoebe phyllis pia piotr pippa polly pooja portia prakash
pranav prashant praveen preethi priscilla prisha priya priyanka przemek punit quentin quincy quinn raahim rabia
rachael rachel radhika radoslaw rafael rafal rafe rafferty rafi raghav raheem rahel rahim rahima rahma rahul raihan
raihana raina raj raja rajan rajesh rajveer rakesh ralph ralphie ramla ramona ramsha rana randall rania ranjit ranveer
raphael raquel rasa rashid rashida rasmus raul ravi ravinder rayaan rayan rayhan raymond rayyan razia rebecca reece
reema reese regan rehaan rehan rehana reiss remi remy rena renata rene renee reon reuben rex rhea rhian rhianna
rhiannon rhona rhys ria riaz ricardo richard richie ricky rico rida rihan riley rina rishi rita ritika rizwan roan
robert roberta roberto robyn rochelle roderick rodrigo roger rohit roisin rokas roksana roland romana romario romy
ronald ronan ronnie roo rory rosalie rosalind rosanna roshan rosheen roshni rosie ross rowena roxanne roy roya ruairi
ruben rufus ruhi rukaya rukhsana ruksana rumaisa rumi rupert ruqayyah russell ruth ryan rylan ryley saad saadia saanvi
saba sabah sabina sabrina sachin sadia sadie sadiq safa saffiyah safia safiya safiyyah sagal sahar sahib sahil sahra
saif saim saima saira sajid sakina saleem saleh salim salima salma salman salome sam samaira samanta samantha samar
sameer samia samir samira samiya sammy samson samuel samuil sana sanaa sandeep sandra sania saniya sanjana sanjay
santiago saoirse sapna sara sarah saskia satnam saul savanna scarlet scarlett seb sebastian sebastien seema seher
selena selene selin selina selma semra senthil seren serena serge sergei sergio serhii seun seyi shaan shabnam shae
shafiq shahed shaheen shahid shahzad shaista shakira shamima shanaya shane shanelle shania shanice shaniqua shannon
shanti sharifa sharmila sharmin sharna sharon shaun shauna shayan shayla shayna sheena sheila shelby sheryl shirley
shiv shivani shlomo shmuel shola shona shreya shruti shyam shyla sian siana siddharth sidra sienna silas silvia simao
simba simon simona simone simran sinead siobhan siti siya siyana skyla skylar sofia sofie sohail solomon somaya sonia
sonya sophia sophie soraya spencer stacey stanislaw stanley stefan stefania steffan stella stephan stephanie stephen
steve steven stewart stuart subhan sukhdeep sukhi sukhjit sukhmani suleiman suleman sumaiya sumaya sumayyah sunil
suraj suresh surya susan susanna susie suzanne svea svetlana swara syeda sylvia sylvie szymon tadeusz taha tahir
tahira tahlia taiba taiwo takumi tala talha talia talitha tamanna tamara tamia tamika tamsin tania tanisha tanveer
tanvi tanya tanzeela taqwa tara taran tasha tashan tasnim tatiana tatyana tawana taya tayla taylah tayyab tayyibah
tegan tejas temi temilade temitope teo terence teresa teri terrell tess tessa thabo thalia thea thelma theo theodor
theodora theodore theresa thomas tia tiana tianna tianyi tiarna tiffany tilda tilly timothy timur tina tinashe tobi
tobias tobiloba todd tolu tomas tomasz tommy toni tony torin tracey travis trevor trina trisha tristan tunde tymofii
tymon tymoteusz tyra tyrell tyrese tyrone tyson uche ugo ugonna ulrich uma umaima umair umar umayr una unaisah ursula
usama usman vakare valentina valeria valerie vanessa vanya varun vasile vassilis veer vera veronica veronika vicky
victor vihaan vijay vikram viktor viktoria viktorija vinay vincent vinnie violeta viraj vishal vivaan vivek vivian
vivienne vlad vladimir vladislav wahid waleed wali walid walter wanda waqas warda wasim wendell wendy wesley whitney
wiktor wiktoria wilf wilfred wilfrid william wilma winifred winnie winston wojciech wyatt xander xanthe xavi xavier
xin xiu yacoub yagmur yahya yakub yan yana yaqub yara yaseen yash yasin yasir yasmeen yasmin yasmine yassin yaw yazan
yehuda yemi yetunde yi yiannis yitzchok yoana yoel yolanda yosef youssef yu yuki yulia yunus yusra yusuf yuvraj yvette
yvonne zac zach zachariah zachary zack zahara zahid zahir zahra zaid zaina zainab zainabu zak zakaria zakariya
zakariyya zaki zakir zara zarah zaria zayaan zayan zayd zayn zayna zaynab zeenat zeeshan zeinab zelda zena zephaniah
zeynep zhara zhi zia zikra zina zishan ziva ziyad zoe zoey zofia zoha zohaib zohan zohra zoya zsofia zubaida zubair
zunairah zuri zuzana zuzanna zygmunt zyla
`

// Words in lower case that, with a capital, are hardly ever anything else.
const cappedNames = `
ace al amber andy aria arrow ash asher aspen bailey barry bart basil bea bear bert blake bob bowie brad brady brody
brook brooke bryce bryony bud buddy callan carol carter cassidy chase cher clay clementine cliff coby cooper crystal
daisy dale dean dee dom don doug drew ed eddie elle ellis em ernie ethel fay fern finn flo floyd frank freda fritz
gene gill glen glenn guy harry hazel heath heather holly hunter ian ike iris ivy jack jackie jade jag jagger jasmine
jay jazz jean jemima jerry jet jim joey jojo josie kane keir kerry kirk kit kitty lacy lala lance larry lars laurel
lee leigh lenny les lex lily linus lorna luc lyn mack maddy madonna mandy maple marc margo marian marina marley marlow
mason matt mick mike miles mitch myrtle nadir nana nash nat ned nevada nia nick niki nina nita norm nova olive ollie
olly opal oz pablo paddy paige pam pansy parker pat patsy patty pearl penny petal pete pierce pierre piper poppy rae
ralf randy rani raven reed reggie rob robbie rocco rocky rod rohan ron rosa rosemary rowan roxy ruby rudi rudy rusty
saffron sage sally samina sandy sanna sean seth shay shea sid skyler sonny stan stormy stu sue suki sully sultan sunny
tam tamer tanner tariq taylor ted teddy terri terry tiger tim toby tod tom tori trent tyler val vic viola violet wade
warren wayne willow wolf zane zed
`

// Words: a capital inside a sentence makes them names, at its start it does not.
const wordNames = `
angel bill blaze blessed blessing bliss blossom blue bunny cat chance charity cherry chip clement clover comfort
constance coral dawn destined destiny diamond divine dove echo ember faith favour fawn flint forest gale gift goodness
grace grant gypsy harmony haven heaven honey honor honour hope indigo jewel joy junior justice lake liberty lucky lynx
mark marvel marvellous meadow melody mercy miracle ocean onyx patience peace pip praise precious prince princess
promise prosper providence prudence rain ray rich ripple river robin rose royal sapphire scout serenity shiloh sky
star sterling storm success temperance thunder treasure trinity triumph unity verity victory will wisdom wren
`

// Months, places, subjects and feasts, which have a capital anyway.
const capitalNames = `
alexandria apollo april ares art asia athena august aurora autumn avalon bethany bradley bristol bronte brooklyn cairo
carlisle carolina chelsea chester christian clyde dakota dallas danish denver devon easter eden egypt england eve
florence florida france georgia germany havana hera hercules hermes india indiana ireland israel italy jamaica jersey
jesus jordan juliet june juniper kent kenya lincoln london lourdes luna lyon malta max may memphis merlin mersey milan
montana newton nile noel norman odin orion orlando paris persia petra phoenix preston rio roman romeo sahara savannah
scott siena sierra skye summer sydney thor troy tudor venus verona victoria vienna virginia wales winter york zeus
zion
`
