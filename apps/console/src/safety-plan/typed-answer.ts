import { ANSWERS, FIELDS, questionOf, type FieldName, type Question } from "@holdfast/safety-plan";
import { z } from "zod";
import { NO_PLACE, placeValue, typedPlace, TypedPlace } from "../case/typed-place.ts";

/** How to be reached again, as it is typed. */
export const TypedReconnect = z.object({
  what: z.enum([
    "i_will_contact_you",
    "you_may_text_at",
    "you_may_call_at",
    "never_contact",
    "code_word_check",
  ]),
  when: z.string(),
});

/** How long they are there, as it is typed. */
export const TypedLength = z.object({
  kind: z.enum(["minutes", "until", "unknown"]),
  minutes: z.string(),
  /** As a field of day and time has it: by the clock here. */
  at: z.string(),
});

/** Who would leave, too. */
export const TypedWith = z.array(z.object({ who: z.enum(["child", "adult", "animal"]), said: z.string() }));

/** An answer as it is typed, in the form that its question has on screen. Personal data. */
export type TypedAnswer =
  | { readonly kind: "skipped" }
  | { readonly kind: "answered"; readonly value: unknown };

/** What stands in a field, as it is typed there. */
export function typedOf(field: FieldName, value: unknown): unknown {
  const question = questionOf(field);
  if (field === "review_at") return typeof value === "string" ? localMoment(Date.parse(value)) : "";
  if (question === null) return value ?? "";
  const read = FIELDS[field].safeParse(value);
  if (!read.success) return null;
  const answer = read.data as TypedAnswer;
  if (answer.kind === "skipped") return answer;
  return { kind: "answered", value: typedAnswer(question, answer.value) };
}

/** What was typed, in the form of a plan, to be judged there. */
export function valueOf(field: FieldName, typed: unknown): unknown {
  const question = questionOf(field);
  if (field === "review_at") return isoMoment(typed);
  if (question === null) return typeof typed === "string" ? typed.trim() : typed;
  const answer = typed as TypedAnswer | null;
  if (answer?.kind !== "answered") return answer;
  return { kind: "answered", value: answerValue(question, answer.value) };
}

/** Whether what was typed can stand in the field. */
export function isValue(field: FieldName, value: unknown): boolean {
  return FIELDS[field].safeParse(value).success;
}

function typedAnswer(question: Question, value: unknown): unknown {
  switch (question) {
    case "reconnect":
      return { when: "", ...ANSWERS.reconnect.parse(value) };
    case "where":
      return typedPlace(ANSWERS.where.parse(value));
    case "how_long": {
      const length = ANSWERS.how_long.parse(value);
      return {
        kind: length.kind,
        minutes: length.kind === "minutes" ? String(length.minutes) : "",
        at: length.kind === "until" ? localMoment(Date.parse(length.at)) : "",
      };
    }
    case "device_safe":
    case "alone":
    case "on_foot":
    case "transport":
    case "with":
    case "injury":
    case "weapons_watch":
      return value;
  }
}

function answerValue(question: Question, typed: unknown): unknown {
  switch (question) {
    case "reconnect": {
      const { what, when } = TypedReconnect.parse(typed);
      return what === "you_may_text_at" || what === "you_may_call_at"
        ? { what, when: when.trim() }
        : { what };
    }
    case "where":
      return whereValue(TypedPlace.catch(NO_PLACE).parse(typed));
    case "how_long": {
      const { kind, minutes, at } = TypedLength.parse(typed);
      if (kind === "minutes") return { kind, minutes: minutes.trim() === "" ? null : Number(minutes) };
      if (kind === "unknown") return { kind };
      return { kind, at: isoMoment(at) };
    }
    case "with":
      return TypedWith.parse(typed).map(({ who, said }) => ({ who, said: said.trim() }));
    case "device_safe":
    case "alone":
    case "on_foot":
    case "transport":
    case "injury":
    case "weapons_watch":
      return typed;
  }
}

/** A town is enough: where no country was chosen none is said, and none is taken from anywhere else. */
function whereValue(typed: TypedPlace): unknown {
  const value = placeValue(typed);
  const isTownAlone = typed.precision === "city" && typed.country === "";
  return isTownAlone ? { ...(value as object), country: null } : value;
}

function isoMoment(local: unknown): string | null {
  const moment = typeof local === "string" ? new Date(local).getTime() : Number.NaN;
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}

/** An instant as a field of day and time has it, by the clock here. */
function localMoment(instant: number): string {
  const at = new Date(instant);
  const two = (part: number): string => String(part).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
