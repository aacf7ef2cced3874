import type { AutomaticKind } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";

/** A message that somebody has to look at: facts only. */
export interface Look {
  readonly messageId: string;
  readonly at: number;
  readonly reason: "unreadable" | "partly" | "machine";
  readonly automatic: AutomaticKind | null;
  readonly row: QueueRow;
}

/** What nobody has looked at yet, as far as it was asked for. */
export interface LookList {
  readonly kind: "loading" | "ready" | "failed";
  readonly looks: readonly Look[];
  /** From where the next page goes on; `null` at the end. */
  readonly next: string | null;
  /** Whether it could not be brought up to date since. */
  readonly isStale: boolean;
  /** What was decided here: an answer from before knows nothing of it. */
  readonly decided: ReadonlySet<string>;
}

export const NO_LOOKS: LookList = {
  kind: "loading",
  looks: [],
  next: null,
  isStale: false,
  decided: new Set(),
};

/** Up to how many the gateway counts. */
export const COUNTED = 100;

/** Whether a list that is shown to its end is not what was counted since: others decide, and mail comes. */
export function isOtherThanCounted({ kind, looks, next }: LookList, count: number | null): boolean {
  return kind === "ready" && next === null && count !== null && Math.min(looks.length, COUNTED) !== count;
}

export type LookChange =
  | {
      readonly kind: "page";
      readonly looks: readonly Look[];
      readonly next: string | null;
      readonly isMore: boolean;
    }
  | { readonly kind: "failed" }
  | { readonly kind: "decided"; readonly messageId: string };

/** What a change makes of the list. What comes twice shows once; what was decided shows no more. */
export function changeLooks(list: LookList, change: LookChange): LookList {
  switch (change.kind) {
    case "failed":
      return list.kind === "ready" ? { ...list, isStale: true } : { ...list, kind: "failed" };
    case "decided":
      return {
        ...list,
        looks: list.looks.filter(({ messageId }) => messageId !== change.messageId),
        decided: new Set([...list.decided, change.messageId]),
      };
    case "page": {
      const before = change.isMore ? list.looks : [];
      const known = new Set([...before.map(({ messageId }) => messageId), ...list.decided]);
      const fresh = change.looks.filter(({ messageId }) => !known.has(messageId));
      return {
        ...list,
        kind: "ready",
        looks: [...before, ...fresh],
        next: change.next,
        isStale: false,
      };
    }
  }
}
