import type { Invite } from "./phone.ts";

/** Reads what an INVITE says of itself; `null` when it is none of ours. */
export function readInvite(header: (name: string) => string | undefined, id: string): Invite | null {
  if (header("X-Holdfast-Echo") === "yes")
    return { leg: id, contact: null, language: null, answersItself: true, isEcho: true };
  const leg = header("X-Holdfast-Leg");
  const contact = Number(header("X-Holdfast-Contact"));
  if (leg === undefined || !Number.isSafeInteger(contact) || contact < 1) return null;
  return {
    leg,
    contact,
    language: header("X-Holdfast-Language") ?? null,
    answersItself: header("X-Holdfast-Answer") === "itself",
    isEcho: false,
  };
}
