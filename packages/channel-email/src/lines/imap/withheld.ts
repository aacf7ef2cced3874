import type { Unreadable } from "@holdfast/channel-kit";
import type { AskedAgain } from "./asked-again.ts";
import { TooManyWithheld } from "./line-fault.ts";
import { overdue, toldOf, withheldIn, withMail, withoutMail } from "./withheld-list.ts";

/** The messages of a folder that its server has and does not hand out. */
export interface Withheld {
  readonly uids: () => readonly number[];
  readonly has: (uid: number) => boolean;
  /** Remembers one, before anything else is said to be done with it. Throws a `TooManyWithheld` when there are too many. */
  readonly add: (uid: number) => Promise<void>;
  /** It was handed out and stored, or is not there any more. */
  readonly settle: (uid: number) => Promise<void>;
  /** The server hands out other messages: what it refuses from now on, it refuses by itself. */
  readonly handedOut: () => void;
  /** Those that people are to be told of. A server that hands out nothing at all is told of as such, and not mail by mail. */
  readonly untold: () => readonly number[];
  readonly told: (uid: number) => Promise<void>;
  /** How many there are of which nobody knows yet, however short a while. */
  readonly unknown: () => number;
}

/** What remembering needs. */
export interface RememberWithheld {
  readonly checkpoint: { read(): Promise<string | null>; write(value: string): Promise<void> };
  readonly validity: string;
  readonly clock: () => number;
  readonly again: Pick<AskedAgain, "asking" | "times" | "forget">;
  /** How long one is asked for again before people are told of it, in milliseconds. */
  readonly patienceMs: number;
}

/** So many are told of one by one, whatever else the server does. */
const FEW = 5;

/** Remembers what was remembered before, by whichever gateway. */
export async function openWithheld(parts: RememberWithheld): Promise<Withheld> {
  const { checkpoint, validity, clock, again, patienceMs } = parts;
  let list = withheldIn(await checkpoint.read(), validity);
  const keep = async (changed: typeof list): Promise<void> => {
    await checkpoint.write(JSON.stringify(changed));
    list = changed;
  };
  /** How often each had been asked for when the server handed out another. */
  const askedBefore = new Map<number, number>();
  // One of a few as well is asked for once more when the server hands out others: it may be the next.
  const isTellable = (uid: number): boolean =>
    again.times(uid) > (askedBefore.get(uid) ?? (list.mails.length <= FEW ? 0 : Number.POSITIVE_INFINITY));
  const has = (uid: number): boolean => list.mails.some((mail) => mail.uid === uid);
  return {
    uids: () => list.mails.map(({ uid }) => uid),
    has,
    add: async (uid) => {
      const longer = withMail(list, uid, clock());
      if (longer === null) throw new TooManyWithheld();
      // It has just been asked for.
      again.asking(uid);
      if (longer !== list) await keep(longer);
    },
    settle: async (uid) => {
      again.forget(uid);
      askedBefore.delete(uid);
      if (has(uid)) await keep(withoutMail(list, uid));
    },
    handedOut: () => {
      for (const { uid } of list.mails) if (!askedBefore.has(uid)) askedBefore.set(uid, again.times(uid));
    },
    // What another gateway has waited for is asked for once more by this one before anybody is told.
    untold: () => overdue(list, clock(), patienceMs).filter(isTellable),
    told: async (uid) => keep(toldOf(list, uid)),
    unknown: () => list.mails.filter(({ isTold }) => !isTold).length,
  };
}

/** Stands for such a message: nothing is known of it but where it lies. `name` is the folder's. */
export function stubOf(name: string, validity: string, uid: number): Unreadable {
  const key = `withheld:${name}:${validity}:${uid}`;
  return { kind: "unreadable", reason: "withheld", dedupeKey: key, threadKey: key };
}
