/**
 * So long somebody's word that they see to danger holds while nobody has it, or while it is owed an answer (RO18), in milliseconds: a call
 * may have come between, and nothing else of it is heard by then. The team's own figure.
 */
export const SEEN_TO_FOR_MS = 10 * 60_000;
