import { ExploiterId, NoteId, PersonId, UserId, type PersonalClass } from "@holdfast/case-schema";
import {
  CASE_VERSION,
  CaseRecord,
  factsOf,
  inOrder,
  newCasePerson,
  type AllegedExploiter,
  type CaseNote,
  type CasePerson,
} from "@holdfast/case-schema/case";
import { PersonalClass as Classes } from "@holdfast/case-schema";
import { DEFAULT_CONSENT_SETTINGS } from "../consent-settings.ts";
import type { Approval } from "../disclosure/approval.ts";
import { NOTHING_JUDGED, type Asking, type PersonKnown } from "../disclosure/asking.ts";
import { composeDisclosure, type Composed } from "../disclosure/compose.ts";
import { NO_DEMANDS } from "../inquiry/demands.ts";
import { factKey } from "../disclosure/fact-key.ts";
import { release, SIGNED } from "./sample-release.ts";

const uuid = (kind: number, place: number): string =>
  `00000000-0000-7000-8${String(kind).padStart(3, "0")}-${String(place).padStart(12, "0")}`;

/** Somebody invented, by their place. */
export const personAt = (place: number): PersonId => PersonId.parse(uuid(1, place));

/** An adult in the situation, who has called. */
export const inIt = (place: number, over: Partial<CasePerson> = {}): CasePerson => ({
  ...newCasePerson(personAt(place)),
  roles: ["person_in_situation"],
  hasContactedUs: true,
  age: "adult",
  ...over,
});

export const exploiterOf = (toldBy: readonly PersonId[], place: number, name: string): AllegedExploiter => ({
  id: ExploiterId.parse(uuid(2, place)),
  toldBy: [...toldBy],
  name,
  aliases: [],
  roles: [],
  telephones: [],
  vehicles: [],
  organisation: null,
  description: null,
  isAt: null,
});

export const noteOf = (
  about: readonly PersonId[],
  place: number,
  text: string,
  mayHold: readonly PersonalClass[],
): CaseNote => ({
  id: NoteId.parse(uuid(3, place)),
  about: [...about],
  mayHold: inOrder(Classes, mayHold),
  writtenBy: UserId.parse(uuid(4, 1)),
  writtenAt: SIGNED,
  text,
});

/** An invented case. */
export const caseOf = (
  persons: readonly CasePerson[],
  exploiters: readonly AllegedExploiter[] = [],
  notes: readonly CaseNote[] = [],
): CaseRecord =>
  CaseRecord.parse({
    version: CASE_VERSION,
    id: uuid(5, 1),
    status: "active",
    contacts: [],
    persons,
    exploiters,
    notes,
  });

/** A referral, ten days after everything was signed, unless it says otherwise. */
export const askingFor = (over: Partial<Asking> = {}): Asking => ({
  recipient: { id: "shelter-1", type: "service_provider", person: null },
  purpose: "referral",
  trigger: "person_request",
  demands: NO_DEMANDS,
  judged: NOTHING_JUDGED,
  onTheLine: [],
  hasNeedToKnow: true,
  settings: DEFAULT_CONSENT_SETTINGS,
  place: null,
  staff: "unknown",
  at: SIGNED + 10 * 24 * 60 * 60_000,
  ...over,
});

type ReleaseOver = Parameters<typeof release>[0];

/** What is known of people, by the one release that each gave. */
export const knownBy = (
  given: Readonly<Record<number, ReleaseOver | readonly ReleaseOver[]>>,
): ReadonlyMap<PersonId, PersonKnown> =>
  new Map(
    Object.entries(given).map(([place, over]) => {
      const all: readonly ReleaseOver[] = Array.isArray(over) ? over : [over as ReleaseOver];
      const releases = all.map((each, at) => ({ id: `release-${place}-${at}`, release: release(each) }));
      return [personAt(Number(place)), { releases, withdrawals: [], under_guardianship: false }];
    }),
  );

/** All of a case, asked for at once. */
export function disclose(
  record: CaseRecord,
  known: ReadonlyMap<PersonId, PersonKnown>,
  asking: Asking,
  approvals: readonly Approval[] = [],
): Composed {
  return composeDisclosure(
    record,
    known,
    asking,
    new Set(factsOf(record, asking.at).map(factKey)),
    approvals,
  );
}

/** What a packet tells, each as `part number field: value`. */
export const toldIn = ({ packet }: Composed): readonly string[] =>
  packet.lines.map(({ part, of, field, value }) => `${part} ${of} ${field}: ${JSON.stringify(value)}`);
