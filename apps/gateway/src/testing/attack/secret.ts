import { decideAccess } from "@holdfast/access-policy";
import type { Actor } from "./actor.ts";

/** A word that stands nowhere else, and of whose record it is. */
export interface Secret {
  readonly word: string;
  readonly of: {
    readonly kind: "case" | "contact" | "address" | "handover" | "recipient" | "inquiry";
    readonly id: string;
  };
}

/** How such words look wherever they come out. */
export const SECRET = /sown-\w+-\w+/g;
/** What whoever asks puts where words belong, and never hears again of what is not theirs. */
export const ECHO = "echo-of-what-was-asked";

const READS = { contact: "contact.read", recipient: "recipient.read", inquiry: "inquiry.handle" } as const;

/**
 * Whether the table lets this one know it: a case's words whoever may read that case, a contact's whoever answers people and
 * is not barred from its case, where somebody is reached whoever of them has that contact or leads, what goes with a contact that is offered whoever offers it
 * and whom it is offered to, to whom something may go whoever may send, and who asked about somebody whoever sees to that. Judged by
 * what was set up, and not by what the gateway thinks of it.
 */
export function mayKnow(
  { role, cases, keptFrom, contacts, handovers, isLeading }: Actor,
  { of }: Secret,
): boolean {
  if (role === null) return false;
  if (of.kind === "case") return cases.has(of.id);
  if (keptFrom.has(of.id)) return false;
  if (of.kind === "handover") return handovers.has(of.id);
  if (of.kind === "address") return isLeading || contacts.has(of.id);
  return decideAccess(role, READS[of.kind]).allowed;
}
