// What these libraries share looks for a terminal as soon as it is imported, and importing a channel starts nothing (CH1):
// they are loaded when they are first used.

import { feedAtOnce } from "./door/undot.ts";

/** The client of mailboxes. */
export const loadImapFlow = async () => (await import("imapflow")).ImapFlow;

/** The client of submission servers. */
export const loadSmtpConnection = async () => (await import("nodemailer/lib/smtp-connection")).default;

/** What writes mails. */
export const loadMimeNode = async () => (await import("nodemailer/lib/mime-node")).default;

/** The server of our own door, with a way through messages that no number of dots makes long. */
export const loadSmtpServer = async () => {
  const { SMTPServer } = await import("smtp-server");
  const { SMTPStream } = await import("smtp-server/lib/smtp-stream.js");
  SMTPStream.prototype._feedDataStream = feedAtOnce;
  return SMTPServer;
};

/** What reads mails, and makes their HTML harmless. */
export const loadReading = async () => import("../reading/index.ts");
