export { startCarrier, type Carrier, type Treatment } from "./carrier.ts";
export { findWords } from "./find-words.ts";
export { messageId } from "./message-ids.ts";
export { startIntake, type Intake } from "./intake.ts";
export { ensureKannel } from "./kannel-package.ts";
export { startKannel, type Kannel, type KannelOptions } from "./kannel.ts";
export { OUR_NUMBER, startTextLab, until, untilStill, type TextLab } from "./text-lab.ts";
export { parts, whole, type Written } from "./texts.ts";
