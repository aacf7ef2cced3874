import { tellsWhoWeAre, type Language, type QuietWords } from "@holdfast/case-schema";
import { quietWordsIn } from "@holdfast/contact-policy";
import { invitesOptOut, segmentsOf, sentencesOf } from "@holdfast/sms-text";
import type { Form } from "../script/form.ts";
import { widestForms } from "../script/filled.ts";
import type { Line, Said } from "../script/line.ts";
import { instructionsIn } from "./instructions.ts";
import { namesAddress } from "./names-address.ts";
import { unsaidIn, type Unsaid } from "./unsaid.ts";

/** What is wrong with one wording. */
export type LineCode =
  | Unsaid
  | "longer_than_one_text"
  | "several_instructions"
  | "several_sentences"
  | "no_ga"
  | "emoji_on_tty"
  | "unknown_place"
  | "invites_opt_out"
  | "quiet_word"
  | "covert_asks";

export interface LineProblem {
  readonly code: LineCode;
  readonly variant: "open" | "covert";
  readonly form: Form;
}

/** How a line is looked at. */
export interface LineAsked {
  readonly language: Language;
  readonly quiet: QuietWords;
  /** Whether even the covert variant may ask: for a number, which gives nothing away. */
  readonly covertMayAsk: boolean;
}

const VOICE_SENTENCES_MAX = 2;
const FORMS = ["voice", "text", "written", "tty"] as const satisfies readonly Form[];

/** What should be changed in a line, in each of its forms and in both variants (GS21 to GS26). */
export function lintSaid({ open, covert }: Said, asked: LineAsked): readonly LineProblem[] {
  return [
    ...lintLine(open, "open", asked),
    ...(covert === undefined ? [] : lintLine(covert, "covert", asked)),
  ];
}

function lintLine(line: Line, variant: LineProblem["variant"], asked: LineAsked): readonly LineProblem[] {
  return FORMS.flatMap((form) => {
    const words = line[form];
    const asksUnseen = variant === "covert" && !asked.covertMayAsk && words.includes("?");
    return [...codesIn(words, form, asked), ...(asksUnseen ? (["covert_asks"] as const) : [])].map(
      (code): LineProblem => ({ code, variant, form }),
    );
  });
}

function codesIn(words: string, form: Form, { language, quiet }: LineAsked): readonly LineCode[] {
  const codes: LineCode[] = [...unsaidIn(words, language)];
  if (/[{}]/.test(words.replaceAll("{today}", ""))) codes.push("unknown_place");
  if (invitesOptOut(words) !== null) codes.push("invites_opt_out");
  if (
    tellsWhoWeAre(words) ||
    namesAddress(words) ||
    quietWordsIn([{ place: "text", text: words }], quiet).length > 0
  )
    codes.push("quiet_word");
  return [...codes, ...formCodes(words, form, language)];
}

function formCodes(words: string, form: Form, language: Language): readonly LineCode[] {
  switch (form) {
    case "voice":
      return sentencesOf(words).length > VOICE_SENTENCES_MAX ? ["several_sentences"] : [];
    case "text":
      return [
        ...(widestForms(words, language).some((each) => segmentsOf(each).segments > 1)
          ? (["longer_than_one_text"] as const)
          : []),
        ...(instructionsIn(words, language) > 1 ? (["several_instructions"] as const) : []),
      ];
    case "tty":
      return [
        ...(words.endsWith(" GA") ? [] : (["no_ga"] as const)),
        ...(/\bemojis?\b|\p{Extended_Pictographic}/iu.test(words) ? (["emoji_on_tty"] as const) : []),
      ];
    case "written":
      return [];
  }
}
