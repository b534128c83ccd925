/** Something that the person at the keyboard can mend: shown as a sentence, without a stack. */
export class ReplayError extends Error {}
