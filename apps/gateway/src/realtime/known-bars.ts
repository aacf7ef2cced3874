import type { ContactId, UserId } from "@holdfast/case-schema";
import type { BarStore, LogStore } from "@holdfast/db";

/** Where it is told that somebody may be barred from other contacts than before (DB522). Nobody can follow it. */
const BARS_STREAM = "bars:main";
const NONE: ReadonlySet<ContactId> = new Set();

/** Who is barred from which contacts, as of what was last read of the log: a handful of people. */
export interface KnownBars {
  readonly of: (user: UserId) => ReadonlySet<ContactId>;
  /** Everybody who is barred from one of these. */
  readonly from: (contacts: readonly ContactId[]) => readonly UserId[];
  /** The log, of which nothing is told before it is known whom it is kept from. */
  readonly log: Pick<LogStore, "head" | "tail">;
}

export interface KnownBarsOptions {
  readonly log: Pick<LogStore, "head" | "tail">;
  readonly bars: Pick<BarStore, "everybody">;
  /** Has who asks by HTTP be known to be barred, too, before anybody is sent to load anew. */
  readonly recheck: () => Promise<void>;
  /** Somebody is barred from these contacts, or is no longer. */
  readonly onChange: (user: UserId, contacts: ReadonlySet<ContactId>) => void;
}

export function knownBars({ log, bars, recheck, onChange }: KnownBarsOptions): KnownBars {
  let known: ReadonlyMap<UserId, ReadonlySet<ContactId>> = new Map();
  const of: KnownBars["of"] = (user) => known.get(user) ?? NONE;

  async function look(): Promise<void> {
    await recheck();
    const before = known;
    known = await bars.everybody();
    for (const user of new Set([...before.keys(), ...known.keys()])) {
      const [was, is] = [before.get(user) ?? NONE, of(user)];
      const changed = new Set([...was, ...is].filter((contact) => was.has(contact) !== is.has(contact)));
      if (changed.size > 0) onChange(user, changed);
    }
  }

  return {
    of,
    from: (contacts) =>
      [...known].flatMap(([user, barred]) => (contacts.some((id) => barred.has(id)) ? [user] : [])),
    log: {
      async head() {
        const head = await log.head();
        await look();
        return head;
      },
      async tail(after, most) {
        const page = await log.tail(after, most);
        if (page.events.some(({ stream }) => stream === BARS_STREAM)) await look();
        return page;
      },
    },
  };
}
