import type { Escalation } from "./escalation-documents.ts";

/** What was told of each by now: how often leads were called, and how many have seen it. */
export type Told = ReadonlyMap<string, { readonly alarms: number; readonly seen: number }>;

/** What an escalation is to somebody: `isCalled`, as a lead who may say that they see it; `isTold`, as theirs or of their contact, how it stands. */
export interface Standing {
  readonly isCalled: boolean;
  readonly isTold: boolean;
}

/** `called`: a lead is called to it; `unseen`: it is mine, and leads were called again; `seen`: it is mine, and a lead sees it. */
export type NewsKind = "called" | "unseen" | "seen";

export interface EscalationNews {
  readonly told: Told;
  readonly acts: readonly { readonly kind: NewsKind; readonly escalation: Escalation }[];
}

/**
 * What is new of escalations, for whoever they are theirs (they escalated, or have the contact) and for a lead who is called, who may
 * have the contact as well: as long as nobody has seen it they are called. The same again alarms nobody. What came before the first reading is told to a lead alone: of their own nobody needs to hear it. Pure.
 */
export function escalationNews(
  told: Told,
  listed: readonly Escalation[],
  standingOf: (escalation: Escalation) => Standing,
): EscalationNews {
  return {
    told: new Map(listed.map(({ id, alarms, seen }) => [id, { alarms, seen: seen.length }])),
    acts: listed.flatMap((escalation) => {
      const kind = newsOf(told.get(escalation.id), escalation, standingOf(escalation));
      return kind === null ? [] : [{ kind, escalation }];
    }),
  };
}

function newsOf(
  before: { readonly alarms: number; readonly seen: number } | undefined,
  { alarms, seen }: Escalation,
  { isCalled, isTold }: Standing,
): NewsKind | null {
  if (isCalled && seen.length === 0) return alarms > (before?.alarms ?? 0) ? "called" : null;
  if (!isTold || before === undefined) return null;
  if (seen.length > before.seen) return "seen";
  return seen.length === 0 && alarms > before.alarms ? "unseen" : null;
}
