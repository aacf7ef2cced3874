import { t } from "@lingui/core/macro";
import { thingWords } from "./thing-words.ts";

/** What was done to what: "Looked at: a case". A code that has no words stands as it is. */
export function deedSentence(deed: string, thing: string): string {
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

/** Codes of a row, as they are recorded: "how: claim". */
export function factWords(facts: string | null): string {
  if (facts === null) return "";
  const read: unknown = JSON.parse(facts);
  if (typeof read !== "object" || read === null) return "";
  return Object.entries(read)
    .map(([name, value]) => `${name}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join(", ");
}
