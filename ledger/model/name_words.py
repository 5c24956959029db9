"""Words that look like names and mostly are none, and names that are words as well."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """A list of words written as a text."""
    return frozenset(text.split())


# Days, months, their short forms, and the times of day: capitals say nothing of them.
CALENDAR = words_of(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs "
    "fri sat sun january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec today tomorrow yesterday tonight "
    "christmas easter thanksgiving spring summer autumn fall winter q1 q2 q3 q4 am pm"
)

# What holds a sentence together.
FUNCTION = words_of(
    "a an and are as at be been but by can could did do does down for from get got had has have he "
    "her hers him his how i if in into is it its just let me my need no not now of off on or our "
    "out over own re she should so some than that the their them then there these they this those "
    "through to too under until up us via was we were what when where which while who whom whose "
    "why will with without would yes yet you your am any all both each every few more most other "
    "such only very about above after again against before below between during because here once "
    "also still maybe might must shall may since per plus vs w"
)

# What a sentence of a diary begins with or goes on with, and no name is meant.
COMMON = FUNCTION | words_of(
    # doing
    "accept accepted add added agreed answer answered apply applied arranged ask asked asking "
    "assess attended back book booked bought bring brought build built busy call called calling "
    "came cancel cancelled check checked chat chatted close closed coffee come comment commented "
    "confirmed connect connected contacted cover covered decline declined dialled dinner discuss "
    "discussed done draft drafted drink drinks drop dropped email emailed emails event events "
    "explain explained fax faxed feedback figure filed find finish finished fix fixed follow "
    "followed forward forwarded found gave give given go going gone grab grabbed had hand handed "
    "hear heard held help helped hire hired hold hosted interview interviewed intro introduce "
    "introduced introduction invite invited join joined keep kept know knew last late later law "
    "learn learned learning learnt leave left letter life like liked list listen listened long "
    "look looked lost lunch made mail mailed make managed meet meeting meetings met mention "
    "mentioned message messaged missed move moved negotiate negotiated new news next note noted "
    "notes offer offered open opened order paid pass passed pay phone phoned phoning pick picked "
    "ping pinged pitch pitched plan planned post posted posts prep prepare prepared presented "
    "proposal propose proposed publish published push pushed put ran rang reach reached read ready "
    "received recommend recommended referral referred reject rejected remind reminded reply "
    "replied report request requested research researched responded response resume review "
    "reviewed revised ring rewrote rehearsed said sat save saw say saying schedule scheduled see "
    "seen sell selling send sending sent set setback share shared show showed sign signed sit skip "
    "skipped sold speak spent spoke start started stop stopped studied study submit submitted "
    "suggest suggested supper take taken talk talked talking target teach tell text texted thank "
    "thanked thanks think thought told took try tried turn turned update updated used video visit "
    "visited voicemail wait waited waiting walk walked want wanted watch watched went won work "
    "worked working workshop write writing wrote zoom zoomed "
    # people and things of working life
    "account advice advisor adviser agenda agent amp answer application applications area article "
    "assistant associate attorney audit bar benefits bid bill board boss brand brief budget "
    "building business buyer capital card cards care career careers case cash center centre chair "
    "chance chances charge charter choice circle city class client clients clinic club "
    "coach cold collaboration college committee community companies company competition conference "
    "consent contact content contract contracts copy cost council counsel county course court "
    "credit crew crown cv dad data date day days deadline deal deals deck demo desk detail details "
    "director doctor document documents dollar dollars door dream early education effort end "
    "engineering equity estate evening exam executive expert expo fair family farm fee fees field "
    "final finance firm first floor food form forms friend friends fund funds general global goal "
    "good grant great group groups guide half harbor harbour head health high hill history holiday "
    "home hospital hospitals hour hours house hr human idea ideas industry info information "
    "insurance interest international invoice issue issues job jobs journal key kid kids lab labs "
    "lake lane lead leads legal lesson level licence license licensing line link links loan local "
    "lot main manager market marketing material matter media medical minute minutes mill mom money "
    "month months morning mother mr name names national need needs network networking newsletter "
    "night noon north number numbers office old online opening opinion option options orchard "
    "organization owner page panel paper papers parking part partner partners party payroll people "
    "person pet place platform pm point policy pond position positions practice presentation press "
    "price pricing prices pricing privacy process product profile program project promise public "
    "question questions quick quote rate rates reading real reason reasons recruiter recruiters "
    "reference references regional regulation regulatory relationship renewal retail retirement "
    "risk road role roles room round rounds royal rules safety sale sales sample schedule school "
    "screen season second section secure security seminar senior series service services session "
    "shop short silver skill skills slide slides slot small software solution solutions south "
    "space speaker special staff stage standard state step steps store story strategy street "
    "student students style summit supplier support survey system systems table task tax team "
    "teams tech template terms test thing things third ticket time times title tool topic town "
    "track trade training travel trip trust two three four five six seven eight nine ten twenty "
    "united university update urgent valley value vendor vendors vet veterinary view village visit "
    "voice water way website week weekly weeks west word words world year years young one next "
    "free big best better bit soon sure together tired nice nothing something anything everything "
    "everybody everyone somebody someone anybody nobody around across along already always almost "
    "another ago away behind beside beyond early either else ever except far fast full hard "
    "however instead less little low much near never often perhaps possibly quite rather really "
    "right same several side slowly sometimes somewhere though today together twice unless unlike "
    "upon usually well whether whole within worth wrong zero hello hi hey dear sorry regarding "
    "concerning including following next-step ok okay fyi asap todo"
)

# Given and family names that are words, beside those above.
WORDS_AND_NAMES = words_of(
    "art ace amber april august autumn avery bailey baker ball banks barber bay bell belle berry "
    "bird bishop black blaze bliss blossom blue bond booker brand brandy brave bray brook "
    "brooks brown buck bud buddy bull burn burns bush butler candy cane cannon carter cash chad "
    "chambers chance charity charm chase cherry chip church clay cliff coal cook cooper cotton "
    "crane cross crystal dare dash dawn day dean dick dill dot drake drew drum duke dusk dusty "
    "eagle earl early east eden english eve fair faith farmer finch fisher flora flower ford "
    "forest foster fox frank french frost gable garden gardener garland gay gem german ginger gold "
    "golden gore grace grand gray green grey guy hall hand happy harmony harper hart hawk heath "
    "heaven herb hicks hogan holm holmes honey honor hood hook hope hunt hunter ice ivory jack jan "
    "jersey jet jewel joy june junior justice keen king kit knight lance land large lark laurel "
    "love luck lucky lyric mace major mark marsh mason mat max maxim may meadow mercury mercy "
    "merit merry miles miller milo mills mint miss moon moore moss myth nail neat nick noble norm "
    "oak opal pace page palmer pansy paris park parker parks parson pat patch patience pearl penny "
    "perry petal piper pierce pike pine pitt pole poole pope poppy porter potter power powers "
    "prince princess prudence quill quinn rain rake ram randy rand ranger rank red reed rex rice "
    "rich ridge river rivers rock rocky rod root rose rush russet rusty rye sage sail salt "
    "sand sandy savage scout sharp shepherd sherry singer sky sloan smart snow solo spark spencer "
    "spring star steel sterling stern stone storm strand strong sue sugar summer summers sun swan "
    "sweet swift tab tanner tate taylor teal temple terry thorn tiger tiny toll tom ton trace "
    "tripp troy tucker turner vale van vernon vine viola virtue wade walker wall ward ware warren "
    "waters weaver web weir weld wells wells west wheeler white wild wilder win winter winters "
    "wise wolf wood woods woody worth wren yale young yard zest so do an he you my in than long "
    "thu hung dong bin ho hang ha ban song chin ping chuck skip"
)

MAYBE_WORDS = COMMON | WORDS_AND_NAMES | CALENDAR

# So many are called this that one word of it names nobody.
TOO_GENERAL = FUNCTION | words_of(
    "st saint state national american international university college bank new first two three "
    "united general regional global city county north south east west northern southern eastern "
    "western school church hospital medical health legal law group center centre society "
    "association institute department office company firm club team royal federal dr the le la los "
    "las el de public central great big little old high"
)

# Capitals that are no names of people: services, regulations, roles, places of work.
WELL_KNOWN = words_of(
    "linkedin zoom teams slack skype meet google microsoft apple facebook instagram twitter "
    "whatsapp signal telegram youtube github excel word powerpoint outlook gmail docusign calendly "
    "notion salesforce hubspot obsidian indeed glassdoor monster xing discord substack medium gdpr "
    "ccpa hipaa dpa dpas nda ndas sow msa saas api ai ml it hr pr vp svp evp ceo cfo cto coo ciso "
    "cio gc gcs agc cv cvs jd faq kpi roi rfp rfi q&a eu uk us usa eea sec ftc irs fda aml kyc "
    "english spanish french german chinese japanese internet web"
)

# The words before a month's or a day's name that make it a person's.
TOWARDS = words_of(
    "with met called emailed thanked saw asked told phoned rang texted messaged pinged meet call "
    "email thank ask tell phone mr ms mrs dr"
)

# Before a name, behind it, and inside it.
TITLES = words_of(
    "dr prof professor mr mrs ms miss mx sir dame lady lord rev reverend fr father sister judge "
    "justice hon capt captain col colonel maj sgt lt gen sen senator rep gov atty doctor dra frau "
    "herr mme mlle sra srta signora"
)
ABBREVIATED = TITLES | words_of("st ste mt ft jr sr esq phd md inc co ltd corp bros no vs")
SUFFIXES = words_of("jr sr ii iii iv esq phd md jd mba cpa cfp cfa dvm rn llm dds do pe")
LEGAL_FORMS = words_of(
    "inc incorporated llc ltd limited corp corporation gmbh ag plc co company llp lp sa nv bv pty "
    "pte sarl srl spa ab oy kg pllc pc se"
)
PARTICLES = words_of(
    "van von der den de del della di da dos du la le el al bin ibn ben ter ten zu af av st mac"
)

# What people alone do.
SPEAKING = words_of(
    "called said says wrote writes asked asks told replied answered emailed rang phoned texted "
    "introduced thinks knows wants mentioned messaged"
)

# What people alone do, so that a word that may be a name is one before it.
DOING = SPEAKING | words_of(
    "tells thought knew wanted pinged zoomed showed shows gave gives sent sends brought taught "
    "offered invited promised agreed suggested recommended explained met came cancelled canceled "
    "forwarded shared helped thanked visited lent hired joined insisted laughed complained"
)
