import type {
  CaseId,
  ContactId,
  PersonId,
  RecipientType,
  Release,
  ReleasePurpose,
  SignPageAnswer,
  SignPageState,
} from "@holdfast/case-schema";
import type { CaseAsker } from "../cases/case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { ReachRecord } from "../reach/reach-record.ts";

/** Why whoever is in that contact may not sign on a page now; `null`: they may. */
export type SignCheck = (record: ReachRecord) => string | null;

/** What somebody is asked to sign: a release of their own, but for when. Personal data: `withheld`. */
export interface SignPageGiven {
  /** The release's own, once it is signed. */
  readonly id: string;
  readonly caseId: CaseId;
  readonly person: PersonId;
  readonly recipient: string;
  readonly purpose: ReleasePurpose;
  readonly dataClasses: readonly string[];
  readonly withheldIn: readonly string[];
  readonly said: Pick<Release, "subject_age" | "under_guardianship" | "may_receive_service_alone" | "alone">;
  readonly expiresAt: number;
  /** In which the person themself speaks. */
  readonly contactId: ContactId;
  /** What they hold back, in their words; empty where nothing. */
  readonly withheld: string;
}

/** What opens a page. It is told once, to whoever offers it, and kept as hashes alone. */
export interface SignPageKeys {
  /** The end of its address; says nothing of anybody. */
  readonly token: string;
  /** Said apart from the address. */
  readonly code: string;
}

export type SignPageOffered =
  | { readonly kind: "offered"; readonly validUntil: number }
  /** There is no such case, person, recipient or contact of the asker's; they are not told which. */
  | { readonly kind: "not_found" }
  /** One of theirs to this recipient is open. */
  | { readonly kind: "open_already" }
  /** The rule that it breaks. */
  | { readonly kind: "invalid"; readonly because: string };

/** How one stands. It holds no words. */
export interface OfferedSignPage {
  readonly id: string;
  readonly person: PersonId;
  readonly recipient: string;
  readonly purpose: ReleasePurpose;
  readonly state: SignPageState;
  readonly offeredAt: number;
  readonly offeredBy: StaffName;
  readonly validUntil: number;
  readonly endedAt: number | null;
}

/** What stands on a page for whoever has its address and its code. Personal data: `recipient`, `withheld`. */
export interface OpenedSignPage {
  /** Who would get it, by name. */
  readonly recipient: string;
  readonly recipientType: RecipientType;
  readonly purpose: ReleasePurpose;
  readonly dataClasses: readonly string[];
  readonly withheldIn: readonly string[];
  readonly withheld: string;
  readonly expiresAt: number;
}

/**
 * Pages on which people sign. Whoever comes without the right address and code learns nothing: wrong, used up, run out and never
 * been are one answer, and a few wrong codes end a page.
 */
export interface SignPageStore {
  readonly offer: (
    given: SignPageGiven,
    keys: SignPageKeys,
    asker: CaseAsker,
    check: SignCheck,
  ) => Promise<SignPageOffered>;
  /** Ends one that is open. */
  readonly withdraw: (
    id: string,
    caseId: CaseId,
    asker: CaseAsker,
  ) => Promise<{ readonly kind: "withdrawn" | "not_found" }>;
  /** Of a case, the newest first; `null` where the case is not there or not theirs. */
  readonly list: (caseId: CaseId, asker: CaseAsker) => Promise<readonly OfferedSignPage[] | null>;
  readonly open: (keys: SignPageKeys, check: SignCheck) => Promise<OpenedSignPage | null>;
  /** Once, however often it is sent; sent again it is told what was answered. */
  readonly answer: (
    keys: SignPageKeys,
    answer: SignPageAnswer,
    check: SignCheck,
  ) => Promise<"signed" | "declined" | null>;
}
