import JsSIP from "jssip";
import { readInvite } from "./invite.ts";
import type { Lent, LineEvent, OpenLine } from "./sip-line.ts";

type Session = ReturnType<JsSIP.UA["call"]>;

interface NewSession {
  readonly originator: string;
  readonly session: Session;
  readonly request: { readonly getHeader: (name: string) => string | undefined };
}

/** How long further ways to be reached are waited for once there is one, in milliseconds. */
const FURTHER_WAYS_MS = 300;

/** How often JsSIP tries to connect again, at least and at most, in seconds. */
const RECOVERY_S = { min: 1, max: 10 };

const REFUSALS = {
  busy: { status_code: 486 },
  unable: { status_code: 480 },
  declined: { status_code: 603 },
} as const;

/** A line over JsSIP. It logs nothing, and keeps nothing (VD9). */
export const openJsSipLine: OpenLine = (lent, tell) => {
  const sessions = new Map<string, Session>();
  const ua = new JsSIP.UA({
    sockets: [new JsSIP.WebSocketInterface(lent.url)],
    uri: `sip:${lent.username}@${lent.domain}`,
    authorization_user: lent.username,
    password: lent.password,
    register_expires: 120,
    connection_recovery_min_interval: RECOVERY_S.min,
    connection_recovery_max_interval: RECOVERY_S.max,
    // A browser that is gone is noticed by its silence, and a refresh that fails must not end a talk.
    session_timers: false,
    user_agent: "Holdfast",
  });
  ua.on("connecting", () => tell({ kind: "line", line: "connecting" }));
  ua.on("disconnected", () => tell({ kind: "line", line: "lost" }));
  ua.on("registered", () => tell({ kind: "line", line: "reachable" }));
  ua.on("registrationFailed", ({ cause }) =>
    // Without a connection JsSIP comes back by itself; otherwise what was lent opens nothing.
    tell({ kind: "line", line: cause === JsSIP.C.causes.CONNECTION_ERROR ? "lost" : "refused" }),
  );
  ua.on("newRTCSession", ({ originator, session, request }: NewSession) => {
    if (originator !== "remote") return;
    const invite = readInvite((name) => request.getHeader(name), session.id);
    if (invite === null) return session.terminate({ status_code: 404 });
    listen(session, invite.leg, tell, () => sessions.delete(invite.leg));
    sessions.set(invite.leg, session);
    tell({ kind: "invited", invite });
  });
  ua.start();

  const having = (leg: string, act: (session: Session) => void): void => {
    const session = sessions.get(leg);
    // Both ends may hang up at once.
    if (session !== undefined && !session.isEnded()) act(session);
  };
  return {
    answer: (leg, mediaStream) =>
      having(leg, (session) => session.answer({ mediaStream, pcConfig: { iceServers: iceServersOf(lent) } })),
    refuse: (leg, because) => having(leg, (session) => session.terminate(REFUSALS[because])),
    end: (leg) => having(leg, (session) => session.terminate()),
    mute: (leg, isMuted) =>
      having(leg, (session) => (isMuted ? session.mute({ audio: true }) : session.unmute({ audio: true }))),
    speakThrough: (leg, stream) =>
      having(leg, (session) => {
        const [track] = stream.getAudioTracks();
        if (track === undefined) return;
        track.enabled = session.isMuted().audio !== true;
        const sender = session.connection.getSenders().find((each) => each.track?.kind === "audio");
        void sender?.replaceTrack(track);
      }),
    close: () => ua.stop(),
  };
};

function listen(session: Session, leg: string, tell: (event: LineEvent) => void, forget: () => void): void {
  const over = (): void => {
    forget();
    tell({ kind: "ended", leg });
  };
  session.on("peerconnection", ({ peerconnection }) =>
    peerconnection.addEventListener("track", ({ track }) => {
      if (track.kind === "audio") tell({ kind: "sound", leg, stream: new MediaStream([track]) });
    }),
  );
  let isWaiting = false;
  session.on("icecandidate", ({ ready }) => {
    // A relay that does not answer would hold up the answer for as long as the browser asks it.
    if (!isWaiting) setTimeout(ready, FURTHER_WAYS_MS);
    isWaiting = true;
  });
  session.on("confirmed", () => tell({ kind: "up", leg }));
  session.on("ended", over);
  session.on("failed", over);
}

function iceServersOf({ iceServers }: Lent): RTCIceServer[] {
  return iceServers.map(({ urls, username, credential }) => ({
    urls: [...urls],
    ...(username == null ? {} : { username }),
    ...(credential == null ? {} : { credential }),
  }));
}
