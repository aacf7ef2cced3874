import { statement } from "../sql/statement.ts";

export interface PasskeyRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly transports: readonly string[];
  readonly made_at: number;
  readonly used_at: number | null;
}

const ROW = `select id, user_id, name, credential_id, public_key, transports, ms(made_at) as made_at, ms(used_at) as used_at
   from passkey`;

export const passkeysOf = statement<PasskeyRow, [userId: string]>(
  "passkeys_of",
  `${ROW} where user_id = $1 order by made_at, id`,
);

export const passkeyByCredential = statement<PasskeyRow, [credentialId: string]>(
  "passkey_by_credential",
  `${ROW} where credential_id = $1`,
);

/**
 * One after the other, and before their session is held: in the order in which a reset takes the same rows. Asked for apart, since a
 * statement counts what was there when it began.
 */
export const lockOwner = statement<{ id: string }, [userId: string]>(
  "passkeys_lock_owner",
  "select id from staff where id = $1 for no key update",
);

export const countPasskeys = statement<{ count: number }, [userId: string]>(
  "passkeys_count",
  "select count(*) as count from passkey where user_id = $1",
);

export const addPasskey = statement<
  { id: string },
  [
    id: string,
    userId: string,
    name: string,
    credentialId: string,
    publicKey: Buffer,
    counter: number,
    transports: readonly string[],
    nowMs: number,
  ]
>(
  "passkey_add",
  `insert into passkey (id, user_id, name, credential_id, public_key, counter, transports, made_at)
   values ($1, $2, $3, $4, $5, $6, $7, instant($8)) on conflict (credential_id) do nothing returning id`,
);

export const removePasskey = statement<
  { outcome: "removed" | "not_found" | "last" },
  [id: string, userId: string, directory: string | null]
>("passkey_remove", "select remove_passkey($1, $2, $3) as outcome");

/** The compare-and-set: of two that count alike one was first. A device that does not count says 0 for ever. */
export const usePasskey = statement<{ id: string }, [id: string, counter: number, nowMs: number]>(
  "passkey_use",
  `update passkey set counter = $2, used_at = instant($3)
   where id = $1 and (counter < $2 or counter = 0 and $2 = 0) returning id`,
);
