export {
  AFTER_CONTACT_LEAST_MINUTES,
  AFTER_CONTACT_MOST_MINUTES,
  AfterContactSettings,
} from "./after-contact-settings.ts";
export { RUMOUR_NAMES_MOST, RumourSettings } from "./rumour-settings.ts";
export { SurgeSettings } from "./surge-settings.ts";
export { SEEN_TO_FOR_MS } from "./seen-to-for.ts";
export { TARGET_MOST_MS } from "./target-most.ts";
export { digitsOf, numbersIn } from "./numbers-in.ts";
export { addressKind, comparedAddress, normalAddress, type AddressKind } from "./address.ts";
export { AnswerSubject, answerSubject, headerLine, subjectSaid } from "./answer-subject.ts";
export { ASK_PAUSE_MS, AskAnswer } from "./ask-answer.ts";
export { AskedFact, answersFact, ClosingFacts, FACT_COUNT_MAX, FactName } from "./asked-fact.ts";
export {
  BLOCK_MAX_MS,
  BLOCK_REVIEW_MS,
  BLOCK_REVIEW_NOTICE_MS,
  BLOCK_WHY_MAX,
  BlockEnd,
  blockEndsAt,
  BlockReason,
  blockTerms,
  heardThroughBlock,
  isReviewDue,
  ONE_LEAD_BLOCK_MS,
  SharedLineKind,
  type BlockProblem,
  type BlockTerms,
  type BlockTimes,
  type HeardFacts,
} from "./block.ts";
export {
  CALL_AGAIN_MS,
  CallDirection,
  CallEnd,
  CallHappening,
  CallLine,
  CallPhase,
  SHORT_ABANDON_MS,
} from "./call.ts";
export { CallDecline, CallRefusal, CallWish } from "./call-ask.ts";
export { CallDeviceKey, CallDigit, CallLegKey, CallLegState, CallLegWho } from "./call-leg.ts";
export {
  CALL_PARTY_WORDS_MAX,
  CallAnswerSaid,
  CallGround,
  CallPartyDecline,
  CallPartyRole,
  CallTransferState,
  DialledNumber,
} from "./call-party.ts";
export { CallPrompt, isQuestion, KEY_ELSEWHERE, KEY_NO, KEY_YES, promptFile } from "./call-prompt.ts";
export { CallSettings, EmergencyCentre, EmergencyCentres } from "./call-settings.ts";
export { CANNED_TEXT_MAX, CannedMedium, CannedText, CannedTexts, tellsWhoWeAre } from "./canned-text.ts";
export { ChannelTraits } from "./channel-traits.ts";
export { AgreedText, CodeWordHash, CodeWordKind, CodeWords, DangerMeaning } from "./code-words.ts";
export { ContactPlan, PLAN_PART_MAX, PLAN_REVIEW_MS } from "./contact-plan.ts";
export { ContactPreference, DeviceAnswer, DroppedAction, PreferredWay } from "./contact-preference.ts";
export { ContactStatus } from "./contact-status.ts";
export {
  AddressedAs,
  Addressees,
  Correspondent,
  CORRESPONDENT_NAME_MAX,
  OTHERS_NAMED_MAX,
} from "./correspondent.ts";
export {
  ANNOUNCEMENT_LENGTH_MAX,
  HANDOVER_WORDS_LENGTH_MAX,
  WHISPER_LENGTH_MAX,
} from "./between-colleagues.ts";
export { BreachKind, TellingWay } from "./breach-words.ts";
export { DataClass, PersonalClass } from "./data-class.ts";
export { DangerReason } from "./danger-reason.ts";
export { DEFAULT_KEYWORDS } from "./default-keywords.ts";
export { CallBack, InHand, InquiryAsker, InquiryEnd, InquiryWay } from "./inquiry-words.ts";
export { LegalEnd, LegalFinding, LegalProcessKind, ServedHow } from "./legal-words.ts";
export { DisclosureOutcome, DisclosureTrigger } from "./disclosure-words.ts";
export { Disposition, GivenDisposition } from "./disposition.ts";
export { DRAFT_LENGTH_MAX, DraftKind } from "./draft.ts";
export {
  FOLLOW_UP_TEXT_MAX,
  FollowUpOtherwise,
  FOLLOW_UPS_MAX,
  FollowUpState,
  FollowUpWay,
} from "./follow-up.ts";
export { ForgetReason } from "./forget-reason.ts";
export { HandsAsk, HandsSign, Withheld } from "./hands-sign.ts";
export {
  CallId,
  CallPartyId,
  CaseId,
  ChannelId,
  ContactId,
  ExploiterId,
  FollowUpId,
  LiftAskId,
  MessageId,
  NoteId,
  PersonId,
  PreferenceId,
  SessionId,
  UserId,
  Uuid,
} from "./ids.ts";
export { KeywordKind, KeywordList, KeywordLists, Keywords } from "./keywords.ts";
export { isPressing, Lane, laneNumber, LaneReason, UNTRIAGED_LANE, WordListName } from "./lane.ts";
export { Language } from "./language.ts";
export {
  AutomaticKind,
  DoubtSign,
  FILE_NAME_MAX,
  FileRole,
  FILES_MAX,
  HTML_LENGTH_MAX,
  MAIL_BYTES_MAX,
  PartlyReason,
  SUBJECT_LENGTH_MAX,
} from "./mail.ts";
export { Medium } from "./medium.ts";
export { MESSAGE_LENGTH_MAX } from "./message-limit.ts";
export {
  closingProblem,
  OfferedDisposition,
  OfferedDispositions,
  type ClosingProblem,
} from "./offered-disposition.ts";
export { NeutralChecks } from "./neutral-checks.ts";
export { OptOutKind } from "./opt-out-kind.ts";
export { OutageReason } from "./outage-reason.ts";
export {
  FILE_BYTES_MAX,
  FileKind,
  PictureId,
  PictureRefusal,
  PictureState,
  ReportId,
  ReportOutcome,
} from "./picture.ts";
export { DEFAULT_PREFERENCES, Preferences, readPreferences } from "./preferences.ts";
export { QuietKind, QuietPlace, QuietWords } from "./quiet-words.ts";
export { GroundingSettings } from "./grounding-settings.ts";
export { RetentionSettings } from "./retention-settings.ts";
export {
  OVERFLOW_LATEST_MINUTES,
  QueueId,
  QueueMode,
  Queues,
  QUEUE_PEOPLE_AT_MOST,
  QUEUES_AT_MOST,
  REST_QUEUE,
  type NamedQueue,
  type QueueFeeds,
  type QueuesProblem,
  type RestQueue,
} from "./queues.ts";
export { ReachAnswers, ReachWay } from "./reach.ts";
export { SCAN_ANSWERED_MS, SCAN_BYTES_MAX, SCAN_PAGES_MAX, ScanId, ScanKind, ScanRefusal } from "./scan.ts";
export { HandoverState } from "./handover-state.ts";
export { LiftAnswer, ReachContent, ReachFlag, ReachLimit, ReachLock, ReachWayForward } from "./reach-lock.ts";
export { RecipientType } from "./recipient-type.ts";
export {
  ConsentState,
  GuardianConflict,
  DevicePrivacy,
  ReadbackPoint,
  Release,
  ReleaseForm,
  ReleaseGiver,
  ReleasePurpose,
  RevokedHow,
  SpokenAttestation,
  SubjectAge,
} from "./release.ts";
export { Role } from "./role.ts";
export { SecondFactorRoles } from "./second-factor-roles.ts";
export { SafeTimes, SafeWindow, TimeZone, Weekday } from "./safe-times.ts";
export { searchWords } from "./search-words.ts";
export { SendFailure } from "./send-failure.ts";
export { SendState } from "./send-state.ts";
export { Apart, ShiftState } from "./shift-state.ts";
export { SIGN_PAGE_MS, SIGN_PAGE_TRIES, SignPageAnswer, SignPageState } from "./sign-page.ts";
export { Speaker } from "./speaker.ts";
export { LEAD_MOVES_AT_ONCE, LeadMoveReason, LeadMoveState } from "./lead-move.ts";
export { TakeOverReason } from "./take-over-reason.ts";
export { hasVisibleText, hiddenCharacter, isLabel } from "./visible-text.ts";
export { VERIFICATION_HOLDS_MS } from "./verification-holds.ts";
export { Wording } from "./wording.ts";
export { WordEntry, WordList, WordLists } from "./word-list.ts";
