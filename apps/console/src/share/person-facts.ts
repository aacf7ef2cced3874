import type { SubjectAge } from "@holdfast/case-schema";

/** Of whose yes it is, and where it is said. */
export interface PersonFacts {
  readonly caseId: string;
  readonly personId: string;
  /** What they are called here. Personal data. */
  readonly name: string;
  /** How old they are at present, as far as it is known. */
  readonly age: SubjectAge;
  /** Who speaks in the open contact, where that is somebody of the case. */
  readonly speakerId: string | null;
  readonly contactId: string | null;
}
