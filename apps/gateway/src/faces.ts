import type { Keyring, Store } from "@holdfast/db";
import type { Hono } from "hono";
import { CODES, drawAlarmCode } from "./alarms/alarm-code.ts";
import type { AlarmDoors } from "./alarms/alarm-doors.ts";
import type { Auth } from "./auth/auth.ts";
import { tooMany, type Measure } from "./intake/too-many.ts";
import { SEARCHES } from "./graphql/search-measure.ts";
import { UNMASKS } from "./graphql/unmask-measure.ts";
import { bucketAddress } from "./auth/bucket-address.ts";
import { endSession } from "./auth/end-session.ts";
import { linkRoutes } from "./auth/link-routes.ts";
import { makeLinkSecret, readLinkSecret } from "./auth/one-time-link.ts";
import { challengesIn } from "./auth/passkeys/challenges.ts";
import { ownPasskeys } from "./auth/passkeys/own-passkeys.ts";
import { relyingParty } from "./auth/passkeys/relying-party.ts";
import { providerOf } from "./auth/directory/directory.ts";
import { factorDirectoryOf } from "./auth/directory/factor-directory.ts";
import { proveWithCode } from "./auth/directory/prove-with-code.ts";
import { codeProof } from "./auth/prove-code.ts";
import { provePassword } from "./auth/prove-password.ts";
import { proveRoutes } from "./auth/prove-routes.ts";
import { authRoutes } from "./auth/routes.ts";
import { countTries, SIGN_INS_PER_MINUTE } from "./auth/sign-in-tries.ts";
import type { Env } from "./env/read.ts";
import type { OpenChannel, Services } from "./graphql/context.ts";
import { labelOfDocument } from "./figures/document-names.ts";
import { countQuestions } from "./graphql/question-measure.ts";
import { answerAgain } from "./graphql/answer-again.ts";
import { schema } from "./graphql/schema.ts";
import { sharedAnswers } from "./graphql/shared-answers.ts";
import { graphqlRoute } from "./graphql/server.ts";
import type { ClockWatch } from "./health/clock-watch.ts";
import type { ChannelsHealth } from "./health/create-health.ts";
import { clientAddressOf } from "./http/client-address.ts";
import { consolePages } from "./http/console-pages.ts";
import { exitRoute } from "./http/exit.ts";
import { healthRoutes } from "./http/health.ts";
import { proofOf } from "./http/proof.ts";
import { metricsRoute, type Metrics } from "./http/metrics.ts";
import { gatewayRoutes } from "./http/routes.ts";
import type { Ahead } from "./http/listen.ts";
import type { StaticFile } from "./http/static-files.ts";
import type { Log } from "./log/log.ts";
import { downloadRoute } from "./http/download-route.ts";
import { keptRoute } from "./http/kept-route.ts";
import { pictureRoute } from "./pictures/picture-route.ts";
import type { DrawScan } from "./scans/draw-scan.ts";
import { findApart } from "./floods/find-apart.ts";
import { knownFloods } from "./floods/known-floods.ts";
import { scanRoutes } from "./scans/scan-routes.ts";
import type { Redraw } from "./pictures/redraw/queued-redraw.ts";
import { makeSignKeys } from "./sign-pages/sign-keys.ts";
import { signPageRoutes } from "./sign-pages/sign-page-routes.ts";
import type { LiveSessions } from "./sessions/live-sessions.ts";

export interface Faces {
  readonly env: Env;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly clock: () => number;
  readonly random: (size: number) => Uint8Array;
  readonly log: Log;
  readonly auth: Auth;
  readonly sessions: LiveSessions;
  readonly channels: {
    readonly channels: readonly OpenChannel[];
    readonly deviceOrigins: readonly string[];
    readonly alarmDoors: AlarmDoors;
    readonly public: Hono;
  };
  readonly redraw: Redraw;
  readonly drawScan: DrawScan;
  readonly files: ReadonlyMap<string, StaticFile>;
  readonly metrics: Metrics;
  /** What documents are counted by. */
  readonly documentNames: ReadonlySet<string>;
  readonly tellDraft: Services["tellDraft"];
  readonly calls: Services["calls"];
  readonly readAgeMs: () => number;
  readonly channelsUp: ChannelsHealth["up"];
  readonly busIsUp: () => boolean;
  readonly auditUnsealedMs: () => number;
  readonly clocks: Pick<ClockWatch, "aheadMs" | "inDoubt">;
  readonly stopping: () => boolean;
  /** What one session may ask in a while (G515). */
  readonly questions: Measure;
}

/** Whether staff and public meet on one host. */
function sharesHost({ url, reachUrl }: Pick<Env, "url" | "reachUrl">): boolean {
  return url.host === reachUrl.host;
}

/** Everything that answers HTTP, each part where people may meet it, and what answers ahead of it (G720). */
export function gatewayFaces(parts: Faces): {
  readonly app: ReturnType<typeof gatewayRoutes>;
  readonly ahead: Ahead;
} {
  const { env, store, keyring, clock, random, log, auth, sessions, channels, metrics } = parts;
  const { url, reachUrl, trustedProxies } = env;
  const hashSecret = (secret: string): Buffer => keyring.hash("link", secret);
  const passkeys = ownPasskeys({
    rp: relyingParty(url),
    passkeys: store.passkeys,
    audit: store.audit,
    people: store.people,
    challenges: async () => challengesIn((await auth.$context).internalAdapter, clock),
  });
  const factorDirectory = factorDirectoryOf(env.directory);
  const services = {
    store,
    passkeys,
    directory:
      env.directory === null ? null : { name: env.directory.name, provider: providerOf(env.directory) },
    channels: channels.channels,
    recheckSessions: sessions.recheck,
    tellDraft: parts.tellDraft,
    calls: parts.calls,
    floods: knownFloods({ store, settings: store.settings.read, find: findApart, clock }),
    clock,
    provedWithinMs: env.provedWithinMs,
    factorDirectory,
    searchesTooOften: tooMany(clock, SEARCHES),
    unmasksTooOften: tooMany(clock, UNMASKS),
    alarms: {
      doors: channels.alarmDoors,
      pushServices: env.pushServices,
      drawCode: () => drawAlarmCode(random),
      codesTooOften: tooMany(clock, CODES),
    },
    makeSignKeys: () => makeSignKeys(reachUrl, random),
    makeLink: () => {
      const secret = makeLinkSecret(random);
      return { secret, secretHash: hashSecret(readLinkSecret(secret) ?? "") };
    },
  };
  const standInOf = (request: Request, username: string | null): string =>
    bucketAddress(clientAddressOf(request), (text) => keyring.hash("address", text), username);
  const tooManyTries = countTries(store.prisma, clock);
  const tooManyInSession = countTries(store.prisma, clock, {
    what: "proof",
    most: SIGN_INS_PER_MINUTE.ofName,
  });
  const judge = codeProof({ auth, people: store.people, hashCode: (text) => keyring.hash("code", text) });
  const proof = { people: store.people, provedWithinMs: env.provedWithinMs };
  const { readAgeMs, channelsUp, busIsUp, auditUnsealedMs, clocks, stopping } = parts;
  const shared = sharedAnswers({ schema, services, revision: store.log.revision });
  const answered = (query: string, seconds: number): void =>
    metrics.answered(labelOfDocument(parts.documentNames, query), seconds);
  const asksTooOften = countQuestions(clock, parts.questions);
  const ahead = answerAgain({
    url,
    shared,
    sessions,
    store,
    asksTooOften,
    served: metrics.served,
    answered,
    clock,
    log,
  });
  const app = gatewayRoutes({
    url,
    reachUrl,
    trustedProxies,
    log,
    clock,
    metrics,
    anywhere: [
      healthRoutes({
        store,
        sessionsAvailable: sessions.available,
        readAgeMs,
        channelsUp,
        busIsUp,
        auditUnsealedMs,
        clocks,
        stopping,
        prove: (challenge) => proofOf(keyring, challenge),
      }),
      metricsRoute(metrics, env.metricsToken),
    ],
    publicPages: [
      exitRoute(env.exitUrl, sharesHost(env)),
      signPageRoutes({ store, exitUrl: env.exitUrl, clock, log }),
      channels.public,
    ],
    staffPages: [
      linkRoutes({ people: store.people, hashSecret, url, log, standInOf, tooManyTries }),
      proveRoutes({
        prove: provePassword({ ...proof, auth, judge, audit: store.audit, factorDirectory }),
        proveCode: proveWithCode({
          judge,
          people: store.people,
          audit: store.audit,
          kept: async () => (await auth.$context).internalAdapter,
        }),
        passkeys,
        people: store.people,
        sessions,
        url,
        log,
        standInOf,
        tooManyTries,
        tooManyInSession,
      }),
      authRoutes({
        ...proof,
        factorDirectory,
        auth,
        url,
        log,
        standInOf,
        tooManyTries,
        tooManyInSession,
        sessions,
        endSession: endSession(auth),
        audit: store.audit,
        hasDirectory: env.directory !== null,
      }),
      graphqlRoute({
        services,
        sessions,
        url,
        log,
        shared,
        answered,
        asksTooOften,
        actsTooOften: countQuestions(clock, parts.questions),
      }),
      pictureRoute({
        pictures: store.pictures,
        bars: store.bars,
        audit: store.audit,
        redraw: parts.redraw,
        sessions,
        url,
        log,
      }),
      scanRoutes({ ...proof, scans: store.scans, draw: parts.drawScan, sessions, url, clock, log }),
      downloadRoute({
        ...proof,
        mails: store.mails,
        bars: store.bars,
        audit: store.audit,
        sessions,
        url,
        clock,
        log,
      }),
      keptRoute({ ...proof, legal: store.legal, sessions, url, log }),
      consolePages({
        files: parts.files,
        url,
        random,
        deviceOrigins: channels.deviceOrigins,
        directoryName: env.directory?.name ?? null,
      }),
    ],
  });
  return { app, ahead };
}
