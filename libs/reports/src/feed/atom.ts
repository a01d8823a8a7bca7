import { escaped } from '../render/escaped.js';

export interface AtomEntry {
  /** Never changes and names nothing else, an IRI. */
  readonly id: string;
  readonly title: string;
  readonly updated: Date;
  readonly summary: string;
  /** Path of its page. */
  readonly path: string;
}

export interface AtomFeed {
  readonly id: string;
  readonly title: string;
  readonly lang: 'ko' | 'en';
  /** Where the product is found, such as `https://jeonghap.example`. */
  readonly origin: string;
  /** Path of the feed itself. */
  readonly selfPath: string;
  /** Path of the page that shows the same. */
  readonly path: string;
  /** When it was last changed, where it has no entries. */
  readonly emptySince: Date;
  /** The latest first. */
  readonly entries: readonly AtomEntry[];
}

/** A feed as Atom (RFC 4287). The same feed gives the same bytes. */
export function toAtom({ id, title, lang, origin, selfPath, path, emptySince, entries }: AtomFeed): string {
  const latest = entries.reduce((last, { updated }) => (updated > last ? updated : last), emptySince);
  const link = (target: string, rel: string): string =>
    `<link rel="${rel}" href="${escaped(`${origin}${target}`)}"/>`;
  const parts = entries.map(
    (entry) => `<entry>
<id>${escaped(entry.id)}</id>
<title>${escaped(entry.title)}</title>
<updated>${entry.updated.toISOString()}</updated>
${link(entry.path, 'alternate')}
<summary>${escaped(entry.summary)}</summary>
</entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<id>${escaped(id)}</id>
<title>${escaped(title)}</title>
<updated>${latest.toISOString()}</updated>
<author><name>${lang === 'ko' ? '정합' : 'Jeonghap'}</name></author>
${link(selfPath, 'self')}
${link(path, 'alternate')}
${parts.join('')}</feed>
`;
}
