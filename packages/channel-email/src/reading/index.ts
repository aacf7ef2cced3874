export type { Mailbox } from "./addresses.ts";
export type { ReadFile } from "./read-file.ts";
export { eventsOf, readingOf, type Brought } from "./mail-events.ts";
export { keyOfBytes, readMail, type Envelope, type ReadMail } from "./read-mail.ts";
export {
  openReader,
  READER_LIMITS,
  type Reader,
  type ReaderLimits,
  type ReaderOptions,
  type Reading,
} from "./reader.ts";
