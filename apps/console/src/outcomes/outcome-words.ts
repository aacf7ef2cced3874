import {
  OfferedDisposition,
  type AskedFact,
  type ClosingFacts,
  type Disposition,
  type Language,
} from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { dispositionWords } from "../text/domain-words.ts";

/** What an outcome is called: as the hotline calls it, or else as the console does. */
export function outcomeWords({ id, label }: OfferedDisposition, language: Language): string {
  return label?.[language] ?? dispositionWords(id);
}

/** How a contact ended, as the gateway tells it. */
export interface ToldClosing {
  readonly disposition: Disposition;
  readonly facts: ClosingFacts | null;
  readonly offered: unknown;
}

/** How a contact ended, in the words it was closed with, and what was answered: "Referral given. How many: 2". */
export function closingWords({ disposition, facts, offered }: ToldClosing, language: Language): string {
  const then = OfferedDisposition.safeParse(offered).data;
  const said = then?.facts.flatMap((fact) => factWords(fact, facts?.[fact.id], language)) ?? [];
  return [then === undefined ? dispositionWords(disposition) : outcomeWords(then, language), ...said].join(
    ". ",
  );
}

/** What was answered to one question, in its words; nothing where nothing was answered. */
export function factWords(
  fact: AskedFact,
  answer: ClosingFacts[string] | undefined,
  language: Language,
): readonly string[] {
  const asked = fact.label[language];
  const given = answerWords(fact, answer, language);
  return given === null ? [] : [/[?:]$/.test(asked) ? `${asked} ${given}` : t`${asked}: ${given}`];
}

/** `null` for what was not answered. */
function answerWords(
  fact: AskedFact,
  answer: ClosingFacts[string] | undefined,
  language: Language,
): string | null {
  if (answer === undefined) return null;
  if (fact.kind === "choice")
    return fact.choices.find(({ id }) => id === answer)?.label[language] ?? String(answer);
  if (fact.kind === "yes_no") return answer === true ? t`yes` : t`no`;
  return String(answer);
}
