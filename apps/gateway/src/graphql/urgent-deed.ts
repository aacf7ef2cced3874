import { Kind, OperationTypeNode, parse } from "graphql";
import { DOCUMENT_LIMITS } from "./limits.ts";
import { recent } from "./recent-documents.ts";

/** What somebody does for whoever is before them, and must never wait for a measure of questions (G556). */
export const URGENT_DEEDS: ReadonlySet<string> = new Set([
  "sendMessage",
  "sendAfterDrop",
  "claimContact",
  "acceptContact",
  "acceptHandover",
  "takeOverContact",
  "escalate",
  "seeEscalation",
  "startCrisisClock",
  "pauseCrisisClock",
  "resumeCrisisClock",
  "giveCrisisClock",
  "meetCrisisCheckpoint",
  "lendCallDevice",
  "answerCall",
  "declineCall",
  "callParty",
  "callPerson",
  "bringTogether",
  "holdCall",
  "resumeCall",
  "leaveCall",
  "transferCall",
  "transferToQueue",
  "endLeg",
  "hangUp",
]);

/** More than the console has of deeds that are asked often, and few enough that made-up ones fill nothing. */
const TEXTS_KEPT = 64;

/**
 * Tells whether a document is of such deeds alone: one mutation that does nothing else. One that cannot be read is none. Each text is read
 * once while it is kept; questions are read and kept never.
 *
 * @param read how one is read
 */
export function urgentDeeds(read: (query: string) => boolean = isUrgentDeed): (query: string) => boolean {
  const known = recent<boolean>(TEXTS_KEPT);
  return (query) => {
    if (!mayBeDeed(query)) return false;
    const before = known.get(query);
    if (before !== undefined) return before;
    const isUrgent = read(query);
    known.set(query, isUrgent);
    return isUrgent;
  };
}

/** Most documents are questions. */
const mayBeDeed = (query: string): boolean => query.includes("mutation");

/** Whether a document is one mutation of urgent deeds alone. */
export function isUrgentDeed(query: string): boolean {
  if (!mayBeDeed(query)) return false;
  try {
    const { definitions } = parse(query, { maxTokens: DOCUMENT_LIMITS.tokens, noLocation: true });
    const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
    const [only] = operations;
    return (
      only !== undefined &&
      operations.length === 1 &&
      only.operation === OperationTypeNode.MUTATION &&
      only.selectionSet.selections.every(
        (each) => each.kind === Kind.FIELD && URGENT_DEEDS.has(each.name.value),
      )
    );
  } catch {
    // What is wrong with it is said where it is asked.
    return false;
  }
}
