import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { CheckpointStore } from "./checkpoint-store.ts";

const readCheckpoint = statement<{ value: string }, [channel: string, name: string]>(
  "checkpoint_read",
  "select value from checkpoint where channel = $1 and name = $2",
);

const writeCheckpoint = statement<
  Record<string, never>,
  [channel: string, name: string, value: string, nowMs: number]
>(
  "checkpoint_write",
  `insert into checkpoint (channel, name, value, at) values ($1, $2, $3, instant($4))
   on conflict (channel, name) do update set value = excluded.value, at = excluded.at`,
);

export function openCheckpoints({ pool, clock }: Inside): CheckpointStore {
  return {
    async read(channel, name) {
      return (await readCheckpoint(pool, channel, name))[0]?.value ?? null;
    },
    async write(channel, name, value) {
      await writeCheckpoint(pool, channel, name, value, clock());
    },
  };
}
