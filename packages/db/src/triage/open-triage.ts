import { movedOf } from "../moves/moved-of.ts";
import { PLACE } from "../sealing/places.ts";
import { open, type Owner } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import {
  firstWords,
  setAsideContact,
  triageContact,
  wakeSetAside,
  type FirstWordsRow,
} from "./triage-statements.ts";
import type { FirstWords, TriageStore } from "./triage-store.ts";

/** As many contacts are read at once, and as much of each message: enough to judge, no more. */
const CONTACTS_MAX = 20;
const SHOWN_MAX = 600;

export function openTriage({ pool, clock, commits, owners }: Inside): TriageStore {
  return {
    async triage(id, by, expectedVersion, { lane, speaker, language, targetMs, dangerTargetMs }) {
      const [row] = await triageContact(
        pool,
        id,
        by,
        expectedVersion,
        lane,
        speaker,
        language,
        targetMs,
        dangerTargetMs,
        clock(),
      );
      const moved = movedOf(row);
      if (moved.kind === "moved") commits.happened();
      return moved;
    },
    async setAside(id, by, expectedVersion, untilMs) {
      const [row] = await setAsideContact(pool, id, by, expectedVersion, untilMs, clock());
      const moved = movedOf(row);
      if (moved.kind === "moved") commits.happened();
      return moved;
    },
    async wake() {
      const count = (await wakeSetAside(pool, clock()))[0]?.count ?? 0;
      if (count > 0) commits.happened();
      return count;
    },
    async firstWords(ids, by) {
      const rows = await firstWords(pool, ids.slice(0, CONTACTS_MAX), by, clock());
      const contacts = Map.groupBy(rows, ({ row }) => row.id);
      return [...contacts.values()].flatMap(([first, ...others]): FirstWords[] => {
        if (first === undefined) return [];
        const owner = owners.unwrap(first.row.id, first.owner_key);
        return [{ row: first.row, messages: [first, ...others].map((each) => shown(owner, each)) }];
      });
    },
  };
}

function shown(
  owner: Owner,
  { message_id: id, at, body_key: key, body }: FirstWordsRow,
): FirstWords["messages"][number] {
  const text = key === null || body === null ? null : wordsOf(owner, id, { key, body });
  // By code points, so that no character is cut in two.
  const characters = text === null ? [] : Array.from(text);
  const isCut = characters.length > SHOWN_MAX;
  return { id, at, text: isCut ? characters.slice(0, SHOWN_MAX).join("") : text, isCut };
}

function wordsOf(
  owner: Owner,
  id: string,
  sealed: { readonly key: Buffer; readonly body: Buffer },
): string | null {
  try {
    return open(owner, PLACE.message(id), sealed).toString();
  } catch {
    // Damaged: its contact is triaged by what is left, and its conversation says that it is damaged.
    return null;
  }
}
