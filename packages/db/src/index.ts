export type * from "./answers/answer-store.ts";
export type { Passing, TimeDoubt } from "./house-time/house-time.ts";
export type { HouseTimeStore, TimeStands } from "./house-time/house-time-store.ts";
export { thisMachine } from "./house-time/this-machine.ts";
export type { Anchor } from "./audit/anchor.ts";
export type { AuditEntry, AuditQuestion, AuditReading } from "./audit/audit-reading.ts";
export type { AuditKey } from "./audit/audit-row.ts";
export type { AuditFault, AuditStore, GuardFault, ListedThing, Verified } from "./audit/audit-store.ts";
export type { ChainEnd } from "./audit/chain.ts";
export { reachAudit } from "./audit/reach-audit.ts";
export { notAnswered } from "./sql/not-answered.ts";
export { sharedRead } from "./sql/shared-read.ts";
export type {
  Block,
  BlockDeed,
  BlockDone,
  BlockSet,
  BlockStore,
  SharedLine,
  ThreadStanding,
} from "./blocks/block-store.ts";
export type * from "./calls/call-answer-store.ts";
export type { CallAsk, CallAskAnswer, CallAskStore, LentAccess } from "./calls/call-ask-store.ts";
export type { CallDevice, CallDeviceStore } from "./calls/call-device-store.ts";
export type { Call, CallFacts, CallLeg, CallLegFacts, CallWithPerson, LiveCall } from "./calls/call-facts.ts";
export type {
  CallParty,
  CallPartyFacts,
  CallPartyInput,
  CallPartyKept,
  CentreCalled,
  GroundMissing,
  PartyGround,
  PartyGrounded,
  HelpOwed,
  TransferGoesOn,
  CallPartyStore,
} from "./calls/call-party-store.ts";
export type {
  CallBegun,
  CallEndings,
  CallCame,
  CallHappened,
  CallKept,
  CallMoved,
  CallPicture,
  CallStore,
} from "./calls/call-store.ts";
export type { CareStore, HeavyCount, OwnCare } from "./care/care-store.ts";
export type {
  CaseFilter,
  ContactFilter,
  FoundCase,
  Searched,
  Searcher,
  SearchPage,
  SearchStore,
  SearchTerm,
} from "./search/search-store.ts";
export type { ListedPlan, Plan, PlanAdded, PlanEntry, PlanStore } from "./plans/plan-store.ts";
export type * from "./breaches/breach-store.ts";
export type {
  InquiryGiven,
  InquiryHandled,
  InquiryStore,
  InquiryWords,
  StoredInquiry,
} from "./inquiries/inquiry-store.ts";
export type {
  KeptOf,
  KeptOnHold,
  LegalGiven,
  LegalHandled,
  LegalHeld,
  LegalHold,
  LegalStore,
  LegalWords,
  StoredLegalProcess,
} from "./legal/legal-store.ts";
export type {
  ForgetAsked,
  ForgetStore,
  ForgetWaiting,
  StoredForgetRequest,
} from "./forgetting/forget-store.ts";
export type { ReachShown } from "./contacts/reach-shown.ts";
export type { RecipientStore, RecipientWords, StoredRecipient } from "./recipients/recipient-store.ts";
export type { DrawnScan, ScanAdded, ScanPlace, ScanStore, StoredScan } from "./scans/scan-store.ts";
export type {
  OfferedSignPage,
  OpenedSignPage,
  SignPageGiven,
  SignPageOffered,
  SignPageStore,
} from "./sign-pages/sign-page-store.ts";
export type { UnsettledWithdrawal } from "./releases/contact-withdrawal-store.ts";
export type {
  ListedRelease,
  PrivacyNotice,
  ReleaseGiven,
  ReleaseKept,
  ReleaseStore,
  ReleaseWords,
  StoredRelease,
  Withdrawal,
} from "./releases/release-store.ts";
export type {
  ApprovalKept,
  Decide,
  DecisionKept,
  DisclosureAsked,
  DisclosureConfirmed,
  DisclosureDecided,
  DisclosureDone,
  DisclosureLogged,
  DisclosureRefused,
  DisclosureSituation,
  DisclosureStore,
  FactPlace,
  HeldDecided,
  HeldFor,
  HeldItem,
  SentHow,
} from "./disclosures/disclosure-store.ts";
export type { DisclosureToSign } from "./disclosures/to-sign.ts";
export type { Ask, AskStore } from "./asks/ask-store.ts";
export type { MailFile, MailStore, OpenedFile, UnreadableMessage } from "./mail/mail-store.ts";
export type { LeaseStore } from "./leases/lease-store.ts";
export type { Barred, BarStore, CaseBar, Uncovered } from "./bars/bar-store.ts";
export type * from "./emergencies/emergency-store.ts";
export type * from "./safety-plans/safety-plan-store.ts";
export type * from "./crisis-clocks/crisis-store.ts";
export type * from "./escalations/escalation-store.ts";
export type * from "./grounding-scripts/grounding-script-store.ts";
export type * from "./handovers/handover-store.ts";
export type * from "./rota/rota-store.ts";
export type * from "./beside-stores.ts";
export type { Filed, Filer, FilingGiven, FilingStanding, PastFiling } from "./cases/case-filing-store.ts";
export type { CaseJoin, Joined, WholeCase } from "./cases/case-join-store.ts";
export type {
  CaseAsker,
  CaseAddressesShown,
  CaseAddressPlace,
  CaseChange,
  CaseChanged,
  CaseFacts,
  CaseFiling,
  CaseNews,
  CaseAct,
  CaseRelation,
  ReadCase,
  CaseStore,
  LetIn,
  PartAdded,
  StatusChanged,
  StoredCase,
  StoredPart,
  Written,
  WrittenValue,
} from "./cases/case-store.ts";
export type { CaseGround, CaseSuggestion, CaseSuggestions } from "./cases/case-suggestion-store.ts";
export type { Closing, ClosingAnswer, ContactFacts, StaffName, TakeOver } from "./contacts/contact-facts.ts";
export type { CopyLease, CopyStore, ProviderCopyDue } from "./copies/copy-store.ts";
export type {
  AddressPlace,
  ClosedContact,
  ClosedPage,
  ContactStore,
  Entry,
  OpenedContact,
  Unmasked,
} from "./contacts/contact-store.ts";
export type {
  ConversationStore,
  OpenedConversation,
  ThreadWords,
} from "./conversations/conversation-store.ts";
export type * from "./absence/absence-store.ts";
export type * from "./practice/practice-store.ts";
export type { Draft, DraftKept, DraftStore } from "./drafts/draft-store.ts";
export type { AfterDropStands, AfterDropStore } from "./after-drop/after-drop-store.ts";
export type {
  AgreeInput,
  Agreed,
  DueFollowUp,
  FollowUp,
  FollowUpChanged,
  FollowUpFacts,
  FollowUpStore,
  FollowUpTimes,
} from "./follow-ups/follow-up-store.ts";
export { findEmbedded, type EmbeddedFound } from "./inspect/find-embedded.ts";
export { inspectDatabase, type DatabaseFound } from "./inspect/inspect-database.ts";
export type { Embedded } from "./embedded/embedded.ts";
export { startEmbedded } from "./embedded/start-embedded.ts";
export type { PrismaClient } from "./generated/client.ts";
export type { Arrival, Arrived, IntakeStore, ProviderCopy, Raise } from "./intake/arrival.ts";
export type { Sender } from "./mail/sealed-people.ts";
export type { ArrivedFile, ArrivedMail } from "./mail/arrived-mail.ts";
export type { HashPurpose, Keyring, SecretPurpose } from "./keyring/keyring.ts";
export type { ContactLink, Continued, LinkStore, NewPlace } from "./links/link-store.ts";
export { loadKeyring, makeNextMasterKey, nextMasterKey } from "./keyring/load-keyring.ts";
export type { LogEvent, LogListener, LogPage, LogPosition, LogStore } from "./log/log-store.ts";
export type {
  Look,
  LookDecided,
  LookPage,
  LookReason,
  LookStore,
  LookTargets,
  LookVerdict,
} from "./looks/look-store.ts";
export type {
  LiftAsk,
  LiftAskAnswer,
  LiftAskEnded,
  LiftAsked,
  LiftAskStore,
  OpenLiftAsk,
} from "./lift-asks/lift-ask-store.ts";
export { migrate } from "./migrate/migrate.ts";
export type { BackupHead } from "./backup/backup-head.ts";
export { restoreBackup, type Restored, type RestoreOptions } from "./backup/restore-backup.ts";
export type { BackupPart } from "./backup/sealed-frames.ts";
export { takeBackup, type BackupOptions } from "./backup/take-backup.ts";
export { sealed } from "./store/sealed.ts";
export type * from "./moves/lead-move-store.ts";
export type { JudgedClaim, JudgedMove, Move, Moved, MoveRefusal, MoveStore } from "./moves/move-store.ts";
export type { OptOutStore, OptOutWord } from "./opt-outs/opt-out-store.ts";
export type {
  Due,
  HandOverMark,
  LeaseRefusal,
  OutboxFigures,
  OutboxStore,
  ReceiptGiven,
  SendOutcome,
} from "./outbox/outbox-store.ts";
export type { ChannelHealth, OutageStore } from "./outages/outage-store.ts";
export type {
  Copies,
  Fetched,
  OpenedCopy,
  Picture,
  PictureStore,
  WantedPicture,
} from "./pictures/picture-store.ts";
export type {
  CodeWordHasher,
  CodeWordSaid,
  DangerConfirmed,
  Lifted,
  PreferenceGiven,
  KeptPreference,
  PersonCodeWords,
  PreferenceKept,
  ReachHappened,
  ReachStore,
  Recorded,
  ThreadCodeWords,
} from "./reach/reach-store.ts";
export type {
  ConversationFact,
  DangerFact,
  LiftableLock,
  LiftGiven,
  OptOutFact,
  ReachRecord,
} from "./reach/reach-record.ts";
export { PictureSettings } from "./pictures/picture-settings.ts";
export type { ReportDecision, ReportStore } from "./pictures/report-store.ts";
export { reachRotation } from "./rotation/reach-rotation.ts";
export type { BeginRefusal, KeyStanding, RotationStep, RotationStore } from "./rotation/rotation-store.ts";
export type { QuarantinedDelivery, QuarantineStore } from "./quarantine/quarantine-store.ts";
export type * from "./same-address/same-address-store.ts";
export { DEFAULT_SETTINGS, Settings, type CurrentSettings } from "./settings/settings.ts";
export type { SettingsStore, SettingVersion } from "./settings/settings-store.ts";
export type { ShiftFacts, ShiftStore, Standing } from "./shifts/shift-store.ts";
export type * from "./passkeys/passkey-store.ts";
export type * from "./directory-accounts/directory-account-store.ts";
export type * from "./routing/routing-store.ts";
export type * from "./dismissals/dismissal-store.ts";
export type * from "./waiting-offers/waiting-offer-store.ts";
export type * from "./skills/skill-store.ts";
export type { FoundLink, PeopleStore } from "./staff/people-store.ts";
export type { OwnSession, Person } from "./staff/person.ts";
export type { FactorProof, Proof, ProvingAsker } from "./staff/proof.ts";
export type {
  FactorsShown,
  LiveSession,
  NewStaffMember,
  StaffMember,
  StaffStore,
} from "./staff/staff-store.ts";
export { StartRefusal } from "./start-refusal.ts";
export { openStore, type StoreOptions } from "./store/open-store.ts";
export type { Readiness, Store } from "./store/store.ts";
export type { FloodStore, WaitingWords } from "./floods/flood-store.ts";
export type { Finding, FirstWords, TriageStore } from "./triage/triage-store.ts";
