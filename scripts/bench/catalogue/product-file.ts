const LINES_A_PIECE = 500;

export type FileFormat = 'csv' | 'tsv' | 'xml';

const COLUMNS = [
  'id',
  'title',
  'description',
  'price',
  'link',
  'image_link',
  'availability',
  'google_product_category',
];
const BEGINNING: Record<FileFormat, string> = {
  csv: `${COLUMNS.join(',')}\n`,
  tsv: `${COLUMNS.join('\t')}\n`,
  xml: '<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>',
};

interface FileOptions {
  count: number;
  format: FileFormat;
  /** Where its products have their pages. */
  domain: string;
}

/** A file of made-up products, in pieces: titles, taxonomy texts and addresses of the usual length. */
export function* productFile(options: FileOptions): Generator<Buffer> {
  const { count, format, domain } = options;
  const line = { csv: csvLine, tsv: tsvLine, xml: xmlItem }[format];
  yield Buffer.from(BEGINNING[format]);
  for (let from = 0; from < count; from += LINES_A_PIECE) {
    const lines: string[] = [];
    for (let index = from; index < Math.min(count, from + LINES_A_PIECE); index += 1) lines.push(line(index, domain));
    yield Buffer.from(lines.join(''));
  }
  yield Buffer.from(format === 'xml' ? '</channel></rss>' : '');
}

const ROOMS = ['kitchen', 'bedroom', 'garden', 'hall', 'studio', 'balcony'];
const THINGS = ['lamp', 'mug', 'chair', 'rug', 'vase', 'shelf', 'mirror', 'basket'];
const titleOf = (index: number) =>
  `Hand-made ${THINGS[index % THINGS.length]} for the ${ROOMS[index % ROOMS.length]}, series ${index % 997}, linen and oak`;
const TEXT =
  'Made in a small workshop by the sea, of wood that was grown for it and with a varnish that smells of nothing. '.repeat(
    3,
  );
const CATEGORY = 'Home &amp; Garden &gt; Decor &gt; Home Fragrances';

const csvLine = (index: number, domain: string) =>
  `SKU-${index},"${titleOf(index)}","${TEXT}",19.90 EUR,https://${domain}/p/${index},https://cdn.example/i/${index}.jpg,in_stock,Home & Garden > Decor\n`;

const tsvLine = (index: number, domain: string) =>
  `SKU-${index}\t${titleOf(index)}\t${TEXT}\t19.90 EUR\thttps://${domain}/p/${index}\thttps://cdn.example/i/${index}.jpg\tin_stock\tHome & Garden > Decor\n`;

const xmlItem = (index: number, domain: string) =>
  `<item><g:id>SKU-${index}</g:id><title>${titleOf(index)}</title><description>${TEXT}</description><g:price>19.90 EUR</g:price><link>https://${domain}/p/${index}</link><g:image_link>https://cdn.example/i/${index}.jpg</g:image_link><g:availability>in_stock</g:availability><g:google_product_category>${CATEGORY}</g:google_product_category></item>\n`;
