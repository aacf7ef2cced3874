import type { UserId } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import type { AlarmAddressConfirmed, AlarmAddressStore } from "./alarm-address-store.ts";
import type { StoredAlarmWay } from "./alarm-store.ts";
import { sealedAlarmAddress } from "./sealed-alarm-address.ts";

const ownAddresses = statement<
  {
    readonly id: string;
    readonly way: StoredAlarmWay;
    readonly owner_key: Buffer;
    readonly body: Buffer;
    readonly is_confirmed: boolean;
  },
  [user: string]
>(
  "alarm_addresses_own",
  `select id, way, owner_key, body, confirmed_at is not null as is_confirmed from alarm_address
   where user_id = $1 order by way, is_confirmed desc`,
);

const askAddress = statement<
  { readonly id: string },
  [
    id: string,
    user: string,
    way: string,
    language: string,
    ownerKey: Buffer,
    body: Buffer,
    codeHash: Buffer,
    nowMs: number,
    untilMs: number,
  ]
>(
  "alarm_address_ask",
  `insert into alarm_address (id, user_id, way, language, owner_key, body, code_hash, at, code_until)
   values ($1, $2, $3::alarm_way, $4::language, $5, $6, $7, instant($8), instant($9))
   on conflict (user_id, way) where confirmed_at is null do update set id = excluded.id, language = excluded.language,
     owner_key = excluded.owner_key, body = excluded.body, code_hash = excluded.code_hash, at = excluded.at,
     code_until = excluded.code_until, code_tries = 0
   returning id`,
);

const confirmAddress = statement<
  { readonly kind: AlarmAddressConfirmed },
  [user: string, way: string, codeHash: Buffer, nowMs: number]
>("alarm_address_confirm", "select confirm_alarm_address($1, $2::alarm_way, $3, $4) as kind");

const removeAddresses = statement<{ readonly id: string }, [user: string, way: string]>(
  "alarm_address_remove",
  "delete from alarm_address where user_id = $1 and way = $2::alarm_way returning id",
);

const forgetAsked = statement<{ readonly id: string }, [nowMs: number]>(
  "alarm_address_forget_asked",
  "delete from alarm_address where code_until <= instant($1) returning id",
);

export function openAlarmAddresses(inside: Inside): AlarmAddressStore {
  const { pool, keyring, databaseTime } = inside;
  const sealed = sealedAlarmAddress(inside);
  const hashOf = (user: UserId, way: StoredAlarmWay, code: string): Buffer =>
    keyring.hash("alarm_code", `${user}/${way}/${code}`);
  return {
    own: async (user) =>
      (await ownAddresses(pool, user)).map(({ id, way, owner_key, body, is_confirmed: isConfirmed }) => ({
        way,
        address: sealed.open(id, { owner_key, body }),
        isConfirmed,
      })),
    ask: async ({ id, user, way, address, language, code, codeLastsMs }) =>
      transaction(pool, async (on) => {
        const now = await databaseTime(on);
        const { wrapped, body } = sealed.seal(id, address);
        await askAddress(
          on,
          id,
          user,
          way,
          language,
          wrapped,
          body,
          hashOf(user, way, code),
          now,
          now + codeLastsMs,
        );
      }),
    async confirm(user, way, code) {
      const now = await databaseTime(pool);
      return (await confirmAddress(pool, user, way, hashOf(user, way, code), now))[0]?.kind ?? "none_asked";
    },
    async remove(user, way) {
      await removeAddresses(pool, user, way);
    },
    forgetAsked: async () => (await forgetAsked(pool, await databaseTime(pool))).length,
  };
}
