/** What a mail says, before it is laid out. Everything in it is plain text and is escaped where it becomes HTML. */
export interface MailText {
  /** One line. */
  subject: string;
  paragraphs: string[];
  /** A code to type in, shown large. */
  code?: string;
  /** One thing to do: a button to a path of the portals. */
  action?: { label: string; path: string };
}

/** One mail in every language that it is written in; a language that is missing gets English. */
export type Template<Values> = { en: (values: Values) => MailText } & Partial<
  Record<string, (values: Values) => MailText>
>;
