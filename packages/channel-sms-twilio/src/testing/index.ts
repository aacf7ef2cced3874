export {
  localTwilio,
  type LocalTwilio,
  type LocalTwilioOptions,
  type Said,
} from "./local-twilio/local-twilio.ts";
export type { Misbehaviour } from "./local-twilio/misbehaviour.ts";
export { serveLocalTwilio, type ServedTwilio } from "./local-twilio/serve.ts";
export type { StoredMedia, StoredMessage } from "./local-twilio/stored-message.ts";
export { signatureOf } from "./signature.ts";
