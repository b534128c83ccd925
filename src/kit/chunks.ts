/** An array in pieces of at most `size`, in order: each piece is short work, and between pieces others get their turn. */
export function* chunks<Item>(items: Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
