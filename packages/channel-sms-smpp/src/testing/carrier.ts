import { once } from "node:events";
import type { Server } from "node:net";
import smpp, { type Pdu, type Session } from "smpp";
import { deliveryQueue, type Inbound } from "./delivery-queue.ts";
import { handsets, type Handsets } from "./handsets.ts";
import { CARRIER_REFERENCE } from "../carrier-reference.ts";
import { CARRIER_REFERENCE_TAG } from "./kannel-config.ts";
import { reportOn, type Report } from "./report.ts";

/** How the carrier treats a text of ours. */
export interface Treatment {
  /** `refuse`: with an error; `lose_answer`: takes it, and the line breaks before the answer. */
  readonly answer: "accept" | "refuse" | "lose_answer";
  readonly reports: readonly Report[];
}

/** A small carrier: an SMPP 3.4 centre on the loopback interface that can be made to misbehave. */
export interface Carrier extends Pick<Handsets, "received"> {
  readonly port: number;
  /** Delivers a text, again after every lost line, until the other side has acknowledged it. */
  readonly deliver: (text: Inbound) => Promise<void>;
  /** How the next texts are treated. */
  readonly treat: (treatment: (part: Pdu) => Treatment) => void;
  /** Whether it has nothing left to bring: no text, and no report, made or still to be made. */
  readonly isIdle: () => boolean;
  /** Breaks the line: what was not taken is lost with it, what was answered was answered. */
  readonly cut: () => Promise<void>;
  /** Goes away and takes no connection until `open`. Texts and reports that wait are kept. */
  readonly close: () => Promise<void>;
  readonly open: () => Promise<void>;
}

const SYSTEM_ID = "holdfast";
/** Some time after the answer, as when a telephone acknowledges. */
const REPORT_AFTER_MS = 50;
/** For a line whose other side does not answer any more. */
const CLOSE_MS = 5000;

smpp.addTLV(CARRIER_REFERENCE, { id: CARRIER_REFERENCE_TAG, type: smpp.types.tlv.string });

const DELIVERED: Treatment = { answer: "accept", reports: [{ when: "after", state: "DELIVRD" }] };

/** Starts a carrier at `port`, which lets `holdfast` bind with `password`. */
export async function startCarrier(port: number, password: string): Promise<Carrier> {
  const phones = handsets();
  const queue = deliveryQueue();
  const bound = new Set<Session>();
  const connected = new Set<Session>();
  let treatment: (part: Pdu) => Treatment = () => DELIVERED;
  let submitted = 0;
  /** How many texts were taken whose later reports are not made yet. */
  let owed = 0;

  const take = (session: Session, part: Pdu): void => {
    const { answer, reports } = treatment(part);
    if (answer === "refuse") {
      session.send(part.response({ command_status: smpp.ESME_RINVDSTADR }));
      return;
    }
    submitted += 1;
    const id = `c${submitted}`;
    phones.take(part);
    if (answer === "lose_answer") {
      session.destroy();
      return;
    }
    const wanted = (part.registered_delivery & 1) === 1 ? reports : [];
    const say = (when: Report["when"]): void => {
      for (const report of wanted) if (report.when === when) void queue.add(reportOn(part, id, report));
    };
    say("before");
    session.send(part.response({ message_id: id }));
    owed += 1;
    setTimeout(() => {
      owed -= 1;
      say("after");
    }, REPORT_AFTER_MS);
  };

  const welcome = (session: Session): void => {
    connected.add(session);
    session.on("error", () => session.destroy());
    session.on("close", () => {
      connected.delete(session);
      bound.delete(session);
      queue.lost(session);
    });
    session.on("bind_transceiver", (pdu) => {
      const known = pdu.system_id === SYSTEM_ID && pdu.password === password;
      session.send(pdu.response(known ? {} : { command_status: smpp.ESME_RBINDFAIL }));
      if (!known) return;
      bound.add(session);
      queue.serve(session);
    });
    session.on("enquire_link", (pdu) => session.send(pdu.response()));
    session.on("unbind", (pdu) => {
      queue.rest(session);
      session.send(pdu.response());
    });
    session.on("submit_sm", (pdu) => {
      if (bound.has(session)) take(session, pdu);
    });
  };

  let server: Server | null = null;
  const cut = async (): Promise<void> => {
    await Promise.all(
      [...connected].map(async (session) => {
        // Deaf first, and gone once the other side has heard and closed: a sudden end would take answers back.
        bound.delete(session);
        queue.lost(session);
        const closed = once(session, "close");
        const patience = setTimeout(() => session.destroy(), CLOSE_MS);
        // Kannel reads in order: once it answers this, it has read every answer before it.
        session.enquire_link(() => session.socket.end());
        await closed;
        clearTimeout(patience);
      }),
    );
  };
  const close = async (): Promise<void> => {
    const closing = server;
    server = null;
    if (closing === null) return;
    const closed = once(closing, "close");
    closing.close();
    await cut();
    await closed;
  };
  const open = async (): Promise<void> => {
    server = smpp.createServer({}, welcome);
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  await open();
  return {
    port,
    received: phones.received,
    deliver: queue.add,
    treat: (how) => {
      treatment = how;
    },
    isIdle: () => owed === 0 && queue.isEmpty(),
    cut,
    close,
    open,
  };
}
