import type { CallEvent, Host } from "@holdfast/channel-kit";
import { ariClient, type AriAccess } from "../ari/ari-client.ts";
import { openAriSocket, type AriEar } from "../ari/ari-socket.ts";
import { LISTENED } from "../ari/ari-shapes.ts";
import { APPLICATION, CONTEXTS } from "../exchange/dialplan.ts";
import { beats, type Beats } from "./beats.ts";
import { messageOf, messagesOf } from "./come.ts";
import { hear, type Exchange, type Lines, type Noticed } from "./exchange.ts";
import { inbox } from "./inbox.ts";
import { lookAtAll } from "./look.ts";
import { tryToRecord } from "./recording-proof.ts";
import { removeRooms } from "./rooms.ts";
import { exchangeOf, standingOf } from "./standing.ts";
import type { StoreSlot } from "./store-slot.ts";
import { taking, type Taking } from "./taking.ts";
import { legsOf, type Telephone } from "./telephone.ts";
import { endSilentLegs, keepAsking, listenForSound } from "./watch.ts";

/** What one connection to Asterisk needs. */
export interface Connecting {
  readonly access: AriAccess;
  readonly host: Host;
  readonly slot: StoreSlot;
  readonly signal: AbortSignal;
  /** Whether this gateway still has its turn: asked before anything is asked of Asterisk, and before anything is told. */
  readonly isHeld: () => boolean;
  readonly tell: (event: CallEvent) => Promise<void>;
  readonly lines: Lines;
  readonly promptsFolder: string;
  /** Called once everything that stands has been looked at: from then on it can be acted on. */
  readonly carries: (telephone: Telephone) => void;
}

/** Why a connection ended, and whether it ever carried. */
export interface Ended {
  readonly because: "unreachable" | "recording_works" | "cut";
  readonly hasCarried: boolean;
}

/** How long a caller rings while nothing can be stored, before the dialplan comforts them meanwhile. */
const STORE_MS = 4_000;

/** Connects, tells what stands, and then what happens, until the connection is cut or the signal aborts. */
export async function oneConnection(connecting: Connecting): Promise<Ended> {
  const { access, host, signal, isHeld, lines } = connecting;
  const cut = new AbortController();
  const over = AbortSignal.any([signal, cut.signal]);
  const ari = ariClient(access, host.fetch, over, isHeld);
  const heart = beats();
  const callers = taking(ari);
  const told = inbox<CallEvent>();
  // Until everything has been looked at, what happens waits: it may be in the look already.
  const early: Noticed[] = [];
  let exchange: Exchange | null = null;
  const notice = (noticed: Noticed): void => {
    if (exchange === null) return void early.push(noticed);
    const heard = hear(exchange, noticed, lines);
    exchange = heard.exchange;
    for (const event of heard.told) told.put(event);
  };
  const ear: AriEar = {
    hear: (event) => {
      if (event.type === "ChannelUserevent") return heart.heard();
      if (callers.comesAgain(event)) return cut.abort();
      notice(event);
    },
    ended: () => {
      cut.abort();
      told.end();
    },
  };
  try {
    // Before the application is there: until then the dialplan keeps whoever comes.
    const name = Buffer.from(host.random(8)).toString("hex");
    const proof = await tryToRecord(access, host.fetch, name);
    if (proof === "works") return { because: "recording_works", hasCarried: false };
    // Asterisk gives the application to whoever comes last: to come late would take it from whoever has its turn by then.
    const isOpen = proof === "fails" && isHeld() && (await openAriSocket(access, over, ear));
    if (!isOpen) return { because: "unreachable", hasCarried: false };
    const filter = { allowed: LISTENED.map((type) => ({ type })) };
    await ari.ask("listen", { application: APPLICATION }, { body: filter });
    const found = await lookAtAll(ari);
    const shown = found === null ? null : await callers.takeAll(found);
    if (shown === null || over.aborted) return { because: "unreachable", hasCarried: false };
    const seen = exchangeOf(shown);
    exchange = seen;
    const telephone: Telephone = {
      ari,
      stands: () => exchange ?? seen,
      notice,
      clock: host.clock,
      promptsFolder: connecting.promptsFolder,
    };
    const standing = standingOf(seen, shown.bridges, lines, host.clock());
    for (const noticed of early.splice(0)) notice(noticed);
    connecting.carries(telephone);
    const watched = { over, heart, callers, cut: () => cut.abort() };
    await carry(connecting, telephone, standing, told.items(), watched);
    return { because: "cut", hasCarried: true };
  } finally {
    cut.abort();
  }
}

/** What is watched while a connection carries, and how it is ended. */
interface Watched {
  readonly over: AbortSignal;
  readonly heart: Beats;
  readonly callers: Taking;
  readonly cut: () => void;
}

/** Tells one thing after another, and watches beside it. */
async function carry(
  { slot, tell, host, isHeld }: Connecting,
  telephone: Telephone,
  standing: CallEvent,
  events: AsyncIterable<CallEvent>,
  { over, heart, callers, cut }: Watched,
): Promise<void> {
  const refused = (status: number): void => host.log("calls_beat_refused", { status });
  const watching = [
    listenForSound(telephone, over),
    keepAsking(telephone, heart, over, { lost: cut, refused }),
  ];
  if (standing.kind === "standing")
    for (const message of messagesOf(standing.calls)) {
      await slot.store(message, over, Number.POSITIVE_INFINITY);
      if (!isHeld() || over.aborted) return;
    }
  await tell(standing);
  for await (const event of events) {
    // What came while this process was stopped is another's to hear.
    if (!isHeld() || over.aborted) break;
    if (event.kind === "came") {
      const taken = await callers.take(event.call);
      // Whoever cannot be taken now is among what stands when the line is made anew.
      if (taken === "away") cut();
      if (taken === "left") telephone.notice({ type: "SentBack", channel: event.call });
      if (taken !== "taken") continue;
      if (!(await slot.store(messageOf(event), over, STORE_MS))) {
        host.log("calls_not_stored");
        callers.gaveBack(event.call);
        await comfort(telephone, event.call);
        continue;
      }
    }
    await tell(event);
    if (event.kind === "device" && event.state === "gone")
      watching.push(endSilentLegs(telephone, event.device, over));
    if (event.kind === "leg_ended" && legsOf(telephone.stands(), event.call).length === 0)
      await removeRooms(telephone, event.call);
  }
  await Promise.all(watching);
}

/** Gives a caller back to the dialplan, which answers, comforts, and brings them again. */
async function comfort({ ari, notice }: Telephone, channel: string): Promise<void> {
  notice({ type: "SentBack", channel });
  await ari.ask("sendBack", { channel }, { body: CONTEXTS.waits });
}
