declare module 'virtual:words' {
  /** Where the sentences of each language and part are. */
  export const addresses: Record<string, Record<string, string>>;
}
