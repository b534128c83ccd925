/** One line of CSV; cells with a comma, a quote or a line break are quoted (RFC 4180). */
export const csvLine = (...cells: string[]): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
