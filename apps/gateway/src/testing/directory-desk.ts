import {
  testDirectory,
  walk,
  type AtTheDirectory,
  type TestDirectory,
} from "@holdfast/tooling/test-directory";
import { freePort } from "@holdfast/tooling/free-port";
import { AUTH_PATHS } from "../auth/paths.ts";
import { testGateway, type TestGateway, type TestGatewayOptions } from "./test-gateway.ts";

/** What came of one step: how it was answered, and the cookies that the browser has then. */
export interface Step {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly cookies: string;
}

/** A gateway whose organisation has a directory, a real one of this process. */
export interface DirectoryDesk {
  readonly house: TestGateway;
  readonly directory: TestDirectory;
  /** Tells a path of sign-in something, with the cookies of one browser. */
  readonly tell: (path: string, body: object, cookies?: string) => Promise<Step>;
  /** Goes to the directory for something. */
  readonly go: (errand: object, cookies?: string) => Promise<Step>;
  /** Answers there, and resolves with what the browser is sent back with. */
  readonly answer: (going: Step, at: AtTheDirectory) => Promise<string>;
  /** Tells the gateway what the browser came back with. */
  readonly finish: (query: string, cookies: string) => Promise<Step>;
  /** All of it. */
  readonly through: (
    errand: object,
    login: string,
    more?: { readonly cookies?: string; readonly amr?: string },
  ) => Promise<Step>;
  readonly close: () => Promise<void>;
}

export const SIGN_IN = { for: "sign_in" };

export async function directoryDesk(
  environment: Readonly<Record<string, string>> = {},
  options: Omit<TestGatewayOptions, "environment" | "port"> = {},
): Promise<DirectoryDesk> {
  const port = await freePort();
  const back = `http://localhost:${port}/directory`;
  const directory = await testDirectory(back);
  const house = await testGateway({
    ...options,
    port,
    environment: {
      HOLDFAST_OIDC_ISSUER: directory.issuer,
      HOLDFAST_OIDC_CLIENT_ID: directory.clientId,
      HOLDFAST_OIDC_CLIENT_SECRET: directory.clientSecret,
      ...environment,
    },
  });
  const tell: DirectoryDesk["tell"] = async (path, body, cookies = "") => {
    const answer = await house.post(`/api/auth${path}`, body, { cookie: cookies });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text.startsWith("{") ? (JSON.parse(text) as Step["body"]) : {},
      cookies: kept(cookies, answer),
    };
  };
  const go: DirectoryDesk["go"] = async (errand, cookies) => tell(AUTH_PATHS.directoryBegin, errand, cookies);
  const answer: DirectoryDesk["answer"] = async ({ body: { address } }, at) =>
    walk(String(address), back, at);
  const finish: DirectoryDesk["finish"] = async (query, cookies) =>
    tell(AUTH_PATHS.directoryFinish, { query }, cookies);
  return {
    house,
    directory,
    tell,
    go,
    answer,
    finish,
    through: async (errand, login, { cookies = "", ...more } = {}) => {
      const going = await go(errand, cookies);
      return finish(await answer(going, { login, ...more }), going.cookies);
    },
    close: async () => {
      await house.close();
      await directory.close();
    },
  };
}

/** The cookies of a browser after an answer: new ones take the place of old ones, and those that are over go. */
function kept(before: string, answer: Response): string {
  const cookies = new Map(before.split("; ").flatMap((each) => (each === "" ? [] : [[nameIn(each), each]])));
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    if (/max-age=0/i.test(line)) cookies.delete(nameIn(pair));
    else cookies.set(nameIn(pair), pair);
  }
  return [...cookies.values()].join("; ");
}

const nameIn = (pair: string): string => pair.slice(0, pair.indexOf("="));
