import type { ReactNode } from 'react';
import classes from './markdown.module.css';

/**
 * A small part of Markdown as elements: headings, paragraphs, lists, bold, italics, https links. Nothing is ever parsed as HTML:
 * whatever else somebody writes is shown as the letters it is.
 */
export function Markdown({ text }: { text: string }) {
  const blocks = text.replaceAll('\r\n', '\n').split(/\n{2,}/);
  return (
    <div className={classes.text}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a text have no identity but their place
        <Block key={index} text={block.trim()} />
      ))}
    </div>
  );
}

const BULLET = /^\s*[-*]\s+/;
const NUMBER = /^\s*\d{1,3}[.)]\s+/;

function Block({ text }: { text: string }) {
  if (text === '') return null;
  const lines = text.split('\n');
  const heading = /^#{1,3}\s+(.*)$/.exec(lines[0] ?? '')?.[1];
  if (heading !== undefined)
    return (
      <>
        <h3>{inline(heading)}</h3>
        <Block text={lines.slice(1).join('\n').trim()} />
      </>
    );
  const items = (mark: RegExp) => lines.map((line) => <li key={line}>{inline(line.replace(mark, ''))}</li>);
  if (lines.every((line) => BULLET.test(line))) return <ul>{items(BULLET)}</ul>;
  if (lines.every((line) => NUMBER.test(line))) return <ol>{items(NUMBER)}</ol>;
  const listAt = lines.findIndex((line) => BULLET.test(line));
  if (listAt > 0)
    return (
      <>
        <p>{inline(lines.slice(0, listAt).join(' '))}</p>
        <Block text={lines.slice(listAt).join('\n')} />
      </>
    );
  return <p>{inline(lines.join(' '))}</p>;
}

const MARKS = /\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\((https:\/\/[^\s)]+)\)/g;

function inline(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    const [whole, bold, italic, label, address] = match;
    parts.push(text.slice(from, match.index));
    const key = match.index;
    if (bold !== undefined) parts.push(<strong key={key}>{bold}</strong>);
    else if (italic !== undefined) parts.push(<em key={key}>{italic}</em>);
    else
      parts.push(
        <a key={key} href={address} target="_blank" rel="noreferrer nofollow ugc">
          {label}
        </a>,
      );
    from = match.index + whole.length;
  }
  parts.push(text.slice(from));
  return parts;
}
