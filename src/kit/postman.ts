/** A mail ready to go out. */
export interface OutgoingMail {
  /** The same at every try. */
  id: string;
  at: Date;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Carries mails out of the house. */
export interface Postman {
  /** Resolves once the mail was accepted; rejects otherwise, and it may be tried again. */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}
