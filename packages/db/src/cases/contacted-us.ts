import type { CaseId, ContactId, PersonId, UserId } from "@holdfast/case-schema";
import { CASE_VERSION } from "@holdfast/case-schema/case";
import type { Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { spokeInFilings } from "./case-filing-statements.ts";
import { partsOfCase, writePart } from "./case-statements.ts";
import type { Written } from "./case-store.ts";
import { openPart, sealPart, writtenIn } from "./sealed-part.ts";
import { writtenBy } from "./written-by.ts";

/**
 * Writes of people of a case whose lock is held that they contacted us, where that does not stand there; as whoever says so.
 * Whoever cannot be read any more is passed over.
 */
export async function writeContactedUs(
  inside: Inside,
  on: Queryable,
  { people, ...said }: Saying & { readonly people: readonly PersonId[] },
): Promise<void> {
  await write(inside, on, { ...said, hasContactedUs: true }, people, () => true);
}

/**
 * Writes of whoever is no longer said to have spoken in a contact of that case that they did not contact us, as far as only its
 * filings said so: not where another contact there says it, nor where somebody wrote it.
 */
export async function takeBackContactedUs(
  inside: Inside,
  on: Queryable,
  {
    contactId,
    stillSpeak,
    ...said
  }: Saying & {
    readonly contactId: ContactId;
    readonly stillSpeak: readonly PersonId[];
  },
): Promise<void> {
  const spoke = (await spokeInFilings(on, contactId, said.caseId)).filter(
    ({ person }) => !stillSpeak.some((id) => id === person),
  );
  const people = spoke.filter(({ elsewhere }) => !elsewhere).map(({ person }) => person);
  await write(
    inside,
    on,
    { ...said, hasContactedUs: false },
    people,
    (id, written) =>
      // Nobody wrote it by hand: it stood there from the beginning, or since a filing.
      written.revision === 0 ||
      spoke.some(({ person, filed }) => person === id && filed.some((filing) => isOf(filing, written))),
  );
}

/** How long after its filing a release before this one wrote it. */
const WRITTEN_AFTER_MS = 5_000;

/** Whether a filing wrote it: by whoever filed, at its time or, as it was written once, a moment later. */
function isOf(filing: { readonly at: number; readonly by: string }, { at, by }: Written): boolean {
  return by.id === filing.by && at >= filing.at && at - filing.at <= WRITTEN_AFTER_MS;
}

interface Saying {
  readonly caseId: CaseId;
  readonly by: UserId;
  readonly at: number;
}

async function write(
  inside: Inside,
  on: Queryable,
  { caseId, by, at, hasContactedUs }: Saying & { readonly hasContactedUs: boolean },
  people: readonly PersonId[],
  isMeant: (id: string, written: Written) => boolean,
): Promise<void> {
  if (people.length === 0) return;
  for (const row of await partsOfCase(on, caseId)) {
    if (!people.some((id) => id === row.id) || row.owner_key === null) continue;
    const stored = openPart(inside, row);
    if (stored.part?.kind !== "person" || stored.part.values.hasContactedUs === hasContactedUs) continue;
    const before = writtenIn(stored, "hasContactedUs");
    if (!isMeant(row.id, before)) continue;
    const part = { ...stored.part, values: { ...stored.part.values, hasContactedUs } };
    const written = await writtenBy(on, by, before.revision + 1, at);
    const owner = inside.owners.unwrap(row.id, row.owner_key);
    const next = { part, written: { ...stored.written, hasContactedUs: written } };
    await writePart(
      on,
      row.id,
      row.version,
      CASE_VERSION,
      sealPart(owner, row.version + 1, next),
      by,
      "hasContactedUs",
    );
  }
}
