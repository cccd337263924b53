package reflection

// Given names heard in classrooms in England, written down from general
// knowledge: lower case, without accents. No list is complete; a name that is
// missing is found only by what stands around it ("a pupil called …").

// nameKind is how much a given name proves by itself.
type nameKind uint8

const (
	notName     nameKind = iota
	plainName            // hardly anything else: found in any case
	cappedName           // a word in lower case: found with a capital, anywhere
	wordName             // a word: found with a capital inside a sentence, else with more evidence
	capitalName          // a month, place, subject: has a capital anyway, so always needs evidence
)

// Names, whatever the case.
const plainNames = `
yewande jaya aneurin titilayo morenike abiodun temidayo adunola oluwadarasimi gwydion gruffydd macsen myfanwy
aadam aaditya aahil aaliya aaliyah aamir aarav aaron aarush aaryan aasiya abbas abbie abby abdirahman abdul abdulaziz
abdulkarim abdullah abdullahi abdulrahman abel abena abi abida abigail abinaya abiola abraham abubakar ada adaeze
adaku adam adaora adebayo adeel adele adeola aderinsola adetokunbo adewale adil adina aditi aditya adjei adjoa adnan
adrian adriana adunni adwoa afi afia afua agata agnes agnieszka ahmad ahmed aidan aiden aileen aimee aisha aishah
aisling aiysha ajay akash akeem akhil akira akosua akua alan alana alannah alasdair alastair alba albert albie aleena
alejandro aleksander aleksandra alem alessandro alessia alex alexa alexander alexandra alexandru alexia alexis alfie
alfred ali alia alice alicia alin alina alisa alisha alison alistair aliya aliyah aliza allan allegra alma althea alya
alyssa ama amaan amal amanda amandeep amani amara amarachi amari amaya ameera amelia amelie amelija amie amina aminah
aminata amir amira amirah amit amna amrit amritpal amy ana anabelle anahit anakin anand ananya anas anastasia anca
andre andrea andreas andreea andrei andrew andrzej aneeka aneesa aneta angela angelica angelina angelo angus anh
aniela anika aniket anil aniruddha anisa anish anita anjali ann anna annabel annabelle anne annie annika anouk anselm
anthony antoinette anton antoni antonia antonio anushka anwar anya aoibhe aoibhinn aoife aqsa arabella araminta aran
ararat arash archer archie ardit areeba arham ariadne ariana arianna arie ariel arielle arisha arjun arlo armaan
armani arnav arnold aron arran arsalan arta arthi arthur artur arun arwen arya aryan asaad asha ashanti ashleigh
ashley ashton asif asiya asma astrid atif atticus aubrey audrey augusta augustine aurelia austeja austin ava avery avi
avleen avraham awa axel ayaan ayaanle ayah ayan ayana ayat ayesha ayla aylin aylwin ayman ayo ayodele ayomide ayomikun
ayra ayub ayush azaan azad azeem aziz aziza azra babatunde bahar baila baran barbara barnabas barnaby bartek bartosz
bashir beata beatrice beatrix becca becky behnam bella ben benedict benjamin benji berat bereket berfin bertie besa
beth bethan betty bianca bilal billie billy biniam bobby bodhi bogdan boglarka bolu boris bozena brandon brenda
brendan brian brianna bridget bronwyn bruno bryan bryn bukola cadi caelan caitlin caleb callie callum calum calvin
camden cameron camilla camille candice caoimhe carl carla carlos carly carmen caroline carwyn carys casey casimir
caspar caspian cassandra cassie cassius catalin catarina cathal catherine cathy catriona cecilia cedric celeste celia
celine cerys chad chaim chanel chantelle charley charlie charlotte chaya cheryl chetan cheyenne chiamaka chiara
chibuike chidera chidi chika chimamanda chinedu chisom chizoba chloe chris christa christabel christina christine
christopher chukwuemeka ciara cillian claire clara clarissa clark claudia claudiu clemmie cleo clive cody cole colin
conall connie connor conor constantin cora coralie cordelia corey cormac cosima cosmin cosmina cosmo courtney craig
crispin cristian cristina curtis cynthia cyrus daanyaal dafydd dagmara dalia damian damien damilola damola dan dana
daniel daniela daniella danielle daniels daniil daniyal daniyar danny dante daphne dara darcey darcie darcy daria
darius dariush darnell darren darsh daud dave david davina dawid dawit dawoud dawud dearbhla debbie deborah declan
deepak deepika delilah delphine delroy demarco demi denis denisa denise dennis denzel derek derrick desmond dev devika
devonte devorah dexter dhruv diana diane diarmuid diego dilan dilara dilwyn dima dimitri dina dinesh dion divya diya
dominic dominik dominika donald donna donovan dorcas doris dorothy douglas dovid dovydas dritan duc duncan dwayne
dylan dyllan eabha eamon ebo ebony ebrahim ebun ebunoluwa edgars edie edison edith edmund edward edwin edyta eesa efe
efraim efua ehsan eileen eilidh eilish eirlys eisa ekow ela elaine eleanor elen elena eleni eleri eli elia eliana
elias elif elijah elin eliot elise elisha eliska eliza elizabeth ella ellen ellie elliot elliott elodie eloise elouise
elsa elsie elspeth elton eluned elwira emaan eman emeka emil emilia emilie emilija emily emine emma emmanuel emmeline
emre emrys emyr enzo eoghan eoin erica erik erika erin erion ernest erza esa esen eshaan eshal esmae esme esmee
esmeralda esra estelle esther etan ethan etienne etta eugene eunice eva evan evander evangeline evelyn evie ewa ewan
eyad ezekiel ezinne ezra fabian fabio fadi fahad faheem fahim faisal faiza faizan farah fardeen fareed farhan farhana
farida fariha farouk farshid farzad fatema fatima fatimah fatou fatoumata fatuma faye fearghus fearne felicia felix
femi ferdinand fergus fernando feyza ffion fiadh fikayo filip filippo filmon finlay finley finnegan finnian fintan
fiona fiorella fiza fjolla florian florin flutura folake frances francesca francesco francis franciszek frankie fraser
fred freddie freddy frederick freya freyja funmi gabija gabriel gabriela gabriella gabrielle gareth gavin gemma
geoffrey george georgie georgina georgios gerald geraldine gerard geri gethin ghazal ghulam giacomo gianna gideon
gintare giorgia giovanni gitty giulia gloria gordon gracie graham grainne grayson grazyna greg gregory greta gulsen
gurbani gurdeep gurleen gurpreet gursimran gustav gwen gwion gwyneth haadi habib habiba hadassah hadi hadiya hadrian
hafsa hafsah haider haleema halima halimah halina hamed hamish hamza hamzah hana hanan hania hanif haniya hanna hannah
hans haoran harini haris harish harjit harkirat harleen harley harlow harman harmeet haroon harper harpreet harriet
harrison haruka haruki haruto harvey harvir hasan hashim hassaan hassan hattie hawa haya hayden haydn hayley heba
hector heidi helen helena hendrix henrietta henrik henry herbert hermione hevin hibba hieu hilary hina hodan hollie
horia hovsep howard hubert huda hudhayfah hugh hugo humaira humza huong husna hussain hussein huxley hyacinth hyeon
hyun hywel iain ibraheem ibrahim idil idris iestyn ieuan ifeanyi ifeoluwa ifeoma ifrah iftikhar iga igor ikechukwu
ikraan ikram ilaria ilhan ilinca ilona ilyas imaad imaan iman imani imogen imran inaaya inaya indie indira ines ingrid
inigo ioan ioana iolo iona ionela ionut iqbal iqra ira irena ireoluwa irfan irina isa isaac isabel isabela isabella
isabelle isadora isaiah isam isha ishaan ishani ishaq ishika ishmael isla ismaeel ismael ismail isobel isra issa iulia
ivan ivana iwan iwona iyla izaan izabela izabella izzah izzy jabir jacek jackson jacob jacqueline jacques jad jaden
jadon jadwiga jahid jahmal jai jaida jaiden jake jakub jamal jameela jamelia james jamie jamila jan jana janae jane
janelle janet janice jannah janusz japneet jared jaroslaw jasdeep jasleen jasmeet jasmin jason jaspal jasper jaspreet
jasraj jawad jax jaxon jaxson jayda jayden jayesh jaylen jayne jaz jazmin jazmine jed jeeva jeevan jeff jeffrey jemma
jen jenna jennie jennifer jenny jenson jeremiah jeremy jermain jermaine jerome jess jesse jessica jessie jethro jia
jibreel jibril jihan jihoon jill jimmy jin jo joan joanna joanne joao jocelyn jodie joe joel johan johanna john johnny
jokubas jolene jomiloju jomo jon jonah jonas jonathan jonny jordyn jorge jose joseph josephine josh joshua josiah joud
joyce juan juanita jude judith judy jujhar jules julia julian juliana julie juliette junaid justin justina justyna
juwairiyah kabir kacey kacper kadiatou kadija kai kaia kaiden kaitlyn kajus kamal kamil kamila kamile kamran kara
karen karim karina karl karol karolina karthik karthika kashif kasia kasper katarzyna kate katerina kateryna katherine
kathleen kathryn katie katrina katya kaur kaveh kavin kavita kavya kay kayden kayla kaylee kayleigh keanu keegan
keeley keeva kehinde kehlani keira keiran keisha keith kelechi kelis kellan kelly kelsey kelvin kemar kemi ken kendra
kenji kenneth kenny kenza keon kerem keren keshia kevin keziah khadeeja khadija khadijah khaled khalid khalil khanh
khari khloe khushi kian kiana kiara kidane kiera kieran kiki kimberley kimberly kinga kingsley kiran kirsten kirstie
kirsty klara klaudia klea kobe kobi kobie kobina koby kofi kojo konrad konstantin kornelia kourosh krishna kristian
kristina kristof krystian krzysztof kuba kunal kwabena kwaku kwame kwasi kyan kye kyla kyle kylie kymani kyra kyrie
kyron lacey lachlan laiba laila lainey lakshmi lamar lamin lamont lara larisa larissa latifah latisha latoya laura
lauren laurence lauryn lavinia layan layla layton lea leah leanne leela leib leighton leila leilani lena lennox leo
leon leona leonard leonardo leonie leonor leroy leslie leszek levon lewis lexi lexie leyla liam liana liban libby
lidia liliana lilianna lillian lilly lina linda lindsay lindsey ling linh lionel lisa livia liya liz lizzie llewellyn
lloyd logan lois lola loretta lorraine lottie lou louis louisa louise lowri luan luca lucas lucia lucian lucie lucinda
lucjan lucjusz lucy ludovic ludwik luis luisa luka lukas lukasas lukasz luke lukman lulu luqman luwam lydia lyla
lynette lyra lysander maame maariya maaz mabel macey maciej mackenzie macsen macy madalina maddie maddison maddox
madeleine madeline madina madison maeve magda magdalena maggie maha mahad mahdi mahek mahi mahira mahmoud mahnoor
mahsa maia maimuna maira mairi maisey maisha maisie maiya maja makayla maksym malachi malachy malaika malak malakai
malala malcolm malgorzata malia malik malika malky mallory manav mandeep mandla manha manpreet manraj manuel manveer
mara marcel marceli marco marcus mared marek margaret margot mari maria mariah mariam mariama marie mario marion
marisol marissa marius mariusz marjan marlon marnie marta martha martin martyna marwa marwan mary maryam maryum
masooma matas matei mateo mateusz mathew mathilda matilda matilde matteo matthew matthias matti matty maud maude
maureen maurice mavis mawadda maxim maximilian maxine maxwell maya mayowa mayumi meera meg megan meghan mehdi mehmet
mehreen mei mel melanie melek melina melisa melissa menachem mendel meredith merhawi meryem mia micah michael michaela
michal michalina michelle miguel mihaela mihai mika mikaeel mikael mikal mikey mikhail mikolaj mila milana milena
millicent millie milo milosz mimi mina minahil minh minjun minnie mira miranda mircea mireille miriam mirza misbah
misha mitchell miya mo mohamed mohammad mohammed mohamud mohsin moira moishe mollie molly momodou mona monica monika
montgomery monty moosa morag mordechai morfydd morgan mosammat moses mostafa moyosore mubarak muhammad muhammed
mujtaba muna munir muntaha murad mursal musa musaab musab musharraf mushka mustafa myles myra naail nabeel nabila
nadeem nadia nadine naeem nafisa nahla naila naima najib najma nalani nancy naomi nare narges nargis naseem nasir
nasra nasser nastassja nasteho natalia natalie natasha nate nathan nathanael nathaniel natnael naveed navid navjot
navya nawal nawaz naya nayan nayla nazia nazir neel neela neelam negar neha nehemiah neil nell nellie nelly nelson
neriah nerys nevaeh neve ngoc ngozi nhyira niall niamh niccolo nicholas nico nicola nicolas nicole nidhi nieve nigel
nihal nikhil nikita nikki niko nikola nikolai nikolas nilofar niloufar nimco nimra nirvair nisha nishant nithya nitin
nneka noah noemi nojus noor nora norah noreen norma nour nuala nuha nusaybah nusrat nyah nyla oakley obi obinna
octavia octavian odette ofelia oisin ola olaf olamide olaoluwa oleg oleksandr oleksii olena olga oliver olivia oliwia
oliwier oluchi olumide oluwaseun oluwatobi oluwatobiloba omar omari omer omolara ondrej onyeka oona ophelia orhan orla
orlaith osama osaze oscar osian oskar osman otilia otis ottilie otto ottoline owain owen oyin ozan padraig paisley
pamela paola parisa parminder parth parveen parwana patricia patrick patrycja patryk paul paula pauline paulo pavel
pawel payal payton pedro peggy pelin penelope percy peregrine perel perry peter petros peyton phil philip philippa
philomena phoebe phuong phyllis pia piotr pippa pola polly pooja portia pouya prakash pranav prashant praveen preethi
presley priscilla prisha pritam priya priyanka przemek ptolemy punit qasim quang quentin quincy quinn raahim rabia
rachael rachel radhika radoslaw rafael rafal rafe rafferty raffi rafi rafiq raghav raheem rahel rahim rahima rahma
rahul raihan raihana raina raizy raj raja rajan rajesh rajveer rajvir rakesh ralph ralphie raluca ramla ramona ramsha
rana randall rania ranjit ranveer raphael raquel rasa rashaan rashid rashida rasmus raul ravi ravinder rayaan rayan
rayhan raymond rayyan razia razvan rebecca reece reema reese regan rehaan rehan rehana reiss remi remy rena renata
rene renee reon reuben rex reza rhea rhian rhianna rhiannon rhodri rhona rhys ria riaz ricardo richard richie ricky
rico rida rihan riley rina rishi rita ritika rivka rizwan roan robel robert roberta roberto robyn rochelle roddy
roderick rodrigo roger rohaan rohit roisin rojin rokas roksana roland rollo romana romario romy ronald ronan ronnie
roo rory rosalie rosalind rosanna roshan rosheen roshni rosie ross rowena roxana roxanne roy roya ruairi ruaridh ruben
rufus ruhi rukaya rukhsana ruksana rumaisa rumi rupert ruqayyah russell ruta ruth ryan rylan ryley ryszard saad saadia
saanvi saba sabah sabawoon sabina sabir sabrina sachin sadia sadie sadiq safa saffiyah safia safiya safiyya safiyyah
sagal sahar sahib sahil sahra saif saim saima saira sajid sakina sakura saleem saleh salim salima salma salman salome
sam samaira samanta samantha samar samatar sameer samia samir samira samiya sammy samrawit samson samuel samuil sana
sanaa sandeep sandra sania saniya sanjana sanjay sanjeev santiago saoirse sapna sara sarah saskia satnam saul savanna
scarlet scarlett seb sebastian sebastien seema sehaj seher selam selena selene selin selina selma semra senait senthil
seojun seren serena serge sergei sergio serhii seun seyi shaan shabana shabnam shae shafi shafiq shahed shaheen shahid
shahzad shaindy shaista shakira shamima shanaya shane shanelle shania shanice shaniqua shannon shanti shanzay
shaquille sharifa sharmila sharmin sharna sharon shaun shauna shayan shayla shayna sheena sheila shelby sheryl shifra
shimon shirin shirley shiv shivani shlomo shmuel shola shona shoshana shreya shruti shyam shyla sian siana siddharth
siddiq sidra sienna silas silvia simao simba simon simona simone simran simranjeet sinead siobhan sioned sirwan siti
siya siyana skyla skylar slawomir sofia sofie sohail soheil sol solomon somaya somto sonia sonya sophia sophie soraya
sorcha sorin soyeon spencer stacey stanislaw stanley stefan stefania steffan stella stephan stephanie stephen steve
steven stewart struan stuart subhan sufyan sukhdeep sukhi sukhjit sukhmani sukhpreet sulaiman suleiman suleman sumaiya
sumaya sumayyah summayah sunil suraj suresh surya susan susanna susie suzanne svea svetlana swara syeda sylvia sylvie
sylwia szymon tabitha tadeusz tadhg taha tahir tahira tahlia taiba taimur taiwo takumi tala talha talhah talia talitha
tamanna tamara tamia tamika tamsin tania tanisha tanveer tanvi tanya tanzeela taqwa tara taran tarquin tasha tashan
tasnim tatiana tatyana tawana taya tayla taylah tayyab tayyib tayyibah teddie tegan tegwen tejas tejinder temi
temilade temitope teo terence teresa teri terrell tess tessa thabo thalia thanh thanuja thao thaqib thea thelma theo
theodor theodora theodore theodosia theresa thomas thuy tia tiana tianna tianyi tiarna tiffany tigran tilda tilly
timothy timur tina tinashe tobi tobias tobiloba tochi todd tolu toluwani tomas tomasz tommy tomos toni tony torin
tracey trang travis tremaine trevor trina trisha tristan tuan tudorel tunde tymofii tymon tymoteusz tyra tyreece
tyrell tyrese tyrone tyson tzvi uche ugne ugo ugochi ugonna ulrich uma umaima umair umar umaymah umayr una unaisah
ursula urte usama usman uzair vaishnavi vakare valentina valeria valerie vanessa vanya varun vasile vassilis veer vera
veronica veronika vicky victor vihaan vijay vikram viktor viktoria viktorija vilte vinay vincent vinh vinnie violeta
viraj vishal vivaan vivek vivian vivienne vlad vladimir vladislav wahid wahida wais waleed wali walid walter wanda
waqas warda warsame wasim wendell wendy wesley whitney wiktor wiktoria wilbur wilf wilfred wilfrid william wilma
winifred winnie winston wojciech wyatt xander xanthe xavi xavier xin xinyi xiu yaa yacoub yagmur yahya yakub yamin yan
yana yanky yaqoob yaqub yara yaseen yash yasin yasir yasmeen yasmiin yasmin yasmine yassin yathurshan yaw yazan yehuda
yemi yetunde yi yiannis yichen yitta yitzchok yoana yoel yohannes yolanda yonas yosef yossi youssef yu yui yuki yulia
yuna yunis yunus yusra yusuf yuvraj yuxuan yvette yvonne zac zach zachariah zachary zack zahara zaheer zahid zahir
zahra zaid zaina zainab zainabu zainul zaire zak zakaria zakariya zakariyya zaki zakia zakir zara zarah zarghuna zaria
zariah zayaan zayan zayd zayn zayna zaynab zbigniew zebedee zeenat zeeshan zeinab zelda zena zendaya zephaniah zeynep
zhane zhara zhi zia zihan zikra zilan zina zishan zissy ziva ziyad zoe zoey zofia zoha zohaib zohan zohra zosia zoya
zsofia zubaida zubair zubayr zulaikha zunairah zuri zuzana zuzanna zygmunt zyla
`

// Words in lower case that, with a capital, are hardly ever anything else.
const cappedNames = `
al andy aria asher aspen bailey bao barry bart bea bert blake bob brad brady brody brook brooke bryce bryony callan
carol cassidy cher clementine coby daisy dee dom doug ed eddie elle ellis em ernie ethel fay fern finn flo floyd freda
fritz gill glenn harry hazel heather holly ian ike iris ivy jack jackie jade jagger jasmine jay jazz jean jemima jerry
jim joey jojo josie kane keir kerry kirk kit kitty lacy lala lan larry lars laurel lee leigh lenny les lex lily linus
lorna luc lyn mack maddy madonna mai mali mandy marc margo marian marina marley marlow matt mick mike mitch myrtle
nadir nana nash nat ned nest nevada nia nick niki nina nita nova olive ollie olly opal oz pablo paddy paige pam pansy
patsy patty pearl pete pierre piper poppy rae ralf randy rani raven reggie ren robbie rocco rod rohan ron rosa
rosemary rowan roxy ruby rudi rudy saffron samina sanna sean seth shay shea sid skyler sonny stan stu suki sully
sultan tam tamer tariq taylor ted teddy terri terry tim toby tod tom tori trent tyler val vic viola violet wade warren
wayne willow zane zed
`

// Words: a capital inside a sentence makes them names, at its start it does not.
const wordNames = `
ace amber angel arrow ash basil bear bill blaze blessed blessing bliss blossom blue bowie bud buddy bunny carter cat
chance charity chase cherry chip clay clement cliff clover comfort constance cooper coral crystal dale dawn dean
destined destiny diamond divine don dove drew echo ember faith favour fawn flint forest frank gale gene gift glen
goodness grace grant guy gypsy harmony haven heath heaven honey honor honour hope hunter indigo jag jet jewel joy
junior justice lake lance liberty lucky lynx maple mark marvel marvellous mason meadow melody mercy miles miracle norm
ocean onyx parker pat patience peace penny pet petal pierce pip praise precious prince princess promise prosper
providence prudence rain ray reed rich ripple river rob robin rocky rose royal rusty sage sally sandy sapphire scout
serenity shiloh sky star sterling storm stormy success sue sunny tanner temperance thunder tiger treasure trinity
triumph unity verity victory will wisdom wolf wren
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
