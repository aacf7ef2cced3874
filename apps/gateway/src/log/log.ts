import type { Facts } from "@holdfast/channel-kit";

type Write = (event: string, facts?: Facts) => void;

/**
 * The log: an event's name and facts about it (numbers, ids, enumerations). Words and addresses have no place in it;
 * what an error may say goes through `errorFacts`.
 */
export interface Log {
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}
