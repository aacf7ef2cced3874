import { t } from "@lingui/core/macro";
import type { AuditEntryData } from "./audit-documents.ts";
import { thingWords } from "./thing-words.ts";

type Told = Pick<AuditEntryData, "deed" | "thing" | "facts">;

/** What was done to what: "Looked at: a case", and of what time forgot, that. A code that has no words stands as it is. */
export function deedSentence({ deed, thing, facts }: Told): string {
  if (isForgotten({ deed, facts })) return t`Forgotten, as its time was over: ${thingWords(thing)}`;
  const deeds: Readonly<Record<string, string>> = {
    looked: t`Looked at`,
    added: t`Added`,
    changed: t`Changed`,
    ended: t`Ended`,
    decided: t`Decided on`,
    sent: t`Sent`,
    asked: t`Asked for`,
    moved: t`Moved`,
    signed_in: t`Signed in`,
    tried: t`Tried`,
  };
  const words = deeds[deed] ?? deed;
  return t`${words}: ${thingWords(thing)}`;
}

/** Who it was. */
export function actorWords(actor: "staff" | "house" | "nobody", name: string | null): string {
  if (name !== null) return name;
  return {
    staff: t`An account that is gone`,
    house: t`The house by itself`,
    nobody: t`Somebody at the server`,
  }[actor];
}

/** Codes of a row, as they are recorded: "how: claim". What its sentence says stands there once. */
export function factWords({ deed, facts }: Pick<Told, "deed" | "facts">): string {
  const isSaid = isForgotten({ deed, facts });
  return Object.entries(codesOf(facts))
    .filter(([name]) => !(isSaid && name === "how"))
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}

function isForgotten({ deed, facts }: Pick<Told, "deed" | "facts">): boolean {
  return deed === "ended" && codesOf(facts)["how"] === "forgotten";
}

function codesOf(facts: string | null): Readonly<Record<string, unknown>> {
  const read: unknown = facts === null ? null : JSON.parse(facts);
  return typeof read === "object" && read !== null ? { ...read } : {};
}
