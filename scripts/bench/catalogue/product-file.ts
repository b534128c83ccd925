const LINES_A_PIECE = 500;

/** A file of made-up products, in pieces: titles, taxonomy texts and addresses of the usual length. */
export function* productFile(options: { count: number; format: 'csv' | 'xml'; price: string }): Generator<Buffer> {
  const { count, format, price } = options;
  yield Buffer.from(
    format === 'csv'
      ? 'id,title,description,price,link,image_link,availability,google_product_category\n'
      : '<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>',
  );
  for (let from = 0; from < count; from += LINES_A_PIECE) {
    const lines: string[] = [];
    for (let index = from; index < Math.min(count, from + LINES_A_PIECE); index += 1)
      lines.push(format === 'csv' ? csvLine(index, price) : xmlItem(index, price));
    yield Buffer.from(lines.join(''));
  }
  yield Buffer.from(format === 'csv' ? '' : '</channel></rss>');
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

const csvLine = (index: number, price: string) =>
  `SKU-${index},"${titleOf(index)}","${TEXT}",${price},https://bench.example/p/${index},https://cdn.example/i/${index}.jpg,in_stock,Home & Garden > Decor\n`;

const xmlItem = (index: number, price: string) =>
  `<item><g:id>SKU-${index}</g:id><title>${titleOf(index)}</title><description>${TEXT}</description><g:price>${price}</g:price><link>https://bench.example/p/${index}</link><g:image_link>https://cdn.example/i/${index}.jpg</g:image_link><g:availability>in_stock</g:availability><g:google_product_category>${CATEGORY}</g:google_product_category></item>\n`;
