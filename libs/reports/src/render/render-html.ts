import { type Chart, type ReportDocument, type Section, type Table } from '../document/document.js';
import { escaped } from './escaped.js';
import { HTML_STYLE } from './html-style.js';

const WORDS = {
  ko: { contents: '차례', numbers: '세 가지 수' },
  en: { contents: 'Contents', numbers: 'Three numbers' },
} as const;
/** Sizes of the chart, units of its own picture. */
const LABEL_WIDTH = 220;
const BAR_WIDTH = 520;
const BAR_HEIGHT = 22;
const LEGEND_STEP = 140;

/**
 * A report as one page that needs nothing else: no script, no address, its own style.
 * @param fontFaces fonts that the page has in itself, as CSS; none in the file that readers take along
 */
export function renderHtml(document: ReportDocument, fontFaces = ''): Buffer {
  const { lang, title, sections } = document;
  const words = WORDS[lang];
  const page = `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${fontFaces === '' ? '' : '; font-src data:'}">
<title>${escaped(title)}</title>
<style>${fontFaces}${HTML_STYLE}</style>
</head>
<body>
<main>
${front(document)}
<nav aria-label="${words.contents}"><h2>${words.contents}</h2><ol>
${sections.map(({ id, heading }) => `<li><a href="#${id}">${escaped(heading)}</a></li>`).join('\n')}
</ol></nav>
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
  return Buffer.from(page);
}

function front(document: ReportDocument): string {
  const { lang, title, subtitle, banners, answer, numbers } = document;
  return `<header><h1>${escaped(title)}</h1>
<p class="subtitle">${escaped(subtitle)}</p>
${banners.map((banner) => `<p class="banner">${escaped(banner)}</p>`).join('\n')}
<p class="answer">${escaped(answer)}</p></header>
<section aria-label="${WORDS[lang].numbers}"><dl class="numbers">
${numbers.map(({ label, value, change }) => `<div><dt>${escaped(label)}</dt><dd><b>${escaped(value)}</b> <span>${escaped(change)}</span></dd></div>`).join('\n')}
</dl></section>
${sentences(document.changesHeading, document.changes)}
${sentences(document.actionsHeading, document.actions)}`;
}

const sentences = (heading: string, texts: readonly string[]): string =>
  `<section><h2>${escaped(heading)}</h2><ul>${texts.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul></section>`;

function sectionHtml({ id, heading, paragraphs, charts, tables }: Section): string {
  return `<section id="${id}"><h2>${escaped(heading)}</h2>
${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n')}
${charts.map(chartHtml).join('\n')}
${tables.map(tableHtml).join('\n')}
</section>`;
}

function tableHtml({ id, caption, columns, rows, notes }: Table): string {
  const below = notes.map((note) => `<p class="note">${escaped(note)}</p>`).join('\n');
  if (rows.length === 0) return `<h3 id="table-${id}">${escaped(caption)}</h3>\n${below}`;
  const head = columns.map(
    ({ label, isNumber }) => `<th scope="col"${numeric(isNumber)}>${escaped(label)}</th>`,
  );
  const lines = rows.map(({ cells }) => {
    const [first, ...others] = cells.map(({ text }) => escaped(text));
    const rest = others.map((text, place) => `<td${numeric(columns[place + 1]?.isNumber)}>${text}</td>`);
    return `<tr><th scope="row">${first ?? ''}</th>${rest.join('')}</tr>`;
  });
  return `<div class="scroll"><table id="table-${id}"><caption>${escaped(caption)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody></table></div>
${below}`;
}

const numeric = (isNumber: boolean | undefined): string => (isNumber === true ? ' class="number"' : '');

function chartHtml({ id, caption, legend, bars }: Chart): string {
  const most = Math.max(
    1,
    ...bars.map(({ segments }) => segments.reduce((sum, { value }) => sum + value, 0)),
  );
  const width = LABEL_WIDTH + BAR_WIDTH + 60;
  const height = (bars.length + 1) * (BAR_HEIGHT + 8) + 8;
  const key = legend.map(({ status, label }, place) => {
    const x = place * LEGEND_STEP;
    return `<rect class="s-${status}" x="${String(x)}" y="2" width="14" height="14"/><text x="${String(x + 20)}" y="14">${escaped(label)}</text>`;
  });
  const drawn = bars.map(({ label, segments }, place) => {
    const y = (place + 1) * (BAR_HEIGHT + 8);
    let x = LABEL_WIDTH;
    const boxes = segments
      .filter(({ value }) => value > 0)
      .map(({ status, value }) => {
        const length = Math.round((value / most) * BAR_WIDTH);
        const box = `<rect class="s-${status}" x="${String(x)}" y="${String(y)}" width="${String(length)}" height="${String(BAR_HEIGHT)}"/>`;
        x += length;
        return box;
      });
    const total = segments.reduce((sum, { value }) => sum + value, 0);
    return `<text x="0" y="${String(y + 16)}">${escaped(label)}</text>${boxes.join('')}<text x="${String(x + 6)}" y="${String(y + 16)}">${String(total)}</text>`;
  });
  return `<figure id="${id}"><figcaption>${escaped(caption)}</figcaption>
<svg role="img" aria-label="${escaped(caption)}" viewBox="0 0 ${String(width)} ${String(height)}">
${[...key, ...drawn].join('\n')}
</svg></figure>`;
}
