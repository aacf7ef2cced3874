export { ensureAsterisk, type Installed } from "./asterisk-root.ts";
export { startCarrier, type Carrier } from "./carrier.ts";
export {
  allowRecording,
  startExchange,
  takePlainSound,
  type ExchangeOptions,
  type ExchangeProcess,
} from "./exchange.ts";
export { certify } from "./certified.ts";
export { toldCarrier } from "./told-carrier.ts";
export { followLine, type FollowedLine } from "./line.ts";
export { startPhone, type Phone, type PhoneOptions } from "./phone.ts";
export { loudnessOf, loudnessOfAll } from "../sound/tones.ts";
export { talkingBrowser, type TalkingBrowser } from "./talking-browser.ts";
export { OUR_NUMBER, startVoiceLab, type VoiceLab } from "./voice-lab.ts";
export { courseOf, soundsOf, type Sound } from "./what-was-heard.ts";
export { startCrowd, startListeningCrowd, type Crowd, type ListeningCrowd } from "./crowd.ts";
export type { Ear } from "./ear.ts";
export { until } from "./until.ts";
export { untilHears } from "./until-hears.ts";
