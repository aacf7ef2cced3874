export {
  browserMeter,
  browserSoundDevices,
  createBrowserPhone,
  watchMicrophone,
  watchSoundDevices,
} from "./browser-phone.ts";
export type { LevelMeter } from "./level.ts";
export { NO_PHONE } from "./phone.ts";
export type { Asked, LineState, MicrophoneState, Phone, PhoneLeg } from "./phone.ts";
export type { Lent } from "./sip-line.ts";
export type { Softphone } from "./softphone.ts";
export type { SoundDevice, SoundDevices } from "./sound-devices.ts";
