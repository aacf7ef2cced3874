/** Rows as one client holds them, with what it needs to tell an old event from a new one (W4). */
export interface VersionedRows<Id, Row> {
  readonly rows: ReadonlyMap<Id, Row>;
  /** What left, with the version under which it did, so that no older event brings it back. */
  readonly gone: ReadonlyMap<Id, number>;
}

/** How one row now is; `row: null` says that it left. */
export interface RowChange<Id, Row> {
  readonly id: Id;
  readonly version: number;
  readonly row: Row | null;
}

interface Versioned<Id> {
  readonly id: Id;
  readonly version: number;
}

/** The rows that a snapshot shows. Those that say the same as before stay the same objects. */
export function loadRows<Id, Row extends Versioned<Id>>(
  before: VersionedRows<Id, Row>,
  snapshot: readonly Row[],
  same: (one: Row, other: Row) => boolean,
): VersionedRows<Id, Row> {
  const rows = new Map<Id, Row>();
  for (const row of snapshot) {
    const known = before.rows.get(row.id);
    rows.set(row.id, known && same(known, row) ? known : row);
  }
  return { rows, gone: new Map() };
}

/**
 * The rows after these changes: of each the highest version seen, whatever the order and however often. Untouched rows stay
 * the same objects, and so does the whole when nothing is new.
 */
export function changeRows<Id, Row extends Versioned<Id>>(
  before: VersionedRows<Id, Row>,
  changes: readonly RowChange<Id, Row>[],
): VersionedRows<Id, Row> {
  let rows: Map<Id, Row> | null = null;
  let gone: Map<Id, number> | null = null;
  for (const { id, version, row } of changes) {
    const known = (rows ?? before.rows).get(id)?.version ?? (gone ?? before.gone).get(id) ?? 0;
    if (version <= known) continue;
    rows ??= new Map(before.rows);
    gone ??= new Map(before.gone);
    if (row === null) {
      rows.delete(id);
      gone.set(id, version);
    } else {
      rows.set(id, row);
      gone.delete(id);
    }
  }
  return rows && gone ? { rows, gone } : before;
}
