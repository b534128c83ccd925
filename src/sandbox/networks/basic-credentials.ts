/** Id and secret of an HTTP Basic header, form-decoded as RFC 6749 (2.3.1) asks; null without such a header. */
export function basicCredentials(header: string | undefined): { id: string; secret: string } | null {
  const encoded = /^Basic (\S+)$/i.exec(header ?? '')?.[1];
  if (!encoded) return null;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  try {
    return { id: decodeURIComponent(id), secret: decodeURIComponent(secret.join(':')) };
  } catch {
    return null;
  }
}
