import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@holdfast/tooling/free-port";
import { copyBegun, keepBegun } from "./begun-folder.ts";
import { endDatabase } from "./database-process.ts";
import { startGateway, type GatewayProcess } from "./gateway-process.ts";
import { serveNeutralPage, type NeutralPage } from "./neutral-page.ts";

/** The password of every demo account in every house of these tests. */
export const DEMO_PASSWORD = "seven quiet otters";
/** What opens `/metrics` there. */
export const METRICS_TOKEN = "metrics-token-of-the-tests";

/** Something the house is connected to, such as a provider: there before it, and gone after it. */
export interface Outside {
  /** The variables that lead the house there. */
  readonly environment: NodeJS.ProcessEnv;
  readonly close: () => Promise<void>;
}

export interface HouseOptions {
  /** `false`: as a hotline begins, without an account, an example or a draft that is shown; `invitePeople` makes accounts. */
  readonly isDemo?: boolean;
  /** Variables beyond those every house gets; a function is told the port first. */
  readonly environment?: (port: number) => NodeJS.ProcessEnv;
  /** Opened once, before the first gateway, which will be at this port. */
  readonly outside?: (port: number) => Promise<Outside>;
}

/** One Holdfast on a data folder of its own: a real gateway (or several) over a real PostgreSQL. */
export interface House {
  readonly port: number;
  /** Where the first gateway answers. */
  readonly url: URL;
  readonly dataFolder: string;
  readonly neutral: NeutralPage;
  /** Everything that any gateway of this house has written. */
  readonly words: () => string;
  /** The gateway at `url`; changes with every start. */
  readonly gateway: () => GatewayProcess;
  /** Starts the first gateway again after it was stopped or killed, on the same port. */
  readonly startAgain: () => Promise<void>;
  /** Starts one more gateway on the same data folder, on a port of its own, or on this one. */
  readonly startAnother: (port?: number) => Promise<GatewayProcess>;
  /** Stops every gateway in order, and the database with the last of them; the data folder stays. */
  readonly stop: () => Promise<void>;
  /** Removes what is left: processes that survived a failed test, the data folder, the neutral page. */
  readonly remove: () => Promise<void>;
}

/**
 * Starts Holdfast with a fresh data folder below the temp folder: the first of a run as a newcomer would, the others with a copy
 * of what its first start had made.
 */
export async function startHoldfast(options: HouseOptions = {}): Promise<House> {
  const { isDemo = true } = options;
  const folder = await mkdtemp(join(tmpdir(), "holdfast-e2e-"));
  // As root the server runs as another user, who must be able to enter.
  await chmod(folder, 0o755);
  const dataFolder = join(folder, "data");
  const neutral = await serveNeutralPage();
  const port = await freePort();
  const outside = await options.outside?.(port);
  const gateways: GatewayProcess[] = [];

  const start = async (at: number): Promise<GatewayProcess> => {
    const gateway = await startGateway(at, {
      HOLDFAST_DATA: dataFolder,
      HOLDFAST_DEMO_PASSWORD: DEMO_PASSWORD,
      HOLDFAST_METRICS_TOKEN: METRICS_TOKEN,
      HOLDFAST_EXIT_URL: neutral.url.href,
      ...(isDemo ? {} : { NODE_ENV: "production" }),
      ...outside?.environment,
      ...options.environment?.(at),
    });
    gateways.push(gateway);
    return gateway;
  };
  const running = (): GatewayProcess[] => gateways.filter(({ alive }) => alive());
  const remove = async (): Promise<void> => {
    for (const gateway of running()) await gateway.kill();
    await endDatabase(dataFolder, "SIGINT").catch(() => endDatabase(dataFolder, "SIGKILL"));
    await Promise.all([neutral.close(), outside?.close()]);
    await rm(folder, { recursive: true, force: true });
  };

  let first: GatewayProcess;
  try {
    if (isDemo && !(await copyBegun(dataFolder, process.env))) {
      await (await start(port)).stop();
      await keepBegun(dataFolder, process.env);
    }
    first = await start(port);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    port,
    url: first.url,
    dataFolder,
    neutral,
    words: () => gateways.map(({ words }) => words()).join("\n"),
    gateway: () => first,
    async startAgain() {
      first = await start(port);
    },
    async startAnother(at) {
      return start(at ?? (await freePort()));
    },
    async stop() {
      for (const gateway of running()) await gateway.stop();
    },
    remove,
  };
}
