import { SaxesParser } from 'saxes';
import { type FeedRow, fieldOf, MAX_FIELD_CHARACTERS, UnreadableFeed } from './columns.ts';

/**
 * Items of a Google Merchant feed: RSS 2.0 `item` or Atom 1.0 `entry`, piece by piece. Only the children of an item count, not
 * what is nested in them (a `g:price` of shipping). Entities of the document's own are never expanded.
 */
export async function* readMerchantXml(text: AsyncIterable<string>): AsyncGenerator<FeedRow> {
  const { parser, rows, sawItems } = merchantParser();
  for await (const part of text) {
    parser.write(part);
    yield* rows.splice(0);
  }
  parser.close();
  yield* rows.splice(0);
  if (!sawItems())
    throw new UnreadableFeed('no_items', 'The file has no <item> and no <entry>: it is not a Google Merchant feed.');
}

function merchantParser() {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const rows: FeedRow[] = [];
  let item: FeedRow | undefined;
  let depth = 0;
  let value = '';
  let seen = false;
  parser.on('opentag', ({ name, attributes }) => {
    if (item) {
      depth += 1;
      if (depth === 1) value = name === 'link' ? (attributes.href ?? '') : '';
    } else if (name === 'item' || name === 'entry') {
      item = { line: parser.line, fields: {} };
      seen = true;
      depth = 0;
    }
  });
  const add = (piece: string) => {
    if (item && depth === 1 && value.length < MAX_FIELD_CHARACTERS) value += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ name }) => {
    if (!item) return;
    if (depth === 0) {
      rows.push(item);
      item = undefined;
      return;
    }
    const field = depth === 1 ? fieldOf(name) : undefined;
    const said = value.trim().slice(0, MAX_FIELD_CHARACTERS);
    if (field && said && !item.fields[field]) item.fields[field] = said;
    depth -= 1;
  });
  parser.on('error', (error) => {
    const why = error.message.replace(/^\d+:\d+: /, '').slice(0, 200);
    const line = `${parser.line}`;
    throw new UnreadableFeed('xml_broken', `The XML is broken at line ${line}: ${why}.`, { line });
  });
  return { parser, rows, sawItems: () => seen };
}
