import { decodeHeader } from "./encoded-words.ts";
import { addressTokens, type Token } from "./address-tokens.ts";
import { shownLine } from "./shown-text.ts";

/** Somebody a header names. Personal data. */
export interface Mailbox {
  /** As it may be shown; `null` when there is none. */
  readonly name: string | null;
  /** `null` when what stands there is no address. */
  readonly address: string | null;
}

export interface AddressList {
  readonly mailboxes: readonly Mailbox[];
  /** There were more than the limit. */
  readonly isPartly: boolean;
  /** A name held marks that turn the direction of text. */
  readonly hadDirection: boolean;
}

const ADDRESS_MAX = 320;
const NAME_MAX = 200;

/**
 * Reads a header of addresses: quoted and encoded names, comments, groups, routes, and what people write instead of the
 * grammar. `raw` has one character for each byte. A group is its members.
 */
export function readAddresses(raw: string, countMax: number): AddressList {
  const mailboxes: Mailbox[] = [];
  let hadDirection = false;
  let pending: Token[] = [];
  let isPartly = false;
  const end = (tokens: readonly Token[]): void => {
    if (tokens.length === 0) return;
    if (mailboxes.length >= countMax) {
      isPartly = true;
      return;
    }
    const read = mailboxOf(tokens);
    hadDirection ||= read.hadDirection;
    if (read.mailbox.name !== null || read.mailbox.address !== null) mailboxes.push(read.mailbox);
  };
  for (const piece of splitList(addressTokens(raw))) {
    // "Doe, Jane <jane@…>" without quotes is one person whose name has a comma.
    const isName = !hasAddress(piece) && piece.some(({ kind }) => kind === "word");
    if (isName && pending.length === 0) pending = [...piece, { kind: "word", text: ",", isQuoted: false }];
    else if (pending.length > 0 && piece.some(({ kind }) => kind === "angle")) {
      end([...pending, ...piece]);
      pending = [];
    } else {
      end(withoutComma(pending));
      pending = isName ? [...piece, { kind: "word", text: ",", isQuoted: false }] : [];
      if (!isName) end(piece);
    }
    if (isPartly) break;
  }
  end(withoutComma(pending));
  return { mailboxes, isPartly, hadDirection };
}

const withoutComma = (tokens: readonly Token[]): readonly Token[] =>
  tokens.slice(0, Math.max(0, tokens.length - 1));

function hasAddress(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) =>
      token.kind === "angle" || (token.kind === "word" && !token.isQuoted && token.text.includes("@")),
  );
}

const isAngleAddress = ({ kind, text }: Token): boolean => kind === "angle" && text.includes("@");

/** The list at its commas; a group's name is dropped, its members stay. */
function* splitList(tokens: Iterable<Token>): Generator<Token[]> {
  let piece: Token[] = [];
  let isGroup = false;
  for (const token of tokens) {
    if (token.kind === "separator") {
      if (token.text === ";") isGroup = false;
      if (piece.length > 0) yield piece;
      piece = [];
    } else if (isAngleAddress(token) && piece.some(isAngleAddress)) {
      // Two people without the comma between them: the second's name begins behind the first's address.
      const end = piece.findIndex(isAngleAddress) + 1;
      yield piece.slice(0, end);
      piece = [...piece.slice(end), token];
    } else if (token.kind === "group" && !isGroup && !hasAddress(piece)) {
      isGroup = true;
      piece = [];
    } else piece.push(token.kind === "group" ? { kind: "word", text: ":", isQuoted: false } : token);
  }
  if (piece.length > 0) yield piece;
}

function mailboxOf(tokens: readonly Token[]): { mailbox: Mailbox; hadDirection: boolean } {
  const angles = tokens.filter(({ kind }) => kind === "angle");
  const angle = angles.find(({ text }) => text.includes("@")) ?? angles[0];
  const comments = tokens.filter(({ kind }) => kind === "comment").map(({ text }) => text);
  const words = tokens.filter((token) => token.kind === "word");
  const bare = angle ? { address: null, rest: words } : bareAddress(words);
  const address = angle ? addressOf(angle.text) : bare.address;
  const phrase = decodeHeader(joinWords(bare.rest)).text;
  const name = shownLine(phrase === "" ? decodeHeader(comments.join(" ")).text : phrase, NAME_MAX);
  // Some programs encode the whole of it, address and all.
  const inside =
    address === null && /<[^<>@]*@/.test(name.text) && !name.text.includes("=?")
      ? encodedWhole(name.text)
      : null;
  if (inside) return { mailbox: inside, hadDirection: name.hadDirection };
  const shown = stripQuotes(name.text);
  return {
    mailbox: { name: shown === "" || shown === address ? null : shown, address },
    hadDirection: name.hadDirection,
  };
}

const stripQuotes = (name: string): string => /^(["'])(.*)\1$/.exec(name)?.[2]?.trim() ?? name;

function encodedWhole(text: string): Mailbox | null {
  const from = text.lastIndexOf("<");
  const address = addressOf(Buffer.from(text.slice(from + 1).replace(/>.*$/, ""), "utf8").toString("latin1"));
  if (address === null) return null;
  const name = stripQuotes(text.slice(0, from).trim());
  return { name: name === "" ? null : name, address };
}

type Word = Extract<Token, { kind: "word" }>;

/** The last bare word with an `@`; with spaces around the `@`, its neighbours too. A quoted one is words and no address. */
function bareAddress(words: readonly Word[]): { address: string | null; rest: readonly Word[] } {
  const at = words.findLastIndex(({ text, isQuoted }) => !isQuoted && text.includes("@"));
  const word = words[at];
  if (!word) return { address: null, rest: words };
  let [from, to, text] = [at, at + 1, word.text];
  const before = words[at - 1];
  const after = words[at + 1];
  if (text.startsWith("@") && before)
    [from, text] = [from - 1, (before.isQuoted ? `"${before.text}"` : before.text) + text];
  if (text.endsWith("@") && after && !after.isQuoted) [to, text] = [to + 1, text + after.text];
  const address = addressOf(text);
  return address === null
    ? { address, rest: words }
    : { address, rest: [...words.slice(0, from), ...words.slice(to)] };
}

function joinWords(words: readonly Word[]): string {
  return words
    .map(({ text }) => text)
    .join(" ")
    .replaceAll(" ,", ",");
}

/** An address in its one form: no route, no white space, the domain in small letters; `null` when it is none. */
function addressOf(raw: string): string | null {
  const decoded = decodeHeader(raw.slice(0, 2000)).text.normalize("NFC");
  const plain = decoded
    .replace(/^@[^:]*:/, "")
    .replace(/^mailto:/i, "")
    .replaceAll(/[\s\p{Cc}\p{Cf}<>]/gu, "");
  const at = plain.lastIndexOf("@");
  if (at < 1 || at === plain.length - 1 || plain.length > ADDRESS_MAX) return null;
  const domain = plain
    .slice(at + 1)
    .replace(/\.$/, "")
    .toLowerCase();
  return domain === "" || /[^\p{L}\p{M}\p{N}.:_[\]-]/u.test(domain)
    ? null
    : `${plain.slice(0, at)}@${domain}`;
}
