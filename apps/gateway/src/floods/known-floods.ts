import type { ContactFacts, CurrentSettings, Store, WaitingWords } from "@holdfast/db";
import { FLOOD_FROM, type Belongs, type Flood, type Floods, type Told } from "@holdfast/queue-policy";

/**
 * So many of the newest that wait are compared: that is more than a shift reads, and takes a thread a quarter of a second at worst. Whoever waits
 * behind them is told of one by one, as without floods.
 */
export const COMPARED_MOST = 1_000;
/** For how long what was found is told to everybody who asks, in milliseconds: many consoles ask as the same queue changes. */
export const KNOWN_FOR_MS = 3_000;

/** A contact of a flood, and why it is of it. */
export interface FloodMember extends Omit<Belongs, "id"> {
  readonly row: ContactFacts;
}

/** Contacts about one rumour, as they are shown. */
export interface KnownFlood {
  readonly members: readonly FloodMember[];
  readonly apart: readonly FloodMember[];
  /** What most of them have it from, and where it is, by the names that are going round. */
  readonly source: string | null;
  readonly place: string | null;
}

/** What finding floods needs. */
export interface FloodParts {
  readonly store: Pick<Store, "floods">;
  readonly settings: () => Promise<CurrentSettings>;
  readonly find: (told: readonly Told[]) => Promise<Floods>;
  readonly clock: () => number;
}

/** The floods among those who wait, found at most once in {@link KNOWN_FOR_MS} (G649). What failed is tried again by whoever asks next. */
export function knownFloods(parts: FloodParts): () => Promise<readonly KnownFlood[]> {
  let known: { readonly at: number; readonly floods: Promise<readonly KnownFlood[]> } | null = null;
  return async () => {
    const now = parts.clock();
    // Either way: a clock that is set back keeps nothing for longer.
    if (known !== null && Math.abs(now - known.at) < KNOWN_FOR_MS) return known.floods;
    const asked = { at: now, floods: found(parts) };
    known = asked;
    asked.floods.catch(() => {
      if (known === asked) known = null;
    });
    return asked.floods;
  };
}

async function found({ store, settings, find }: FloodParts): Promise<readonly KnownFlood[]> {
  const { rumours } = await settings();
  const waiting = await store.floods.waiting(COMPARED_MOST, rumours);
  if (waiting.length < FLOOD_FROM) return [];
  const rows = new Map(waiting.map(({ row }) => [row.id, row]));
  const member = ({ id, ...why }: Belongs): readonly FloodMember[] => {
    const row = rows.get(id);
    return row === undefined ? [] : [{ row, ...why }];
  };
  const { floods } = await find(waiting.map(toldOf));
  return floods.map(({ members, apart, source, place }: Flood) => ({
    members: members.flatMap(member),
    apart: apart.flatMap(member),
    source,
    place,
  }));
}

function toldOf({ row, words, source, place }: WaitingWords): Told {
  const { id, number, danger, lane, laneReason, dueAt, waitingSince } = row;
  return { id, number, danger, lane, laneReason, dueAt, waitingSince, words, source, place };
}
