import type { Pdu, Session } from "smpp";

/** The fields of one `deliver_sm`. */
export type Inbound = Readonly<Record<string, unknown>>;

interface Waiting {
  readonly fields: Inbound;
  readonly done: () => void;
}

/** What the carrier still has to hand over: kept over lost lines, in order, until it is acknowledged. */
export interface DeliveryQueue {
  /** Resolves when the other side has acknowledged it. */
  readonly add: (fields: Inbound) => Promise<void>;
  /** From now on over this line. */
  readonly serve: (session: Session) => void;
  /** Nothing new over this line; what is under way may still be acknowledged. */
  readonly rest: (session: Session) => void;
  /** What this line did not acknowledge waits again. */
  readonly lost: (session: Session) => void;
  /** Whether nothing waits to be handed over, or to be acknowledged. */
  readonly isEmpty: () => boolean;
}

/** How many may be under way, as carriers limit them. */
const WINDOW = 10;
const AGAIN_MS = 100;

/** Makes an empty queue. */
export function deliveryQueue(): DeliveryQueue {
  let line: Session | null = null;
  let resting = false;
  let waiting: Waiting[] = [];
  const underWay = new Set<Waiting>();

  const pump = (): void => {
    if (line === null || resting) return;
    for (const next of waiting.splice(0, WINDOW - underWay.size)) hand(next, line);
  };
  const hand = (one: Waiting, over: Session): void => {
    underWay.add(one);
    const answered = (answer: Pdu): void => {
      // An answer on a line that is lost already: the text waits again, as with a carrier that did not hear it.
      if (!underWay.has(one) || over !== line) return;
      underWay.delete(one);
      if (answer.command_status === 0) one.done();
      else waiting.unshift(one);
      setTimeout(pump, answer.command_status === 0 ? 0 : AGAIN_MS);
    };
    over.deliver_sm(one.fields, answered);
  };
  return {
    add: (fields) =>
      new Promise((done) => {
        waiting.push({ fields, done });
        pump();
      }),
    serve: (session) => {
      line = session;
      resting = false;
      pump();
    },
    rest: (session) => {
      if (line === session) resting = true;
    },
    lost: (session) => {
      if (line !== session) return;
      line = null;
      waiting = [...underWay, ...waiting];
      underWay.clear();
    },
    isEmpty: () => waiting.length + underWay.size === 0,
  };
}
