import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { LeaseStore } from "./lease-store.ts";

/**
 * One conditional write, so that of all who want it one gets it. One that would last ten times as long as anybody takes it
 * for is of a clock that was set back, and holds nobody off.
 */
const takeLease = statement<
  { holder: string },
  [channel: string, name: string, holder: string, leaseMs: number]
>(
  "take_lease",
  `insert into lease (channel, name, holder, lease_until)
   values ($1, $2, $3, clock_timestamp() + $4::bigint * interval '1 millisecond')
   on conflict (channel, name) do update set holder = excluded.holder, lease_until = excluded.lease_until
     where lease.holder = excluded.holder or lease.lease_until <= clock_timestamp()
       or lease.lease_until > clock_timestamp() + 10 * $4::bigint * interval '1 millisecond'
   returning holder`,
);

const giveLeaseBack = statement<Record<string, never>, [channel: string, name: string, holder: string]>(
  "give_lease_back",
  "delete from lease where channel = $1 and name = $2 and holder = $3",
);

const isLeaseHeld = statement<{ held: boolean }, [channel: string, name: string]>(
  "is_lease_held",
  `select exists (select from lease where channel = $1 and name = $2 and lease_until > clock_timestamp()) as held`,
);

export function openLeases({ pool }: Pick<Inside, "pool">): LeaseStore {
  return {
    take: async (channel, name, holder, leaseMs) =>
      (await takeLease(pool, channel, name, holder, leaseMs)).length === 1,
    isHeld: async (channel, name) => (await isLeaseHeld(pool, channel, name))[0]?.held === true,
    async giveBack(channel, name, holder) {
      await giveLeaseBack(pool, channel, name, holder);
    },
  };
}
