export { Contraindication } from "./script/contraindication.ts";
export { Distress } from "./script/distress.ts";
export { filled } from "./script/filled.ts";
export { Form, formOf } from "./script/form.ts";
export { Family, GroundingScript, ScriptId } from "./script/grounding-script.ts";
export { Line, Said } from "./script/line.ts";
export { SHARED, SharedLine } from "./script/shared-lines.ts";
export { AdvocateAction, Exit, Step } from "./script/step.ts";
export { Wording } from "./script/wording.ts";
export { EXIT, sharedWords, wordsFor, type Hearing } from "./script/words-for.ts";
export { SHIPPED } from "./library/shipped.ts";
export {
  approveVersion,
  compareVersions,
  isNewVersion,
  KeptScript,
  type Approved,
  type ScriptVersion,
} from "./review/kept-script.ts";
export {
  insertable,
  mayInsert,
  type DraftSetting,
  type InsertRefusal,
  type MayInsert,
} from "./review/may-insert.ts";
export { DRAFT, LanguageCheck, Review, ReviewerRole, ReviewState } from "./review/review-state.ts";
export {
  retirement,
  REVIEW_MONTHS,
  toReview,
  withLanguage,
  withReview,
  type Reviewed,
  type ReviewRefusal,
} from "./review/review-steps.ts";
export { advance, begin, type Around, type Begun } from "./stepper/advance.ts";
export { barsTo, STRONG_ABOVE, type Bar } from "./stepper/bars.ts";
export { NumberChange, numberChange } from "./stepper/number-change.ts";
export { asOneMessage, saying } from "./stepper/saying.ts";
export { Change, holding, isCovert, Rating, Situation } from "./stepper/situation.ts";
export {
  skippedSteps,
  suggest,
  twoOutward,
  type Offer,
  type Reason,
  type Suggestions,
} from "./stepper/suggest.ts";
export {
  eventsAt,
  SILENCE_S,
  type Outcome,
  type Phase,
  type Place,
  type Walk,
  type WalkEvent,
} from "./stepper/walk.ts";
