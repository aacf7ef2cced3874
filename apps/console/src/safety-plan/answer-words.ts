import type { z } from "zod";
import { ANSWERS, FIELDS, fieldOf, type Question } from "@holdfast/safety-plan";
import { t } from "@lingui/core/macro";
import { clockWords, durationWords } from "../text/time-words.ts";

/** A choice in an answer, in words. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** What can be chosen for a question, where there is something to choose from. */
export function choicesOf(question: Question): readonly Choice[] {
  const all: Readonly<Record<Question, Readonly<Record<string, string>>>> = {
    device_safe: { yes: t`Private`, no: t`Not private`, not_sure: t`Not sure` },
    alone: {
      alone: t`Alone`,
      may_be_seen: t`May be seen`,
      may_be_heard: t`May be heard`,
      not_alone: t`Not alone: somebody is there`,
    },
    reconnect: {
      i_will_contact_you: t`They will contact us`,
      you_may_text_at: t`We may text`,
      you_may_call_at: t`We may call`,
      never_contact: t`Never contact them`,
      code_word_check: t`Ask for the code word first`,
    },
    where: {},
    how_long: { minutes: t`For so many minutes`, until: t`Until a time`, unknown: t`Not known` },
    on_foot: {
      yes: t`Safe on foot`,
      no: t`Not safe on foot`,
      not_sure: t`Not sure`,
      not_able: t`Not able to walk away`,
    },
    transport: {
      own_vehicle: t`Own vehicle`,
      ride_from_someone_safe: t`A ride from somebody safe`,
      money_for_cab: t`Money for a cab`,
      public_transport: t`Bus or train`,
      needs_transport: t`Needs a way to travel`,
      none: t`None of these`,
    },
    with: { child: t`A child`, adult: t`An adult`, animal: t`An animal` },
    injury: { none: t`Not hurt`, needs_care_today: t`Needs care today`, emergency: t`An emergency` },
    weapons_watch: {
      weapons: t`Weapons`,
      cameras: t`Cameras`,
      phone_tracking: t`The phone is tracked`,
      vehicle_tracking: t`The car is tracked`,
      guards: t`Somebody on guard`,
      none: t`None of these`,
      unknown: t`Not known`,
    },
  };
  return Object.entries(all[question]).map(([id, label]) => ({ id, label }));
}

/** An answer as it stands in a plan, in words; `""` where it is none. */
export function answerWords(question: Question, value: unknown, now: number): string {
  const read = FIELDS[fieldOf(question)].safeParse(value);
  if (!read.success) return "";
  if (read.data.kind === "skipped") return t`Passed by`;
  const said: unknown = read.data.value;
  const words = (id: unknown): string => choicesOf(question).find((each) => each.id === id)?.label ?? "";
  switch (question) {
    case "device_safe":
    case "alone":
    case "on_foot":
    case "injury":
      return words(said);
    case "transport":
    case "weapons_watch":
      return ANSWERS[question].parse(said).map(words).join(", ");
    case "reconnect": {
      const answer = ANSWERS.reconnect.parse(said);
      return "when" in answer ? `${words(answer.what)}: ${answer.when}` : words(answer.what);
    }
    case "where":
      return placeSaid(ANSWERS.where.parse(said));
    case "how_long": {
      const length = ANSWERS.how_long.parse(said);
      if (length.kind === "minutes") return durationWords(length.minutes * 60_000);
      return length.kind === "unknown"
        ? words("unknown")
        : t`Until ${clockWords(Date.parse(length.at), now)}`;
    }
    case "with": {
      const who = ANSWERS.with.parse(said);
      return who.length === 0 ? t`Nobody` : who.map((each) => `${words(each.who)}: ${each.said}`).join(", ");
    }
  }
}

function placeSaid(place: z.infer<typeof ANSWERS.where>): string {
  const names = ["name", "street", "postalCode", "city", "region", "country", "latitude", "longitude"];
  const parts: Readonly<Record<string, unknown>> = place;
  return names
    .map((name) => parts[name])
    .filter((part) => part !== null && part !== undefined && part !== "")
    .map(String)
    .join(", ");
}
