"""What people called by a longer name are commonly called for short, in English.

The common ones alone. The tables that genealogists have gathered hold many more (Bill for
Robert, Erin for Aaron, Lynn for Carol), and a person taken for another is worse than one
asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

_TABLE = """
aaron: ron ronnie; abigail: abby abbie gail; abraham: abe; adelaide: addie; agnes: aggie;
albert: al bert bertie; alejandro: alex ale; alexander: alex alec xander sandy sasha;
alexandra: alex lexi sandra sasha ali; alexandria: alex; alfred: alf alfie fred; alice: ali;
alison: ali; allison: ali allie; amanda: mandy; anastasia: stacy ana; andrea: andie;
andrew: andy drew; angela: angie; anita: nita; anna: annie; anthony: tony; antonio: tony toni;
antonia: toni; arthur: art artie; augustus: gus; barbara: barb barbie babs; bartholomew: bart;
beatrice: bea trixie; beatriz: bea; benedict: ben; benjamin: ben benny benji; bernard: bernie;
bernadette: bernie; bradley: brad; bridget: bridie; caleb: cal; calvin: cal; cameron: cam;
carolyn: carol carrie; caroline: carrie; cassandra: cassie sandra;
catherine: cathy cat kate katie cath; charles: charlie chuck chas; charlotte: charlie lottie;
chester: chet; christian: chris; christina: chris tina chrissy; christine: chris tina chrissy;
christopher: chris kit topher; clifford: cliff; clinton: clint; constance: connie;
constantine: costa dino; cornelius: neil; curtis: curt; cynthia: cindy; daniel: dan danny;
danielle: dani; david: dave davey; deborah: deb debbie; debra: deb debbie; desmond: des;
dolores: lola; dominic: dom nic; dominick: dom nick; donald: don donny; dorothea: dot dottie thea;
dorothy: dot dottie dolly; douglas: doug; edgar: ed eddie; edmund: ed eddie ned;
eduardo: ed eddie; edward: ed eddie ned ted teddy; edwin: ed eddie; eleanor: ellie nell nora;
elena: lena; elijah: eli; elizabeth: liz lizzie beth betty betsy eliza libby lisa ellie liza;
ellen: ellie nell; emily: em emmy; emmanuel: manny; emma: em; ernest: ernie; esther: essie;
eugene: gene; evelyn: evie; ezekiel: zeke; florence: flo florrie; frances: fran frannie;
francesca: fran; francis: frank fran; francisco: paco frank; franklin: frank;
frederick: fred freddie rick; gabriel: gabe; gabriella: gabby ella; gabrielle: gabby;
genevieve: gen viv; geoffrey: geoff jeff; george: georgie; gerald: gerry jerry; gerard: gerry;
gilbert: gil bert; gregory: greg; guillermo: memo; gwendolyn: gwen; harold: harry hal;
harriet: hattie; harrison: harry; helen: nell; henrietta: hattie etta; henry: hank harry hal;
herbert: herb bert; howard: howie; hubert: hugh bert; ignacio: nacho; isaac: ike zac;
isabel: izzy bella belle; isabella: izzy bella belle; isabelle: izzy belle; isaiah: zay;
israel: izzy; jacob: jake; jacqueline: jackie; james: jim jimmy jamie; janet: jan;
jason: jay jase; jasmine: jas; jeffrey: jeff; jennifer: jen jenny jenn; jeremiah: jerry;
jeremy: jem; jerome: jerry; jessica: jess jessie; joanna: jo; joanne: jo; john: jack johnny;
jonathan: jon jonny; jose: pepe; joseph: joe joey; josephine: jo josie; joshua: josh;
judith: judy judi; julian: jules; julia: jules; juliana: jules;
katherine: kate katie kathy kat kathie kit kay; kathleen: kathy kate katie;
kathryn: kathy kate katie kat; kenneth: ken kenny; kimberly: kim kimmy; kristen: kris;
kristin: kris; kristina: kris tina; kristopher: kris; laurence: larry laurie;
lawrence: larry laurie; leonard: len lenny leo; leonardo: leo; leopold: leo; leslie: les;
lewis: lew; lillian: lily lil; lincoln: linc; louis: lou louie; louise: lou; lucille: lucy;
lucinda: lucy cindy; luis: lou; madeleine: maddie; madeline: maddie; magdalena: lena magda;
malcolm: mal; manuel: manny; marcus: marc;
margaret: maggie meg peg peggy marge margie greta daisy rita madge; margarita: rita; maria: ria;
marianne: mari; marjorie: marge margie; martha: marty; martin: marty; matilda: tilly;
matthew: matt; maureen: mo; maurice: mo; maximilian: max; maxwell: max; maxine: max;
melissa: mel missy; melanie: mel; mercedes: mercy; meredith: merry;
michael: mike mick mickey mikey; michelle: shelly; mildred: millie; miranda: mandy; mohammed: mo;
muhammad: mo; mitchell: mitch; mohamed: mo; montgomery: monty; morris: mo; nancy: nan;
natalie: nat; natalia: nat talia; natasha: tasha nat; nathan: nat nate;
nathaniel: nat nate nathan; nicholas: nick nicky nico; nicole: nikki nicky; nikolas: nik;
norman: norm; oliver: ollie; olivia: liv livvy; oscar: ozzie; oswald: oz ozzie; pamela: pam;
patricia: pat patty trish tricia patsy; patrick: pat paddy; penelope: penny; percival: percy;
peter: pete; philip: phil; phillip: phil; phyllis: phyl; priscilla: cilla; rachel: rach;
ramona: mona; randall: randy; randolph: randy; raymond: ray; rebecca: becky becca;
reginald: reg reggie; richard: rick rich dick ricky richie; robert: rob bob bobby robbie bert;
roberta: bobbie; roberto: beto; roderick: rod rick; rodney: rod; roger: rodge; roland: rollie;
ronald: ron ronnie; rosalind: roz; rosemary: rosie; rudolph: rudy; russell: russ rusty;
ruth: ruthie; salvatore: sal; samantha: sam sammy; samuel: sam sammy; sandra: sandy;
santiago: santi; sarah: sally; sebastian: seb bash; sharon: shari; sheldon: shelly; sidney: sid;
simone: sim; solomon: sol; sophia: sophie; stanley: stan; stefan: stef; stephanie: steph steffi;
stephen: steve stevie; steven: steve stevie; stuart: stu; susan: sue susie; susanna: sue susie;
suzanne: sue suzie; sylvester: sly; sylvia: syl; tabitha: tabby; tamara: tammy; teodor: teo;
terence: terry; teresa: terry tess tessa; terrence: terry; thaddeus: tad thad;
theodora: theo dora thea; theodore: ted teddy theo; theresa: terry tess tessa; thomas: tom tommy;
timothy: tim timmy; tobias: toby; tomas: tom; valentina: val tina; valerie: val;
veronica: ronnie vera; victor: vic; victoria: vicky tori vic; vincent: vin vinny vince;
virginia: ginny; vivian: viv; vladimir: vlad; wallace: wally; walter: walt wally; wesley: wes;
wilhelmina: mina willa; willard: will; william: will bill billy willie liam; winifred: winnie;
winston: win; woodrow: woody; yolanda: yoli; zachary: zach zack zac; zoe: zo
"""


def _both_ways(table: str) -> Mapping[str, tuple[str, ...]]:
    others: dict[str, dict[str, None]] = defaultdict(dict)
    for row in table.split(";"):
        whole, _, short = row.strip().partition(":")
        for word in short.split():
            others[whole][word] = None
            others[word][whole] = None
    return {name: tuple(words) for name, words in others.items()}


_OTHERS = _both_ways(_TABLE)


def called(given: str) -> tuple[str, ...]:
    """What a person with this given name may be called as well, all in plain lower case.

    Both ways: `robert` may be called `bob`, and who is on record as `bob` may be `robert`.
    """
    return _OTHERS.get(given, ())
