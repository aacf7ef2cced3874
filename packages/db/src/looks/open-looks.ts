import { MessageId } from "@holdfast/case-schema";
import type { Inside } from "../store/inside.ts";
import {
  countUndecided,
  decideLook,
  mediumOfLook,
  undecidedLooks,
  type DecidedRow,
} from "./look-statements.ts";
import type { LookDecided, LookStore } from "./look-store.ts";

export function openLooks({ pool, clock, commits }: Inside): LookStore {
  return {
    async undecided({ before, size, by }) {
      const end = [before?.at ?? null, before?.messageId ?? null] as const;
      const rows = await undecidedLooks(pool, ...end, size, by ?? null);
      return rows.map(({ message_id: id, at, reason, automatic, row }) => ({
        messageId: MessageId.parse(id),
        at,
        reason,
        automatic,
        row,
      }));
    },
    async count(most, by) {
      return (await countUndecided(pool, most, by ?? null))[0]?.count ?? 0;
    },
    async decide(id, by, verdict, targetsOf) {
      const [known] = await mediumOfLook(pool, id);
      if (known === undefined) return { kind: "not_found" };
      const { targetMs, dangerTargetMs } = targetsOf(known.medium);
      const [row] = await decideLook(pool, id, by, verdict, targetMs, dangerTargetMs, clock());
      const decided = decidedOf(row);
      if (decided.kind === "decided" && verdict === "person") commits.happened();
      return decided;
    },
  };
}

function decidedOf(found: DecidedRow | undefined): LookDecided {
  if (found === undefined || found.row === null) return { kind: "not_found" };
  const { kind, row, said, said_by: by, said_at: at } = found;
  if (kind === "decided_already") {
    if (said === null || by === null || at === null)
      throw new Error("a message was decided by nobody, or at no time");
    return { kind, verdict: said, by, at, row };
  }
  return kind === "not_found" ? { kind } : { kind, row };
}
