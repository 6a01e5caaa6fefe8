/** A mail as it is handed to the mail server. */
export interface Mail {
  /** The same at every try, so that a server or a reader can tell a second copy (RFC 5322 section 3.6.4). */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The mail server said for good that it will not take this mail: there is no such mailbox, for example. */
export class MailRefused extends Error {}

/** Port to the mail server. */
export abstract class Mailer {
  /**
   * Hands over one mail; when it returns, the server has it.
   * @throws MailRefused when trying again is of no use; Error when it may be
   */
  abstract send(mail: Mail): Promise<void>;
}
