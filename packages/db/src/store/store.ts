import type { AbsenceStore } from "../absence/absence-store.ts";
import type { AfterDropStore } from "../after-drop/after-drop-store.ts";
import type { AnswerStore } from "../answers/answer-store.ts";
import type { AskStore } from "../asks/ask-store.ts";
import type { BlockStore } from "../blocks/block-store.ts";
import type { BreachStore } from "../breaches/breach-store.ts";
import type { CallStore } from "../calls/call-store.ts";
import type { CaseStore } from "../cases/case-store.ts";
import type { CheckpointStore } from "../checkpoints/checkpoint-store.ts";
import type { CopyStore } from "../copies/copy-store.ts";
import type { ContactStore } from "../contacts/contact-store.ts";
import type { ConversationStore } from "../conversations/conversation-store.ts";
import type { DisclosureStore } from "../disclosures/disclosure-store.ts";
import type { DraftStore } from "../drafts/draft-store.ts";
import type { PrismaClient } from "../generated/client.ts";
import type { FollowUpStore } from "../follow-ups/follow-up-store.ts";
import type { InquiryStore } from "../inquiries/inquiry-store.ts";
import type { IntakeStore } from "../intake/arrival.ts";
import type { MailStore } from "../mail/mail-store.ts";
import type { LegalStore } from "../legal/legal-store.ts";
import type { LeaseStore } from "../leases/lease-store.ts";
import type { LiftAskStore } from "../lift-asks/lift-ask-store.ts";
import type { LinkStore } from "../links/link-store.ts";
import type { LogStore } from "../log/log-store.ts";
import type { LookStore } from "../looks/look-store.ts";
import type { MoveStore } from "../moves/move-store.ts";
import type { OptOutStore } from "../opt-outs/opt-out-store.ts";
import type { OutageStore } from "../outages/outage-store.ts";
import type { OutboxStore } from "../outbox/outbox-store.ts";
import type { PictureStore } from "../pictures/picture-store.ts";
import type { PlanStore } from "../plans/plan-store.ts";
import type { PreferenceStore } from "../preferences/preference-store.ts";
import type { ReachStore } from "../reach/reach-store.ts";
import type { RecipientStore } from "../recipients/recipient-store.ts";
import type { ReleaseStore } from "../releases/release-store.ts";
import type { ReportStore } from "../pictures/report-store.ts";
import type { QuarantineStore } from "../quarantine/quarantine-store.ts";
import type { SameAddressStore } from "../same-address/same-address-store.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { ShiftStore } from "../shifts/shift-store.ts";
import type { PeopleStore } from "../staff/people-store.ts";
import type { StaffStore } from "../staff/staff-store.ts";
import type { TriageStore } from "../triage/triage-store.ts";

export interface Readiness {
  readonly reachable: boolean;
  /** How long the oldest open writer has been holding the log's tail back. */
  readonly tailAgeMs: number;
}

/** Every statement that touches the database. What crosses this border is clear text; sealing is inside. */
export interface Store {
  readonly intake: IntakeStore;
  readonly contacts: ContactStore;
  readonly moves: MoveStore;
  readonly asks: AskStore;
  readonly sameAddress: SameAddressStore;
  readonly links: LinkStore;
  readonly triage: TriageStore;
  readonly answers: AnswerStore;
  readonly drafts: DraftStore;
  readonly followUps: FollowUpStore;
  readonly afterDrop: AfterDropStore;
  readonly calls: CallStore;
  readonly cases: CaseStore;
  readonly disclosures: DisclosureStore;
  readonly recipients: RecipientStore;
  readonly inquiries: InquiryStore;
  readonly legal: LegalStore;
  readonly breaches: BreachStore;
  readonly releases: ReleaseStore;
  readonly outbox: OutboxStore;
  readonly reach: ReachStore;
  readonly liftAsks: LiftAskStore;
  readonly optOuts: OptOutStore;
  readonly blocks: BlockStore;
  readonly plans: PlanStore;
  readonly log: LogStore;
  readonly looks: LookStore;
  readonly pictures: PictureStore;
  readonly reports: ReportStore;
  readonly quarantine: QuarantineStore;
  readonly settings: SettingsStore;
  readonly staff: StaffStore;
  readonly preferences: PreferenceStore;
  readonly shifts: ShiftStore;
  readonly absence: AbsenceStore;
  readonly people: PeopleStore;
  readonly conversations: ConversationStore;
  readonly checkpoints: CheckpointStore;
  readonly leases: LeaseStore;
  readonly mails: MailStore;
  readonly copies: CopyStore;
  readonly outages: OutageStore;
  /** For better-auth only, on the same pool. */
  readonly prisma: PrismaClient;
  readonly readiness: () => Promise<Readiness>;
  readonly close: () => Promise<void>;
}
