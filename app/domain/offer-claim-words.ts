/**
 * What a banner's words claim of an offer (T6, T7), by language: a text is read in its own language and in English.
 * Patterns are of whole words, without regard to case; accents may be left out where people leave them out.
 */

/** What a phrase says about time, and so when it is true. */
export type TimeClaim =
  /** The offer ends on this very day. */
  | "day"
  /** Only hours are left. */
  | "hours"
  /** When it ends: true or not, it is produced from the end and not typed. */
  | "end"
  /** Haste without a time. */
  | "haste";

interface ClaimWords {
  /** For all products. */
  everything: string;
  /** Stands before a percentage that only some products reach. */
  upTo: string;
  /** What stands for "everything" where it is not true. */
  selected: string;
  time: Record<TimeClaim, string>;
}

const DATE = "\\d{1,2}[./]\\d{1,2}(?:[./]\\d{2,4})?|\\d{1,2}:\\d{2}";

export const CLAIM_WORDS: Record<string, ClaimWords> = {
  en: {
    everything: "everything(?! (?:you|that|we|for|about|but)\\b)|site[ -]?wide|store[ -]?wide|all (?:of )?(?:our |the )?(?:products|items|articles|collections)|every (?:single )?(?:product|item)|(?:the |our )?(?:entire|whole) (?:store|shop|range|collection|site|order)",
    upTo: "up to",
    selected: "selected products",
    time: {
      day: "(?:(?:it |sale |offer )?(?:ends?|ending|over) )?(?:tonight|today(?: only)?)|(?:only|just) (?:for )?(?:today|tonight)|(?:last|final) day|midnight tonight|at midnight",
      hours: "(?:only |just )?(?:a few |few )?hours (?:left|to go|remaining)|(?:final|last|few) hours",
      end: `(?:ends?|ending|expires?|over|until|till) (?:on |at |in |by )?(?:tomorrow|soon|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\\d+ (?:minutes?|hours?|days?)|(?:january|february|march|april|may|june|july|august|september|october|november|december)\\.? \\d{1,2}|\\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)|${DATE})|(?:only |just )?\\d+ (?:minutes?|days?) (?:left|to go|remaining)`,
      haste: "last chance|final chance|ending soon|hurry(?: up)?|act (?:now|fast)|don['’]t miss(?: out)?|while (?:it|they) lasts?|limited time(?: only)?",
    },
  },
  de: {
    everything: "(?:auf|für|fuer) alles|alles (?:ist )?(?:reduziert|günstiger|guenstiger|im angebot|um(?= \\d))|alles(?= (?:mit |um )?-?\\d)|(?:ganzes|gesamtes|komplettes|das ganze|das gesamte|ganze|gesamte|komplette) (?:sortiment|shop|angebot|kollektion)|sortimentsweit|shopweit|alle(?:n)? (?:unsere(?:n|r)? )?(?:produkte[n]?|artikel[n]?)|jede[sn]? (?:produkt|artikel)",
    upTo: "bis zu",
    selected: "ausgewählte Produkte",
    time: {
      day: "(?:endet )?(?:(?:nur )?(?:noch )?(?:bis )?heute(?: abend| nacht| um mitternacht)?)|(?:letzter|der letzte) tag|um mitternacht",
      hours: "(?:nur )?noch (?:wenige |einige |ein paar )?stunden|(?:die )?letzten? stunden",
      end: `(?:endet|läuft|laeuft|gilt|nur|bis)(?: noch)?(?: bis)? (?:morgen|bald|in \\d+ (?:minuten?|stunden?|tagen?)|(?:am |zum )?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|(?:am |zum )?\\d{1,2}\\. ?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|\\d{1,2}\\.?)|${DATE})|nur noch \\d+ (?:minuten?|tage)`,
      haste: "letzte chance|nur (?:für )?kurze zeit|schnell sein|beeil(?:en sie sich|t euch|e? dich)|endet bald|solange der vorrat reicht",
    },
  },
  fr: {
    everything: "tout le site|sur tout(?! l[ae]s?)|toute la (?:boutique|collection)|tous (?:les|nos) (?:produits|articles)|tout le magasin",
    upTo: "jusqu['’][àa]",
    selected: "une sélection de produits",
    time: { day: "ce soir|aujourd['’]hui|dernier jour|[àa] minuit", hours: "(?:plus que )?quelques heures|derni[eè]res heures", end: `(?:se termine|finit|prend fin|expire|jusqu['’]au) (?:demain|bient[oô]t|dans \\d+ (?:minutes?|heures?|jours?)|(?:le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|(?:le )?\\d{1,2}(?: [a-zûé]+)?)`, haste: "derni[eè]re chance|d[ée]p[êe]chez[- ]vous|dur[ée]e limit[ée]e" },
  },
  es: {
    everything: "en todo(?! (?:momento|caso|el mundo))|toda la (?:tienda|colecci[oó]n|web)|todos (?:los|nuestros) (?:productos|art[ií]culos)|todo el sitio",
    upTo: "hasta(?: (?:un|el))?",
    selected: "productos seleccionados",
    time: { day: "esta noche|(?:s[oó]lo )?hoy|[uú]ltimo d[ií]a|a medianoche", hours: "(?:quedan )?pocas horas|[uú]ltimas horas", end: `(?:termina|acaba|finaliza|hasta) (?:mañana|pronto|en \\d+ (?:minutos?|horas?|d[ií]as?)|(?:el )?(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)|el \\d{1,2}(?: de [a-z]+)?)`, haste: "[uú]ltima oportunidad|date prisa|tiempo limitado" },
  },
  it: {
    everything: "su tutto|tutto il (?:sito|negozio|catalogo)|tutti (?:i|i nostri) (?:prodotti|articoli)|tutta la collezione",
    upTo: "fino a(?:l)?",
    selected: "prodotti selezionati",
    time: { day: "stasera|stanotte|(?:solo )?oggi|ultimo giorno|a mezzanotte", hours: "poche ore|ultime ore", end: `(?:termina|finisce|scade|fino a) (?:domani|presto|tra \\d+ (?:minuti|ore|giorni)|(?:luned[ìi]|marted[ìi]|mercoled[ìi]|gioved[ìi]|venerd[ìi]|sabato|domenica)|(?:il )?\\d{1,2} [a-z]+)`, haste: "ultima (?:occasione|possibilit[àa]|chance)|affrettati|tempo limitato" },
  },
  nl: {
    everything: "op alles|(?:de )?hele (?:winkel|collectie|assortiment|website)|alle (?:onze )?(?:producten|artikelen)|het hele assortiment",
    upTo: "tot(?: wel)?",
    selected: "geselecteerde producten",
    time: { day: "vanavond|(?:alleen )?vandaag|laatste dag|om middernacht", hours: "nog (?:maar )?(?:een )?(?:paar|enkele) uur|laatste uren", end: `(?:eindigt|stopt|loopt af|tot) (?:morgen|binnenkort|over \\d+ (?:minuten|uur|dagen)|(?:op )?(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)|(?:op )?\\d{1,2} (?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*)`, haste: "laatste kans|wees er snel bij|beperkte tijd" },
  },
  pt: {
    everything: "em tudo|tod[ao] (?:a|o) (?:loja|site|cole[çc][ãa]o)|todos os (?:nossos )?(?:produtos|artigos)",
    upTo: "at[ée]",
    selected: "produtos selecionados",
    time: { day: "(?:hoje [àa] noite|esta noite)|(?:s[óo] |apenas )?hoje|[úu]ltimo dia|[àa] meia-noite", hours: "poucas horas|[úu]ltimas horas", end: `(?:termina|acaba|at[ée]) (?:amanh[ãa]|em breve|em \\d+ (?:minutos?|horas?|dias?)|(?:segunda|ter[çc]a|quarta|quinta|sexta)(?:-feira)?|s[áa]bado|domingo|(?:dia )?\\d{1,2} de [a-zç]+)`, haste: "[úu]ltima (?:oportunidade|chance)|tempo limitado|corre" },
  },
  sv: {
    everything: "på allt|hela (?:butiken|sortimentet|kollektionen)|alla (?:våra )?(?:produkter|artiklar|varor)",
    upTo: "upp till",
    selected: "utvalda produkter",
    time: { day: "i ?kväll|(?:bara |endast )?i ?dag|sista dagen|vid midnatt", hours: "bara timmar kvar|några timmar kvar|sista timmarna", end: `(?:slutar|upphör|t\\.?o\\.?m\\.?|till) (?:i ?morgon|snart|om \\d+ (?:minuter|timmar|dagar)|(?:på )?(?:måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)|(?:den )?\\d{1,2} [a-z]+)`, haste: "sista chansen|skynda(?: dig)?|begränsad tid" },
  },
  da: {
    everything: "på alt|hele (?:butikken|sortimentet|kollektionen)|alle (?:vores )?(?:produkter|varer)",
    upTo: "op til",
    selected: "udvalgte produkter",
    time: { day: "i aften|(?:kun )?i dag|sidste dag|ved midnat", hours: "få timer tilbage|sidste timer|de sidste timer", end: `(?:slutter|udløber|til) (?:i morgen|snart|om \\d+ (?:minutter|timer|dage)|(?:på )?(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)|(?:den )?\\d{1,2}\\. [a-z]+)`, haste: "sidste chance|skynd dig|begrænset tid" },
  },
  nb: {
    everything: "på alt|hele (?:butikken|sortimentet|kolleksjonen)|alle (?:våre )?(?:produkter|varer)",
    upTo: "opptil|opp til",
    selected: "utvalgte produkter",
    time: { day: "i kveld|(?:kun |bare )?i dag|siste dag|ved midnatt", hours: "få timer igjen|siste timer|de siste timene", end: `(?:slutter|utløper|til) (?:i morgen|snart|om \\d+ (?:minutter|timer|dager)|(?:på )?(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)|(?:den )?\\d{1,2}\\. [a-z]+)`, haste: "siste sjanse|skynd deg|begrenset tid" },
  },
  pl: {
    everything: "na wszystko|ca[łl]y (?:sklep|asortyment)|wszystkie (?:nasze )?(?:produkty|artyku[łl]y)",
    upTo: "(?:a[żz] )?do",
    selected: "wybrane produkty",
    time: { day: "dzi[śs](?:iaj)?(?: wieczorem)?|tylko dzi[śs]|ostatni dzie[ńn]|o p[óo][łl]nocy", hours: "zosta[łl]o (?:tylko )?kilka godzin|ostatnie godziny", end: `(?:ko[ńn]czy si[ęe]|do) (?:jutra|wkr[óo]tce|za \\d+ (?:minut|godzin|dni)|(?:poniedzia[łl]ku|wtorku|[śs]rody|czwartku|pi[ąa]tku|soboty|niedzieli)|\\d{1,2} [a-zńśź]+)`, haste: "ostatnia szansa|po[śs]piesz si[ęe]|ograniczony czas" },
  },
};
