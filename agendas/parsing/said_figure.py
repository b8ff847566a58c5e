"""The figure in a sentence, whole and with its unit, in digits or in words (conversation.md §7).

What only names or places something is none: a room, a class, a day, an hour, a telephone number.
"""

import re

from agendas.parsing.late_regex import late_regex

_CLASS = r"vwo|havo|vmbo|mavo|mbo|gymnasium|atheneum"
_NAMED = (
    r"groep(?:en)?|klas(?:sen)?|brugklas|leerjaar|afdeling|locatie|teams?|fase|niveau|kamers?"
    r"|artikel|jaar|units?|ploeg|wijk|verdieping|route|lijn|bouw|loka(?:al|len)|zaal|zalen|ruimte"
    r"|gebouw|huisnummer|versie|nummer|nr\.?|punt|vraag|pagina|bladzijde|blz\.?|hoofdstuk|stap"
    r"|years?|grades?|wards?|class(?:es)?|groups?|rooms?|levels?|phase|stage|site|floor|key stage"
    rf"|form|aged?|section|article|band|tier|building|version|number|no\.|question|page|chapter"
    rf"|step|bus|signs?|signa(?:al|len)|indicators?|indicatoren|{_CLASS}"
)
_MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|mar(?:ch)?|apr(?:il)?|mei|may|jun[ie]?"
    r"|jul[iy]?|aug(?:ustus|ust)?|sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_MANY_NL = (
    r"(?:(?:(?:één|een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n)?"
    r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
    r"|(?:dertien|veertien|vijftien|zestien|zeventien|achttien|negentien)"
    r"|(?:twee|drie|vier|vijf|zes|zeven|acht|negen)?honderd|duizend)"
)
_WHOLE_MONTH = (  # "2 may be" is none
    r"januar[iy]|februar[iy]|maart|(?-i:March)|april|mei|(?-i:May)|jun[ie]"
    r"|jul[iy]|august(?:us)?|september|o[ck]tober|november|december|feb|aug|sept|okt|oct|nov|dec"
)
_NL = rf"(?:{_MANY_NL}|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_MANY_EN = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:(?:a|one) )?hundred|thousand)"
)
_EN = rf"(?:{_MANY_EN}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
NUMBER_WORD = rf"(?:{_NL}|{_EN})"
_MONEY = r"(?:[€£$]|\bEUR)"
_DIGITS = r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w|[.,]\d)"
_AMOUNT = (
    rf"(?:{_MONEY}\s?)?{_DIGITS}(?:,[-–])?"
    r"(?:\s?%|\s(?:procent|percent|per\s+cent|euro[’']?s?|pounds?|dollars?)\b)?"
)
_NOT_ONE = r"(?!(?:een|één|one)\b)"
_MORE_OR_LESS = (
    r"(?:(?:meer|minder|more|fewer|less)\s+(?:dan|than)|ruim|bijna|zo['’]n|ongeveer|circa|minstens"
    r"|hoogstens|almost|nearly|at\s+(?:least|most)|up\s+to)"
)
_SHARE_OF = (
    r"(?:van\s+(?:de|het|alle|elke|mijn|onze|hun)|of\s+(?:the|every|all|my|our|their)|out\s+of(?:\s+(?:the|every))?"
    r"|op\s+(?:de|elke)|in\s+every|van|of|op|in)"
)
_FIRST_TWELVE = {
    word: n
    for n, words in enumerate(
        ["one een één", "two twee", "three drie", "four vier", "five vijf", "six zes", "seven zeven", "eight acht", "nine negen", "ten tien", "eleven elf", "twelve twaalf"], 1)
    for word in words.split()
}  # fmt: skip
_IN_WORDS = late_regex(rf"\b{NUMBER_WORD}\b", re.I)
_SPOKEN_OF = late_regex(
    rf"(?<!van )(?<!of )(?<!op )\b(?:the|those|these|de|die|deze)\s+(\d{{1,4}}|{NUMBER_WORD})\b(?!\s*(?:%|[.,:]\d))",
    re.I,
)
_THING = r"[^\W\d_]+"

_LIST = r"(?:\s*,\s*\d+(?=\s*(?:,|&|en\b|and\b|[.;)]?$)))*\s*(?:/|-|–|&|en|and|to|tot|t/m)\s*\d+(?!\w|[.,]\d|\s*(?:%|(?:of|van|op|out)\s))"
_I_EXPECTED = (
    r"\b(?:ik|we|wij|i)\s+(?:(?:dacht|verwachtt?e?)(?:en)?|had(?:den)?\s+(?:verwacht|gedacht)"
    r"|thought|expected|had\s+expected)\b"
)
_CHOICE = (  # one digit that counts nothing: a choice, also where there is none to make
    r"^[ \t]*\d(?!\w)(?=[\s.,:;!?–—]*(?:$|(?:want|omdat|doordat|because|since|elke?|iedere?|every|each"
    r"|ja|nee|yes|no|oké?|ik|wij|we|ze|zij|they|i)\b))"
)
HUMANS = (
    r"(?:ouders?|parents?|moeders?|mothers?|vaders?"
    r"|fathers?|kinderen|kind|children|child|leerlingen|leerling|pupils?|students?|studenten"
    r"|bewoners?|residents?|cliënten|clients?|patiënten|patients?|gezinnen|families|mensen|people"
    r"|jongens?|meisjes?|meiden|jongeren|boys?|girls?|man|mannen|vrouw(?:en)?|men|wom[ae]n|person|persoon"
    r"|personen|docent(?:en)?|leraar|leraren|leerkracht(?:en)?|teachers?|opa['’]?s?|oma['’]?s?"
    r"|medewerkers?|deelnemers?|buren|collega[’']?s?|colleagues?|nieuwkomers?|newcomers?|gasten|guests?|baby[’']?s)"
)
_PEOPLE = rf"(?:{HUMANS}|klassen|classes|groepen|groups|lessen|lessons|bedden|beds)"
_TOLD_BY = (  # before the number of a week or a house; "deze week 3" counts in that week
    r"(?:^|(?<=[.;:,!?]\s)|\b(?:in|uit|van|vanaf|sinds|tot|t/m|tijdens|na|voor|from|since|of|until|till"
    r"|during|after|before)\s+)(?:weken|weeks?|periodes?|huis|huizen|kwartaal|semester|trimester|terms?|houses?)"
)
_NOT_FIGURES = late_regex(
    rf"{_CHOICE}|{_TOLD_BY}\s+\d+(?!\d|[.,]\d|\s*%|\s+{_SHARE_OF}\s+{_NOT_ONE}(?:\d|{NUMBER_WORD}\b)"
    rf"|\s+{_PEOPLE}\b)(?:{_LIST})*|(?<![\w-])(?<!\bdit )(?<!\bper )(?<!\belk )(?<!vorig )(?<!\bthis )(?<!\blast )(?<!\bevery )"
    rf"(?<!\beach )(?:{_NAMED})\s+\d+(?:\.\d+)*(?!\s*%|\s+{_SHARE_OF}\s+{_NOT_ONE}(?:\d|{NUMBER_WORD}\b))(?:{_LIST})*"
    rf"|\b\d+(?:\s*(?:en|and|,|/|-)\s*\d+)*\s?(?:{_CLASS})(?![\w’'])"
    rf"|\b\d{{4}}-\d\d?-\d\d?\b|\b\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?|\b{_MONTH}\s+\d{{1,2}}\b"
    rf"|(?<![€£$])(?<![€£$]\s)(?<![\d.,])(?:19|20)\d{{2}}(?:\s?[-–/]\s?(?:\d{{4}}|\d\d))?"
    r"(?![\d%]|[.,]\d|\s*(?:euro|%))\b"
    r"|(?<![€£$])(?<![€£$]\s)(?<![\d.,])(?:[01]?\d|2[0-4])[:.][0-5]\d"
    r"(?![\d%]|[.,]\d|\s*(?:%|euro|procent|percent))(?:\s*(?:uur|am|pm|h)\b)?"
    r"|\b\d{1,2}\s?(?:am|pm)\b|\b\d{1,2}\s+o['’]clock\b|\bhalf\s+\d{1,2}\b"
    r"|\b(?:(?:kwart|vijf|tien)\s+(?:over|voor)|(?:quarter|half|five|ten)\s+(?:past|to))\s+"
    rf"(?:\d{{1,2}}|{NUMBER_WORD})\b"
    r"|\b(?:om|rond|vanaf|tegen|tot|voor|na)\s+\d{1,2}\s+uur\b|\bom\s+\d{1,2}(?=\W*$)"
    r"|\b\d{1,2}\s*(?:tot|en|-|–)\s*\d{1,2}\s+uur\b"
    r"|\b\d{1,2}[-/]\d{1,2}[-/]\d{2,4}\b|\b(?:[12]?\d|3[01])/(?:0?\d|1[0-2])\b(?!\s*/)"
    r"|\b(?:op|on)\s+\d{1,2}-\d{1,2}\b"
    r"|(?<![\w.,])(?:\+\d|0\d)[\d ()-]*…?"
    r"|^\s*\(?\d{1,2}[.)](?=\s)|\b\d+\.\d+\.\d+(?:\.\d+)*\b(?<!\.\d{3})"
    r"|\b(?:van|from|tussen(?:\s+de)?|between)\s+\d+\s*(?:tot|t/m|en|to|and|-|–)\s*\d+\s+"
    r"(?:jaar|years?)\b|\bvan\s+\d+\s+jaar\b|\b\d+[- ](?:year[- ]olds?|jarigen?)\b"
    r"|(?-i:\b[A-Z])\w*(?:straat|laan|plein|kade|gracht|singel|dijk|(?<!nder)weg)\s+\d+"
    r"|\b\d+\s+(?-i:[A-Z]\w+)\s+(?:street|road|lane|avenue|square|drive)\b"
    r"|\b\d{4}\s?(?-i:[A-Z]{2})\b|\b24/7\b|\b1\s+op\s+1\b"
    rf"|{_I_EXPECTED}(?:[^.;,]|[.,](?=\d))*",
    re.IGNORECASE | re.MULTILINE,
)
_COUNTS = (  # two or three are people that one tells of
    r"(?:vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_NONE_BEFORE = "".join(  # "de twee ouders" are those two, and "groep acht leerlingen" is a class
    rf"(?<!\b{word} )"
    for word in (
        "de", "die", "deze", "onze", "hun", "the", "those", "these", "our", "their", "my", "mijn", "alle", "all",
        "of", "van", "groep", "klas", "team", "lokaal", "kamer", "afdeling", "group", "class", "year", "grade",
        "room", "ward", "wijk", "unit",
    )
)  # fmt: skip
_NO_PLACE = "".join(  # "groep vijf van de 27" is a class
    rf"(?<!\b{word} )"
    for word in (
        "groep",
        "klas",
        "team",
        "lokaal",
        "kamer",
        "group",
        "class",
        "year",
        "grade",
        "room",
    )
)
_OF_DIGITS_NL = (  # "vier van de 27", "een op de 10"
    rf"{_NL}\s+(?:op\s+(?:de|elke)|van(?:\s+(?:de|die|deze|alle|elke|mijn|onze|hun))?)"
)
_OF_DIGITS_EN = rf"{_EN}\s+(?:in(?:\s+every)?|out\s+of(?:\s+(?:the|every|those|these))?|of(?:\s+(?:the|those|these|all|my|our|their))?)"
_PART_OF = (  # "een derde bleef weg", and not "een derde ouder" or "a third time"
    r"(?=\s+(?:van|of|is|was|are|were|heeft|had|have|has|did|deed|doet|doen|komt|kwam|kwamen|komen|came"
    r"|bleef|blijft|bleven|blijven|ging|gaat|gingen|gaan|went|wil|wilde|vindt|vond|vonden|zegt|zei|zeiden"
    r"|said|durft|kan|kon|can|could|felt|feels?|leest|las|read|left|kept|stays?|comes?|[a-z]{3,}ed)\b"
    r"|\s*(?:[.,;:!?)]|\Z))"
)
_TIMES = r"(?:keer|maal|times)\b(?!\s+(?:zo|as)\b)"
_FROM_FOUR = rf"{_MANY_NL}|{_MANY_EN}|{_COUNTS}"
_EACH_TIME = "".join(
    rf"(?<!\b{word} )" for word in ("na", "in", "om", "at", "rond", "elke", "after", "every")
)
_COUNTED_WORDS = (  # "vijf keer", "driemaal", "twice", "twintig minuten per dag", "drie handen"
    rf"{_NONE_BEFORE}\b(?:{_EACH_TIME}(?:{_FROM_FOUR}|twee|drie|two|three)(?=\s+{_TIMES})"
    r"|(?<!or )(?<!think )(?<!thought )(?:twice|thrice)\b(?!\s+(?:as|the|that|what|more)\b)"
    rf"|{_EACH_TIME}(?:{_FROM_FOUR}|twee|drie|two|three)"
    r"(?:maal\b|(?=\s+(?:minuten|uur|uren|minutes|hours)\s+(?:per|a|an|each|every|elke?|iedere?)\b))"
    rf"|(?:{_FROM_FOUR}|drie|three)(?=\s+(?:handen|stemmen|hands|votes)\b))"
)
_TIME = r"(?:night|day|week|month|year|shift|hour|talk|lesson|nacht|dag|avond|week|maand|jaar|dienst|uur|gesprek|les)\b"
_NO_HOUR = "".join(
    rf"(?<!\b{word} )"
    for word in (
        "at", "around", "about", "until", "till", "before", "after", "by", "past", "to", "from", "half", "om", "rond",
        "tot", "voor", "na", "over", "vanaf", "day", "dag", "week", "month", "maand", "tegen", "tussen", "and", "en", "or", "between",
    )
)  # fmt: skip
_ON_AVERAGE = (  # "bells eighteen on average", "falls, four in the month before"; not "at six every day"
    rf"{_NONE_BEFORE}{_NO_HOUR}\b(?:(?:{_FROM_FOUR}|two|three|twee|drie)(?=\s+(?:on\s+average\b|gemiddeld\b|per\s+{_TIME}"
    rf"|(?:a|an|each|every|elke?|iedere?)\s+{_TIME}))"
    rf"|(?:{_FROM_FOUR})(?=\s+in\s+(?:the|that|this|one|de|die|deze|één|een)\s+{_TIME}))"
)
_DID = (  # what people do or did, and how: "4 gave", "4 belden", "3 never came"
    r"[a-z]{2,}(?<!b)(?<!ne)(?<!se)(?<!we)(?<!sh)(?<!re)(?<!spe)(?<!hundr)ed|\w+e[er]rden"
    r"|(?:op|af|aan|uit|mee|in|terug|bij|over|na|door)?ge(?:[a-z]{3,}[dt]|komen|bleven|geven|gaan|vraagd|lezen|schreven|nomen)"
    r"|gave|rang|took|made|got|found|fell|lost|brought|thought|knew|saw|told|sat|stood|slept|wrote|read|kept|sent|spoke"
    r"|sang|ran|drove|ate|drank|chose|met|paid|heard|held|let|put|grew|won|began|broke|bought|built|caught|forgot"
    r"|understood|meant|led|taught|woke|threw|wore|swam|rode|hid|cut|quit|shut|hung|spent|showed|give|ring|take|make|get"
    r"|know|see|tell|sit|stand|sleep|write|keep|send|speak|sing|ask|help|want|think|hear|cry|laugh|bring|choose|read|tried|have"
    r"|(?:did|was|were|had|have|has|do|does|could|would|should|ca|is|are)n"
    r"|gaven|belden|huilden|lachten|zwaaiden|vertelden|meldden|deelden|haalden|speelden|wachtten|werkten|zochten|dachten"
    r"|brachten|kochten|vulden|tekenden|stemden|volgden|hielpen|riepen|liepen|schreven|zaten|stonden|sliepen|keken"
    r"|vroegen|kregen|vertrokken|kozen|droegen|hielden|wisten|misten|verschenen|lieten|spraken|aten|dronken|vielen"
    r"|zongen|begonnen|leerden|oefenden|zagen|hoorden|haakten|stopten|startten|maakten|verhuisden|ontbraken|bedankten|groetten"
    r"|knikten|juichten|slaagden|praatten|toonden|voelden|wilden|hadden|bellen|lopen|helpen|schrijven|praten|lachen|huilen|slapen"
    r"|zitten|staan|zien|horen|weten|geven|krijgen|spreken|houden|eten|brengen|halen|luisteren|reageren"
    r"|never|always|often|together|each|both|only|just|even|really|already|then|now|also|again|nooit|altijd|vaak|zelf|wel"
    r"|toch|weer|zelfs|alleen|net|echt|samen|toen|meteen"
)
_NO_NOUN = (  # what ends as many do, and names nothing
    r"(?:always|sometimes|perhaps|this|that['’]s|its?|us|his|hers|ours|theirs|yes|as|was|is|has|does"
    r"|thus|besides|unless|afterwards|towards|nowadays|samen|alleen|allen|velen|sommigen|buiten"
    r"|binnen|tussen|tegen|bovendien|steeds|soms|anders|reeds|destijds|gisteren|morgen|overigens"
    r"|eerst|beiden|daarnaast|goals|doelen|words|woorden|dingen|things)"
)
_NO_UNITS = (
    r"a|an|and|at|by|en|for|from|in|met|naar|of|om|op|or|per|than|that|the|to|tot|van|voor|was|were"
    r"|who|with|dan|die|is|are|out|on|gemiddeld|each|every|elke?|iedere?"
    r"|hebben|heeft|had(?:den)?|zijn|waren|wordt|worden|werd(?:en)?|doen|doet|deed|deden|komen|komt"
    r"|kwam(?:en)?|blijven|blijft|bleef|bleven|gaan|gaat|ging(?:en)?|zeggen|zegt|zei(?:den)?|vinden"
    r"|vindt|vond(?:en)?|kunnen|kan|kon(?:den)?|willen|wil(?:de|den)?|durven|durft|durfden?|stellen"
    r"|stelt|stelden|vertelt|vertellen|lezen|leest|las|lazen|mogen|mag|moeten|moet|zou(?:den)?|zullen|niet|nog|al|ook|er"
    r"|heb(?:t|je)?|bent?|zag|zie(?:t|je)?|weet|wist(?:en)?|ken(?:t|nen|den)?|denk(?:t|en)?|dacht|hoorde?|merk(?:te|ten)?|vroeg|kreeg"
    r"|gaf|nam|liet|zat|stond|sliep|keek|riep|schreef|koos|hield|hielp|liep|sprak|vertrok|begon|snap(?:t|te|ten|pen)?"
    r"|\w+(?:aai|ooi|oei)den?|pakten?|gebruikten?|telden?|noemden?|renden|legden?|lukten?|herkenden?|begreep|begrepen"
    r"|have|has|do|does|did|come|comes|came|stay(?:s|ed)?|left|go|goes|went|say|says|said|can|could"
    r"|will|would|may|might|must|should|dare[sd]?|asked|feel|feels|felt|not|still|did"
)
_NO_COUNTED = (  # what ends as many do and is not counted: time, what one lists, and no noun at all
    r"(?:times|lokalen|kamers|groepen|klassen|rooms|weken|dagen|maanden|jaren|uren|minuten|weeks|days|months"
    r"|years|hours|minutes|dingen|woorden|zinnen|doelen|redenen|manieren|opties|punten|ogen|things|words|sentences|goals|reasons|ways|options|points|eyes|zoals|eens"
    r"|wegens|volgens|sinds|langs|plus|minus|alles|iets|niets|thuis|eigen|open|even|geen|een|hen|heen|boven|beneden"
    r"|gegeven|geslagen|slaan|vieren)"
)
_MAY_BEGIN = (  # looked at once where a word begins, as what one types is read at each key
    rf"(?:(?<!\w)|(?=[€£$]))(?=\d|{_MONEY}|(?:van|from|tussen|between|de\s+helft|half|a|twice|thrice)\b"
    rf"|{NUMBER_WORD}|{_MORE_OR_LESS})"
)
_FIGURE = late_regex(
    rf"{_MAY_BEGIN}(?P<figure>"
    rf"\b(?:van|from)\s+{_AMOUNT}(?:\s+{_THING})?\s+(?:naar|to|tot)\s+{_AMOUNT}"
    rf"|\b(?:van\s+{_NL}\s+naar\s+{_NL}|from\s+{_EN}\s+to\s+{_EN})\b"
    rf"|\b(?:tussen(?:\s+de)?|between)\s+{_AMOUNT}\s+(?:en|and)\s+{_AMOUNT}"
    rf"|{_AMOUNT}\s*/\s*{_AMOUNT}|{_AMOUNT}\s+{_SHARE_OF}\s+(?:{_AMOUNT}|(?!een\b|one\b){NUMBER_WORD}\b)"
    rf"|{_AMOUNT}(?:,\s+{_AMOUNT})+,?\s+(?:en|and|of|or)\s+{_AMOUNT}"
    rf"|{_AMOUNT}\s*(?:-|–|à|\b(?:naar|to|tot|t/m|en|and|or)\b)\s*{_AMOUNT}"
    rf"|\b(?:één|een)\s+(?:op\s+(?:de|elke)|van)\s+(?!een\b){_NL}\b"
    rf"|\b(?!een\b){_NL}\s+(?:op\s+(?:de|elke)|van(?:\s+(?:de|die|deze|alle|elke|mijn|onze|hun))?)\s+(?!een\b){_NL}\b"
    rf"|\bone\s+(?:in(?:\s+every)?|out\s+of(?:\s+every)?|of)\s+(?!one\b){_EN}\b"
    rf"|\b(?!one\b){_EN}\s+(?:in(?:\s+every)?|out\s+of(?:\s+(?:the|every|those|these))?|of(?:\s+(?:the|those|these|my|our|their))?)\s+"
    rf"(?!one\b){_EN}\b"
    rf"|{_NO_PLACE}\b(?:{_OF_DIGITS_NL}|{_OF_DIGITS_EN})\s+{_DIGITS}(?!\s*(?:uur|am|pm)\b)"
    rf"|\b(?:van\s+{_NL}\s+naar|from\s+{_EN}\s+to)\s+{_DIGITS}|\b(?:van\s+{_DIGITS}\s+naar\s+{_NL}|from\s+{_DIGITS}\s+to\s+{_EN})\b"
    rf"|\b{NUMBER_WORD}\s+(?:procent|percent|per\s+cent)\b"
    r"|\bde\s+helft\b|(?<!first\s)(?<!second\s)(?<!other\s)\bhalf(?=\s+(?:of|the|our)\b)"
    rf"|\b(?:een\s+(?:derde|kwart|vijfde|tiende){_PART_OF}|twee\s?derde|drie\s?kwart)\b"
    rf"|\b(?:(?:a|one)\s+(?:third|quarter|fifth|tenth){_PART_OF}|two[\s-]thirds"
    r"|three[\s-]quarters)\b"
    rf"|\b{_MORE_OR_LESS}\s+{_NOT_ONE}{NUMBER_WORD}\b(?:\s+{_SHARE_OF}\s+{_DIGITS}|(?=\s+{_THING}))"
    rf"|\b(?:{_MANY_NL}|{_MANY_EN})(?=\s+{_PEOPLE}\b)"
    rf"|{_NONE_BEFORE}\b{_COUNTS}(?=\s+{HUMANS}\b)"
    rf"|{_NONE_BEFORE}(?<!\bik )(?<!\bwij )(?<!\bwe )(?<!\bus )\b(?:{_FROM_FOUR})(?=\s+(?!(?:{_DID}|{_NO_NOUN}|{_NO_COUNTED}|{_NO_UNITS})\b)"
    r"[^\W\d_]{2,}(?:en|s)\b(?!\s*:))"
    rf"|{_COUNTED_WORDS}|{_ON_AVERAGE}|{_AMOUNT})"
    r"(?:\s+van\s+(?:de|het|alle|onze)|\s+of\s+(?:the|all|our)|\s+(?:the|our|of|van)\b)?"
    rf"(?:\s+(?P<unit>(?!namen\s+(?:een|de|het|hun|iets|er|mee|deel|ook|niet|wel|contact|afscheid)\b){_THING}))?",
    re.IGNORECASE,
)
_ANY_NUMBER = late_regex(rf"{_AMOUNT}|\b{_NOT_ONE}{NUMBER_WORD}\b", re.IGNORECASE)
_NUMBER_BEFORE = late_regex(r"\s*\d\s*[,:]\s+")  # "1, six of nine called" says of what it tells
_NUMBER_AND_COUNT = late_regex(  # "2, seven sat there" is of sign 2; "3, two less than then" counts 3
    rf"\s*\d\s*[,:]\s+{_NOT_ONE}{NUMBER_WORD}\b(?!\s+(?:more|less|fewer|meer|minder|of|out|van|uit)\b)",
    re.IGNORECASE,
)
_OF_THE_NUMBER = late_regex(  # "3, vorig jaar 5 ouders", "3, of 9 parents", "8, of whom 2 fathers", "2, at most 3 people"
    r"\b(?:vorige?|eerdere?|eerst|toen|was|waren|waarvan|onder\s+wie|niet|tegen|in\s+plaats|dan|van|op|uit|of|en|hooguit|hoogstens"
    r"|minstens|maximaal|last|before|earlier|then|were|whom|which|including|not|against|instead|than|out|or|and|at\s+(?:most|least)"
    r"|ongeveer|misschien|about|maybe|perhaps|verwachtt?e?(?:en)?|dacht(?:en)?|expected|thought)\b",
    re.IGNORECASE,
)
_OF_THOSE = frozenset(["more", "less", "fewer", "meer", "minder", "them", "us", "hen", "ons", "hiervan", "daarvan", "ervan"])  # fmt: skip
_NO_UNIT = late_regex(rf"{_DID}|{_NO_UNITS}", re.IGNORECASE)
_WORD_OF_FIGURE = late_regex(
    rf"\d+|\b{NUMBER_WORD}(?=maal\b)|\b(?:{NUMBER_WORD}|helft|half|(?:drie)?kwart|(?:twee)?derde|vijfde|tiende|thirds?"
    r"|quarters?|fifth|tenth|twice|thrice)\b",
    re.IGNORECASE,
)
_COUNTED = (
    r"(?:weken|week|weeks?|dag(?:en)?|days?|maand(?:en)?|months?|jaar|jaren|years?|uur|uren|hours?"
    r"|minuten|minuut|minutes?|keer|maal|times|euro|ding(?:en)?|things?|woord(?:en)?|words?"
    r"|zin(?:nen)?|sentences?)"
)
_SOME_OF = (
    r"(?:van\s+(?:hen|ze|ons|jullie|de|die|deze|het|onze|mij|mijn|hun)"
    r"|of\s+(?:them|us|you|the|those|our|mine|my|ours|yours|theirs|their|his|her))"
)
_KIND_OF = (  # "2 odd days" counts them, and "1 all parents come" says 1, and why
    r"(?:(?!(?:all|alle|the|de|het|our|onze|their|hun|my|mijn|your|jullie|his|her|zijn|haar|this|these"
    r"|those|deze|die|dit|dat|many|most|few|more|some|no|any|veel|meer|minder|weinig|sommige|geen|other"
    r"|andere|each|every|elke?|iedere?|not|niet|such|zulke|for|voor|from|among|onder|bij|about|over|that|dat|like|only"
    r"|because|since|want|omdat|doordat|but|maar|so|dus|when|if|als|in|with|met)\b"
    rf"|{NUMBER_WORD}\b|[^\W\d_]+ing\b)[^\W\d_]{{3,}}\s+)?"  # "2 visiting hours" are inside a limit
)
_ONE = (  # of whom and what there is one; "3 man" counts in Dutch
    r"(?:parent|mother|father|child|pupil|student|resident|client|patient|boy|girl|man|woman|person"
    r"|teacher|colleague|newcomer|guest|neighbou?r|nurse|doctor|night|day|bed|letter|card|call|visit"
    r"|lesson|class|group|family|book|list|box"
    r"|ouder|moeder|vader|kind|leerling|student|bewoner|cliënt|patiënt|gezin|jongen|meisje|meid|vrouw"
    r"|persoon|docent|leraar|leerkracht|opa|oma|medewerker|deelnemer|buurman|collega|nieuwkomer|gast"
    r"|baby|nacht|bed|brief|kaart|les|klas|groep|boek|lijst|doos|kist|gesprek)"
)
_MANY = (
    rf"(?:(?!{_ONE}(?![\w’'])){_PEOPLE}|man|others|anderen|nights?|nachten|letters|brieven|cards|kaarten|calls"
    r"|visits|bezoeken|neighbou?rs|nurses|doctors|artsen|verpleegkundigen)"
)
_THEY_DID_EN = (
    r"(?:were|are|have|had|did|do|came|come|stayed|said|told|left|went|go|sat|stood|slept|wrote|kept"
    r"|felt|saw|read|got|gave|took|made|found|fell|rang|lost|brought|thought|knew|out\s+of|[a-z]{3,}ed)"
)
_THEY_DID_NL = (
    r"(?:waren|zijn|hebben|hadden|kwamen|komen|bleven|blijven|gingen|gaan|werden|worden|zeiden|vroegen"
    r"|deden|doen|zaten|stonden|sliepen|lazen|keken|schreven|riepen|vonden|gaven|namen|moesten|[a-z]{3,}(?:den|ten))"
)
_FEW = (
    r"(?:(?:is|are|was|were)\s+(?:too|not|far\s+too)\s+(?:few|little|many|much|enough)"
    r"|(?:is|zijn|was|waren)\s+(?:te|niet|veel\s+te)\s+(?:weinig|veel|genoeg))"
)
_GOES_ON_IN_PEOPLE = late_regex(
    rf"1\s+{_KIND_OF}{_ONE}(?![\w’'])|(?!1\s)\d+\s+{_KIND_OF}{_MANY}(?!\w)", re.IGNORECASE
)
_GOES_ON_IN_THINGS = late_regex(  # "2 letters came", "4 beds is too few"
    rf"(?!1\s)\d+\s+(?!{_NO_NOUN}\b)[^\W\d_]{{2,}}(?:s\s+{_THEY_DID_EN}|(?:en|s)\s+{_THEY_DID_NL}"
    rf"|(?:en|s)\s+{_FEW})\b",
    re.IGNORECASE,
)
_NOT_MANY = (  # what ends as a plural does and goes on with a sentence, or what one does with a choice
    rf"(?:{_NO_NOUN}|\w*(?:een|ien)|\w*(?:ss|[iu]s|lijks)|toen|tussen|intussen|ondertussen|even|open|eigen|boven|beneden"
    r"|eens|iets|niets|niks|alles|ergens|nergens|zoals|als|straks|slechts|sinds|ondanks|volgens|wegens|langs|immers"
    r"|trouwens|hoogstens|minstens|nauwelijks|eveneens|hen|then|when|often|been|between|seven|eleven|taken|given|seen"
    r"|written|spoken|broken|forgotten|chosen|listen|happen|sudden|laten|houden|wachten|afwachten|stoppen|splitsen"
    r"|veranderen|behouden|loslaten|proberen|what['’]s|let['’]s|there['’]s|goes|costs|stays|needs|works|makes|says|helps"
    r"|takes|looks|feels|seems|sounds|gets|gives|keeps|means|leaves|comes|shows|tells|asks|wants|lets|puts|runs|brings"
    r"|holds|depends|happens|remains|lacks|misses|fits|hurts|matters|falls|grows|begins|starts|stops|turns|goeds|helaas|thanks|lots|loads|sees|whereas)"
)
_OF_SOME_KIND = (
    r"(?:(?:new|old|big|small|long|short|good|bad|late|early|extra|different|full|empty|quiet|young|loose|first|last"
    r"|nieuwe|oude|grote|kleine|lange|korte|goede|slechte|late|vroege|verschillende|volle|lege|losse|jonge|stille"
    r"|hele|halve)\s+)?"
)
_GOES_ON_IN_MANY = late_regex(  # "2 kisten passen niet", "4 new lists", "2 are up"; "2 lezen gaat goed" says why
    rf"(?!1\s)\d+\s+(?:{_OF_SOME_KIND}(?!{_NOT_MANY}(?![\w’'])|(?:{_DID}|lezen)[\s.!]*\Z)[^\W\d_]{{2,}}(?:en|(?:(?<=[aiouy])[’'])?s)(?![\w’'])"
    r"(?!\s+(?:we|wij|ze|zij|jullie|ik|is|was|gaat|ging|lukte?|helpt|hielp|kost|werkt|wordt|heeft|blijft|kan|mag|moet"
    r"|wil|zal|valt|komt|maakt|doet|has|goes|en(?:\s+(?:zelf|niet))?\s+\w+en)\b)"
    r"|(?:gaan|staan|zijn)\b(?!\s+(?:we|wij|ze|zij|jullie|er)\b)|(?:are|were)(?:n['’]t)?\b"
    r"|(?:more|new|meer|nieuwe)\b|(?:each|elk|ieder)\s*(?:\Z|[.,;:!?–—]))",
    re.IGNORECASE,
)
_GOES_ON_IN_WHAT_THEY_DID = late_regex(  # "1 huilde"; "1 ging goed", "3 er kwam niemand" say why
    r"\d+\s+(?:er\s+(?!\w+\s+(?:niemand|niets|niks|geen|weinig|nauwelijks|amper)\b))?(?:kwam(?:en)?(?!\s+dichterbij)|bleef|bleven|huilden?|lachten?|zei(?:den)?|vroeg(?:en)?"
    r"|riep(?:en)?|zat(?:en)?|stond(?:en)?|sliep(?:en)?|las|lazen|keek|keken|durfden?|wilden?|vertelden?"
    r"|schreef|schreven|zwaaiden?|belden?|vertrok(?:ken)?|came(?!\s+closer)|stayed|cried|laughed|said|asked"
    r"|told|left|sat|stood|slept|wrote|waved)\b"
    r"|\d+\s+(?:niemand|nobody|no\s+one)[\s.!]*\Z",
    re.IGNORECASE,
)
_HOW_MANY = late_regex(  # "about half", "een stuk of dertig"; not "at six", nor a longer sentence with a number in it
    rf"\W*(?:{_I_EXPECTED}\W*)?(?:(?=(?:\S+\s*){{1,4}}\Z).*(?<!\bat )(?<!\bom )(?<!\bto )(?<!\btot )\b{_NOT_ONE}(?:{NUMBER_WORD}|half)\b.*"
    r"|(?:(?:hardly|nearly|almost|nauwelijks|bijna)\s+)?(?:nobody|no\s+one|none|nothing|any(?:one|body)?|all|every(?:one|body)"
    r"|niemand|geen|niets|iemand|alle(?:n|s|maal)|iedereen))\W*",
    re.IGNORECASE,
)
_GOES_ON = late_regex(
    r"\d+(?:\s?%|\s+(?:procent|percent|per\s+cent)\b|[.,]\d"
    rf"|\s+{_SHARE_OF}\s+(?:\d|{NUMBER_WORD}\b)|\s+(?:per|uit)\s+\w"
    rf"|\s*(?:[-–/à]|\b(?:or|of|to|tot|and|en)\b)\s*(?:\d|{_NOT_ONE}{NUMBER_WORD}\b)"
    rf"|\s+(?:{_WHOLE_MONTH})\b|\s+(?:[ap]m|o['’]clock|an?\s+(?:hour|day|week|month|year))\b"
    rf"|\s+{_SOME_OF}\b"
    rf"|\s+{_KIND_OF}{_COUNTED}\b)",
    re.IGNORECASE,
)


def figure_in(text: str) -> tuple[str, str]:
    """The first figure in a sentence and its unit, or two empty strings.

    It is a part of the sentence as it was said. Years, dates, hours, ages, rooms, classes, numbers
    of a list, telephone numbers and addresses are no figures, nor is what somebody expected, nor one
    digit as one chooses by, or that stands before a sentence with a figure of its own.

    >>> figure_in("31 of 52 parents came in October")
    ('31 of 52', 'parents')
    >>> figure_in("Drie van de vier klassen deden mee")
    ('Drie van de vier', 'klassen')
    >>> figure_in("1, six of the nine residents rang"), figure_in("3, last year 5 parents")
    (('six of the nine', 'residents'), ('3', ''))
    >>> figure_in("2, seven sat in the corner"), figure_in("3, two less than then")
    (('', ''), ('3', ''))
    >>> figure_in("Pupils of year 9 read in room 214 on 6 October 2026")
    ('', '')
    """
    bare = _NOT_FIGURES.sub(lambda found: "|" * len(found.group()), text)
    found = _FIGURE.search(bare)
    if not found:
        return "", ""
    own = _of_its_own(bare, found)
    if own is None and _NUMBER_AND_COUNT.match(bare):
        return "", ""
    found = own or found
    figure, unit = found["figure"].strip(), found["unit"] or ""
    if figure.casefold().endswith("maal"):  # "driemaal gebeld"
        return figure, ""
    return figure, "" if _NO_UNIT.fullmatch(unit) else unit


def in_numerals(figure: str) -> str:
    """A figure with its numbers in digits; "" where one in words is above twelve.

    >>> in_numerals("four of the 27"), in_numerals("een op de 10"), in_numerals("4 of twenty-seven")
    ('4 of the 27', '1 op de 10', '')
    """
    if any(word.casefold() not in _FIRST_TWELVE for word in _IN_WORDS.findall(figure)):
        return ""
    return _IN_WORDS.sub(lambda found: str(_FIRST_TWELVE[found[0].casefold()]), figure)


def numbers_told_of(text: str) -> set[int]:
    """The numbers by which a sentence speaks of what was counted before: "the 11 who phoned", "die elf".

    >>> numbers_told_of("the 11 who phoned dare not"), numbers_told_of("de elf ouders")
    ({11}, {11})
    >>> numbers_told_of("11 of the 26 phoned"), numbers_told_of("the one who came")
    (set(), set())
    """
    found = {found[1].casefold() for found in _SPOKEN_OF.finditer(text)}
    return {int(in_numerals(one)) for one in found if in_numerals(one)} - {1}


def any_number(text: str) -> tuple[str, str]:
    """The figure in a sentence that somebody says has one, and its unit: else its first number, in words too.

    >>> any_number("hij telde er veertien"), any_number("een stille dag"), any_number("in 2026")
    (('veertien', ''), ('', ''), ('2026', ''))
    """
    if (figure := figure_in(text))[0]:
        return figure
    bare = _NOT_FIGURES.sub(lambda found: "|" * len(found.group()), text)
    found = _ANY_NUMBER.search(bare) or _ANY_NUMBER.search(text)
    return (found[0].strip() if found else ""), ""


def _of_its_own(text: str, first: re.Match[str]) -> re.Match[str] | None:
    """The figure of a sentence that one digit stands before, where that is the `first` that is found."""
    before = _NUMBER_BEFORE.match(text)
    if not before or not first.start() < before.end() or not first["figure"].isdecimal():
        return None
    found = _FIGURE.search(text, before.end())
    if not found or _OF_THE_NUMBER.search(text, before.end(), found.start()):
        return None
    unit = (found["unit"] or "").casefold()
    counts = unit not in _OF_THOSE and (unit and not _NO_UNIT.fullmatch(unit))
    return found if counts or len(_WORD_OF_FIGURE.findall(found["figure"])) > 1 else None


def expected_figure(text: str) -> tuple[str, str]:
    """The figure somebody expected, and its unit, also where they say that they did.

    >>> expected_figure("ik verwachtte 20 van de 24")[0], figure_in("ik verwachtte 20 van de 24")[0]
    ('20 van de 24', '')
    """
    return figure_in(re.sub(_I_EXPECTED, "|", text, flags=re.IGNORECASE))


def says_how_many(text: str) -> bool:
    """Whether somebody who says what they expected says how many, all and none included.

    >>> says_how_many("I expected half of them"), says_how_many("ik dacht: niemand"), says_how_many("about half")
    (True, True, True)
    >>> says_how_many("more complaints about being woken at six"), says_how_many("een stuk of dertig")
    (False, True)
    """
    return bool(expected_figure(text)[0] or _HOW_MANY.fullmatch(text))


def counts_the_same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two figures, each with its unit, are of the same: in their unit, or out of as many.

    >>> counts_the_same(("20 of 24", ""), ("21 of the 24", "children"))
    True
    """
    out_of = [re.findall(r"\d+", figure)[1:] for figure, _unit in (one, other)]
    same_unit = bool(one[1]) and one[1].casefold() == other[1].casefold()
    return same_unit or (out_of[0] == out_of[1] != [])


def is_part_of_figure(text: str) -> bool:
    """Whether the number that a sentence opens with goes on as a figure, a range or a day.

    >>> is_part_of_figure("5 of 9 read"), is_part_of_figure("5 they read")
    (True, False)
    """
    return bool(_GOES_ON.match(text))


def opens_with_figure(text: str) -> bool:
    """Whether the number that a sentence opens with counts something, or somebody did something after it."""
    return is_part_of_figure(text) or may_count(text)


def may_count(text: str) -> bool:
    """Whether the number before words may count whom or what these name: a person has to tell.

    One goes with one of them, and more with several.

    >>> [may_count(text) for text in ("2 fathers asked", "1 mother cried", "4 beds is too few")]
    [True, True, True]
    >>> [may_count(text) for text in ("2 it goes well", "1 mothers come", "2, fathers asked")]
    [False, False, False]
    """
    return any(
        goes_on.match(text)
        for goes_on in (
            _GOES_ON_IN_PEOPLE,
            _GOES_ON_IN_THINGS,
            _GOES_ON_IN_MANY,
            _GOES_ON_IN_WHAT_THEY_DID,
        )
    )


def without_numbers(figure: str) -> str:
    """A figure with each of its numbers hidden, in digits or in words.

    >>> without_numbers("31 of 52"), without_numbers("drie van de vier")
    ('… of …', '… van de …')
    """
    return _WORD_OF_FIGURE.sub("…", figure)
