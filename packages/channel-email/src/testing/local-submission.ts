import { once } from "node:events";
import { SMTPServer } from "smtp-server";
import { plainWords } from "./plain-words.ts";

/** How the server meets the next mails. */
export type Mood = "accepts" | "throttles" | "refuses" | "vanishes" | "forgets_us" | "broken" | "away";

/** A small submission server in memory, for what needs no real one: it remembers what it was given. */
export interface LocalSubmission {
  readonly port: number;
  /** Starts over in this mood, with nothing delivered and nobody who asked. */
  readonly be: (mood: Mood) => void;
  /** All words that were delivered since, in order and joined. */
  readonly delivered: () => string;
  /** The mails that were delivered since, as they came, with the envelope's sender. */
  readonly mails: () => readonly { readonly from: string; readonly text: string }[];
  /** How many connections there were since. */
  readonly asked: () => number;
  readonly close: () => Promise<void>;
}

/** The account that it knows. */
export const LOCAL_ACCOUNT = { user: "intake@hotline.test", password: "an-invented-local-password" };

const refusal = (responseCode: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode });

/** Starts one on the loopback interface, without TLS. */
export async function startLocalSubmission(): Promise<LocalSubmission> {
  const state: { mood: Mood; mails: { from: string; text: string }[]; asked: number } = {
    mood: "accepts",
    mails: [],
    asked: 0,
  };
  const server = new SMTPServer({
    logger: false,
    disableReverseLookup: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onConnect: (_session, done) => {
      state.asked += 1;
      done(state.mood === "broken" ? refusal(554, "No") : null);
    },
    onAuth: ({ username, password }, _session, done) => {
      const known = username === LOCAL_ACCOUNT.user && password === LOCAL_ACCOUNT.password;
      if (known && state.mood !== "forgets_us") done(null, { user: username });
      else done(refusal(535, "Who?"));
    },
    onRcptTo: (_address, _session, done) => {
      if (state.mood === "throttles") done(refusal(451, "Later"));
      else done(state.mood === "refuses" ? refusal(550, "No such mailbox") : null);
    },
    onData: (data, { envelope: { mailFrom } }, done) => {
      const chunks: Buffer[] = [];
      data.on("data", (chunk: Buffer) => chunks.push(chunk));
      data.on("end", () => {
        const from = mailFrom === false ? "" : mailFrom.address;
        state.mails.push({ from, text: Buffer.concat(chunks).toString("latin1") });
        if (state.mood === "vanishes") for (const connection of server.connections) connection.close();
        else done(null);
      });
    },
  });
  server.on("error", () => {});
  server.server.on("connection", (socket) => {
    if (state.mood === "away") socket.destroy();
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return {
    port: address.port,
    be: (mood) => {
      state.mood = mood;
      state.mails = [];
      state.asked = 0;
    },
    delivered: () => state.mails.map(({ text }) => plainWords(text)).join(""),
    mails: () => state.mails,
    asked: () => state.asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
