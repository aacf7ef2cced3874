/** Where an owner's key lies that is wrapped under the master key. */
export interface Wraps {
  readonly table: string;
  readonly column: string;
  /** What its primary key `id` is. */
  readonly id: "uuid" | "bigint";
  /** The wrap, as bytes; null where there is none. */
  readonly wrapped: string;
  /** Whose key it is, by the name it is bound to. */
  readonly owner: string;
  /** What the column becomes with a new wrap. */
  readonly renewed: (wrap: string) => string;
}

/** Stands where a key was and opens nothing: of whoever is forgotten, in a column that has to hold something. */
const NOTHING = "decode(repeat('00', 72), 'hex')";

function ownKey(table: string, name?: string, column = "owner_key"): Wraps {
  return {
    table,
    column,
    id: "uuid",
    wrapped: `nullif(${column}, ${NOTHING})`,
    owner: name === undefined ? "id::text" : `'${name}/' || id::text`,
    renewed: (wrap) => wrap,
  };
}

/**
 * Every column that holds what is wrapped under the master key (DB504). What is kept on hold is a row as it was, its key with it.
 */
export const WRAPS: readonly Wraps[] = [
  ownKey("contact"),
  ownKey("quarantine"),
  ownKey("person"),
  ownKey("case_part"),
  ownKey("recipient"),
  ownKey("disclosure"),
  ownKey("inquiry", "inquiry"),
  ownKey("legal_process", "legal_process"),
  ownKey("breach", "breach"),
  ownKey("case_glass", "case_glass"),
  ownKey("practice_run"),
  ownKey("alarm_address", "alarm_address"),
  ownKey("alarm_device", "alarm_device"),
  ownKey("push_key", "push_key"),
  ownKey("call_ask", undefined, "secret_key"),
  {
    table: "kept_on_hold",
    column: "was",
    id: "bigint",
    wrapped: `nullif(decode(substring(was ->> 'owner_key' from 3), 'hex'), ${NOTHING})`,
    owner: "record_id::text",
    renewed: (wrap) => String.raw`jsonb_set(was, '{owner_key}', to_jsonb('\x' || encode(${wrap}, 'hex')))`,
  },
];
