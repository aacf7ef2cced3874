import { ChannelId, OutageReason } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { OutageStore } from "./outage-store.ts";

interface KnownRow {
  readonly channel: string;
  readonly version: number;
  readonly since: number;
  readonly reason: string;
  readonly open: boolean;
}

const knownOutages = statement<KnownRow>(
  "outages_known",
  `select distinct on (channel) channel, version, ms(since) as since, reason, until is null as open
   from outage order by channel, version desc`,
);

const reportOutage = statement<
  { news: boolean },
  [channel: string, reason: string, sinceMs: number, seenMs: number, by: string, nowMs: number]
>("outage_report", "select report_outage($1, $2, $3, $4, $5, $6) as news");

const endOutage = statement<
  { ended: boolean },
  [channel: string, by: string, unseenMs: number, nowMs: number]
>("outage_end", "select end_outage($1, $2, $3, $4) as ended");

const endForsakenOutages = statement<
  { count: number },
  [carried: readonly string[], unseenMs: number, nowMs: number]
>("outages_end_forsaken", "select end_forsaken_outages($1, $2, $3) as count");

const forgetOutages = statement<{ count: number }, [beforeMs: number]>(
  "outages_forget",
  `with gone as (
     delete from outage where until < instant($1)
       and version < (select max(version) from outage later where later.channel = outage.channel)
     returning 1
   )
   select count(*) as count from gone`,
);

export function openOutages({ pool, clock, commits }: Inside): OutageStore {
  const heard = <Changed extends boolean | number>(changed: Changed): Changed => {
    if (changed) commits.happened();
    return changed;
  };
  return {
    async known() {
      return (await knownOutages(pool)).map(({ channel, version, since, reason, open }) => ({
        channel: ChannelId.parse(channel),
        version,
        // A reason of a newer release is no reason to keep silent about the outage.
        down: open ? { since, reason: OutageReason.catch("provider").parse(reason) } : null,
      }));
    },
    async report({ channel, since, seenAt, reason, by }) {
      const [row] = await reportOutage(pool, channel, reason, since, seenAt, by, clock());
      return heard(row?.news ?? false);
    },
    async end(channel, by, unseenMs) {
      return heard((await endOutage(pool, channel, by, unseenMs, clock()))[0]?.ended ?? false);
    },
    async endForsaken(carried, unseenMs) {
      return heard((await endForsakenOutages(pool, [...carried], unseenMs, clock()))[0]?.count ?? 0);
    },
    async forget(keptMs) {
      return (await forgetOutages(pool, clock() - keptMs))[0]?.count ?? 0;
    },
  };
}
