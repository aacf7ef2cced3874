import type { Escalation } from "./escalation-documents.ts";

/** What was told of each by now: how often leads were called, and how many have seen it. */
export type Told = ReadonlyMap<string, { readonly alarms: number; readonly seen: number }>;

/** `called`: a lead is called to it; `unseen`: it is mine, and leads were called again; `seen`: it is mine, and a lead sees it. */
export type NewsKind = "called" | "unseen" | "seen";

export interface EscalationNews {
  readonly told: Told;
  readonly acts: readonly { readonly kind: NewsKind; readonly escalation: Escalation }[];
}

/**
 * What is new of escalations, for whoever they are theirs (they escalated, or have the contact) and for a lead who is called. The
 * same again alarms nobody. What came before the first reading is told to a lead alone: of their own nobody needs to hear it. Pure.
 */
export function escalationNews(
  told: Told,
  listed: readonly Escalation[],
  isMine: (escalation: Escalation) => boolean,
): EscalationNews {
  return {
    told: new Map(listed.map(({ id, alarms, seen }) => [id, { alarms, seen: seen.length }])),
    acts: listed.flatMap((escalation) => {
      const kind = newsOf(told.get(escalation.id), escalation, isMine(escalation));
      return kind === null ? [] : [{ kind, escalation }];
    }),
  };
}

function newsOf(
  before: { readonly alarms: number; readonly seen: number } | undefined,
  { alarms, seen }: Escalation,
  isMine: boolean,
): NewsKind | null {
  if (!isMine) return seen.length === 0 && alarms > (before?.alarms ?? 0) ? "called" : null;
  if (before === undefined) return null;
  if (seen.length > before.seen) return "seen";
  return seen.length === 0 && alarms > before.alarms ? "unseen" : null;
}
