import type { Language } from "@holdfast/case-schema";

const KINDS = [
  "closes_eyes",
  "tells_calm",
  "orders",
  "names_body_part",
  "holds_breath",
  "is_religious",
  "asks_where",
] as const;

/** What no line says, whoever wrote it. */
export type Unsaid = (typeof KINDS)[number];

/** Each as words of a language, whole and in any case. */
const UNSAID: Readonly<Record<Language, Readonly<Record<Unsaid, string>>>> = {
  en: {
    closes_eyes: String.raw`(?:close|shut) your eyes|(?:with )?(?:your )?eyes (?:closed|shut)`,
    tells_calm: String.raw`relax\p{L}*|calm\p{L}*|(?:you are|you're) safe`,
    orders: String.raw`should|must|ought|have to|need to`,
    names_body_part: String.raw`chest|bell(?:y|ies)|stomach|tummy|abdomen|waist|hips?|pelvis|groin|thighs?|buttocks|bottom|legs?|knees?|jaws?|throat|neck|breasts?|genitals?|spine|your back`,
    holds_breath: String.raw`hold(?:ing)? (?:your|the|a|that) breath|hold it in`,
    is_religious: String.raw`god|lord|jesus|allah|pray\p{L}*|church|mosque|temple|faith|bless\p{L}*|heaven\p{L}*|angels?|soul|spirit\p{L}*|holy|sacred`,
    asks_where: String.raw`where (?:are|do) you|what (?:street|city|town|address|building|room)|which (?:street|city|town|building|room)|your address`,
  },
  es: {
    closes_eyes: String.raw`cierr\p{L}+ los ojos|cerrar los ojos|(?:con )?los ojos cerrados`,
    tells_calm: String.raw`rel[aá]j\p{L}*|c[aá]lm\p{L}*|tranquil\p{L}*|(?:est[aá]s?|se encuentra) (?:a salvo|segur[oa])`,
    orders: String.raw`deb(?:e|es|en|er[ií]a\p{L}*|er[aá]\p{L}*)|tiene que|tienen que|hay que`,
    names_body_part: String.raw`pecho|vientre|barriga|panza|est[oó]mago|abdomen|cintura|caderas?|pelvis|ingle|muslos?|nalgas|piernas?|rodillas?|mand[ií]bula|garganta|cuello|senos?|genitales|espalda`,
    holds_breath: String.raw`(?:aguant|reten|retien|reteng|conten|contien|conteng)\p{L}* (?:la respiraci[oó]n|el aire|el aliento)`,
    is_religious: String.raw`dios|señor jesús|jes[uú]s|al[aá]|rez\p{L}+|or(?:ar|aci[oó]n)|iglesia|mezquita|templo|fe|bend\p{L}+|[aá]ngel\p{L}*|alma|esp[ií]ritu\p{L}*|sagrad\p{L}+`,
    asks_where: String.raw`(?:dónde|donde) (?:está usted|se encuentra|vive)|qué (?:calle|ciudad|dirección|edificio)|su dirección`,
  },
  fr: {
    closes_eyes: String.raw`ferm\p{L}+ les yeux|les yeux fermés`,
    tells_calm: String.raw`relax\p{L}*|détend\p{L}*|calm\p{L}*|(?:vous êtes|tu es) en sécurité`,
    orders: String.raw`dev(?:ez|riez|rait|rez)|doit|il faut|il faudra\p{L}*`,
    names_body_part: String.raw`poitrine|torse|ventre|estomac|abdomen|taille|hanches?|bassin|aine|cuisses?|fesses|jambes?|genoux?|mâchoires?|gorge|cou|nuque|seins?|dos`,
    holds_breath: String.raw`(?:reten|retien|bloqu)\p{L}* (?:votre |la |le |l')(?:souffle|respiration|air)|apnée`,
    is_religious: String.raw`dieu|jésus|allah|pri(?:er|ez|ère\p{L}*)|église|mosquée|temple|foi|béni\p{L}*|anges?|âme|esprit saint|sacrée?s?`,
    asks_where: String.raw`où (?:êtes-vous|habitez-vous|vivez-vous)|quelle (?:rue|ville|adresse)|votre adresse`,
  },
};

/** Whoever may choose is told that both are as good; the line then may name it. */
const EYES_CHOSEN: Readonly<Record<Language, string>> = {
  en: "only if you want; open is just as good",
  es: "solo si quiere; abiertos está igual de bien",
  fr: "seulement si vous voulez ; ouverts, c'est aussi bien",
};

/** "You do not have to" orders nothing. */
const DENIED =
  /(?:\b(?:no|not|never|nobody|nadie|nada|ne|personne|rien)|n't|n['’]\p{L}+)(?:\s+\p{L}+){0,2}\s*$/iu;

/** Made once: making a pattern that knows all letters takes longer than looking at a line with it. */
const PATTERNS: Readonly<Record<Language, readonly (readonly [Unsaid, RegExp])[]>> = {
  en: patternsOf(UNSAID.en),
  es: patternsOf(UNSAID.es),
  fr: patternsOf(UNSAID.fr),
};

/** What a line says and should not, each kind once (GS21). */
export function unsaidIn(words: string, language: Language): readonly Unsaid[] {
  return PATTERNS[language].flatMap(([kind, pattern]) => {
    const found = [...words.matchAll(pattern)];
    const counted =
      kind === "orders" ? found.filter(({ index }) => !DENIED.test(words.slice(0, index))) : found;
    const isChosen = kind === "closes_eyes" && words.toLowerCase().includes(EYES_CHOSEN[language]);
    return counted.length > 0 && !isChosen ? [kind] : [];
  });
}

function patternsOf(unsaid: Readonly<Record<Unsaid, string>>): readonly (readonly [Unsaid, RegExp])[] {
  return KINDS.map((kind) => [
    kind,
    new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${unsaid[kind]})(?![\p{L}\p{N}])`, "giu"),
  ]);
}
