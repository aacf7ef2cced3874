import { PersonalClass } from "@holdfast/case-schema";
import { z } from "zod";
import { DangerAction, GivenToPerson, PlanPhase, ReadyToLeave } from "./plan-words.ts";
import { ANSWERS, Question, skippable } from "./questions.ts";
import { EmotionalStep, Section } from "./sections.ts";

/** Words of a plan. Empty where they were taken back. */
const Words = z.string().trim().max(4000);

/** Every field of a plan, with what can stand in it (SP1). Each is changed, dated and counted by itself. Personal data. */
export const FIELDS = {
  phase: PlanPhase,
  "first.device_safe": skippable(ANSWERS.device_safe),
  "first.alone": skippable(ANSWERS.alone),
  "first.reconnect": skippable(ANSWERS.reconnect),
  "first.where": skippable(ANSWERS.where),
  "first.how_long": skippable(ANSWERS.how_long),
  "first.on_foot": skippable(ANSWERS.on_foot),
  "first.transport": skippable(ANSWERS.transport),
  "first.with": skippable(ANSWERS.with),
  "first.injury": skippable(ANSWERS.injury),
  "first.weapons_watch": skippable(ANSWERS.weapons_watch),
  ...worded("section", Section.options),
  ...worded("emotional", EmotionalStep.options),
  danger_action: DangerAction,
  /** Who we pretend to be. */
  cover_story: Words,
  ready_to_leave: ReadyToLeave,
  given_to_person: GivenToPerson,
  review_at: z.iso.datetime(),
} as const;
export type FieldName = keyof typeof FIELDS;
export type FieldValue<Name extends FieldName = FieldName> = z.infer<(typeof FIELDS)[Name]>;

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}

/** The field in which a question is answered. */
export function fieldOf(question: Question): `first.${Question}` {
  return `first.${question}`;
}

/** The question that a field answers, or `null`. */
export function questionOf(name: FieldName): Question | null {
  const read = Question.safeParse(name.startsWith("first.") ? name.slice("first.".length) : null);
  return read.success ? read.data : null;
}

/** The part of a plan that a field is the words of, or `null`. */
export function sectionOf(name: FieldName): Section | null {
  const read = Section.safeParse(name.startsWith("section.") ? name.slice("section.".length) : null);
  return read.success ? read.data : null;
}

const ANSWER_CLASSES: Readonly<Record<Question, readonly PersonalClass[]>> = {
  device_safe: ["contact_means"],
  alone: ["narrative"],
  reconnect: ["contact_means"],
  where: ["current_location"],
  how_long: ["current_location"],
  on_foot: ["narrative", "health"],
  transport: ["narrative"],
  with: ["narrative", "minor_details"],
  injury: ["health"],
  weapons_watch: ["narrative", "alleged_exploiter"],
};

/**
 * What kinds of fact may be in a field, for whoever asks the consent policy whether it may be told (SP3). Words may hold any: nobody
 * can take them apart.
 */
export function classesOf(name: FieldName): readonly PersonalClass[] {
  const question = questionOf(name);
  if (question !== null) return ["existence_of_contact", ...ANSWER_CLASSES[question]];
  const isWorded = name.startsWith("section.") || name.startsWith("emotional.") || name === "cover_story";
  return isWorded ? PersonalClass.options : ["existence_of_contact", "narrative"];
}

function worded<Prefix extends string, Name extends string>(
  prefix: Prefix,
  names: readonly Name[],
): Readonly<Record<`${Prefix}.${Name}`, typeof Words>> {
  const entries = names.map((name) => [`${prefix}.${name}`, Words] as const);
  // One entry for each name, under the very key that the type says.
  return Object.fromEntries(entries) as Record<`${Prefix}.${Name}`, typeof Words>;
}
