const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that a person wrote, harmless in HTML and in the value of an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => escapes[letter] ?? letter);

/** An https address, escaped; null for everything else. */
export const safeAddress = (url: string | null): string | null =>
  url && /^https:\/\//.test(url) ? escaped(url) : null;
