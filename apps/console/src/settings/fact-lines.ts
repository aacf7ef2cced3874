import { AskedFact, type Wording } from "@holdfast/case-schema";

/** How each kind of question begins its line. */
const KINDS = { count: "count", "yes-no": "yes_no", choice: "choice" } as const;
type Begin = keyof typeof KINDS;

/**
 * What is asked beside an outcome as lines to be edited: a kind, then the words in English, Spanish and French, with a
 * choice's answers below it, each after a dash.
 *
 * @example
 * count How many | Cuántas | Combien
 * choice Why | Por qué | Pourquoi
 * - Not safe | No es seguro | Pas sûr
 */
export function linesOfFacts(facts: readonly AskedFact[]): string {
  return facts
    .flatMap((fact) => [
      `${fact.kind === "yes_no" ? "yes-no" : fact.kind} ${worded(fact.label)}`,
      ...(fact.kind === "choice" ? fact.choices.map(({ label }) => `- ${worded(label)}`) : []),
    ])
    .join("\n");
}

/** What lines say: the questions, or the numbers of the lines that say nothing clear, from 1. */
export type ReadFacts =
  | { readonly kind: "read"; readonly facts: readonly AskedFact[] }
  | { readonly kind: "unclear"; readonly lines: readonly number[] };

interface Drafted {
  readonly line: number;
  readonly kind: AskedFact["kind"];
  readonly label: Wording;
  readonly choices: Wording[];
}

/** Reads lines. A question or an answer whose English was there before keeps its name, so that counts go on. */
export function readFactLines(before: readonly AskedFact[], text: string): ReadFacts {
  const drafted: Drafted[] = [];
  const unclear: number[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const [, begin = "", words = ""] = /^\s*(count|yes-no|choice|-)\s+(.+)$/.exec(line) ?? [];
    const label = wordingOf(words);
    const last = drafted.at(-1);
    if (label !== null && begin === "-" && last?.kind === "choice") last.choices.push(label);
    else if (label !== null && Object.hasOwn(KINDS, begin))
      drafted.push({ line: index + 1, kind: KINDS[begin as Begin], label, choices: [] });
    else unclear.push(index + 1);
  }
  const taken = new Set<string>();
  const facts = drafted.flatMap(({ line, kind, label, choices }) => {
    const known = before.find((fact) => fact.kind === kind && fact.label.en === label.en);
    const parsed = AskedFact.safeParse({
      kind,
      id: nameOf(known?.id ?? slug(label.en), taken),
      label,
      ...(kind === "choice" ? { choices: named(choices, known) } : {}),
    });
    if (!parsed.success) unclear.push(line);
    return parsed.success ? [parsed.data] : [];
  });
  return unclear.length > 0
    ? { kind: "unclear", lines: unclear.toSorted((one, other) => one - other) }
    : { kind: "read", facts };
}

function named(choices: readonly Wording[], known: AskedFact | undefined): { id: string; label: Wording }[] {
  const taken = new Set<string>();
  const before = known?.kind === "choice" ? known.choices : [];
  return choices.map((label) => {
    const was = before.find((choice) => choice.label.en === label.en);
    return { id: nameOf(was?.id ?? slug(label.en), taken), label };
  });
}

const worded = ({ en, es, fr }: Wording): string => [en, es, fr].join(" | ");

function wordingOf(words: string): Wording | null {
  const [en = "", es = "", fr = "", ...more] = words.split("|").map((part) => part.trim());
  return en === "" || es === "" || fr === "" || more.length > 0 ? null : { en, es, fr };
}

function slug(words: string): string {
  const plain = words.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const code = plain.replaceAll(/[^a-z0-9]+/g, "_").replaceAll(/^[_0-9]+|_+$/g, "");
  return code.slice(0, 36) || "fact";
}

function nameOf(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted.slice(0, 36)}_${String(count)}`;
  taken.add(name);
  return name;
}
