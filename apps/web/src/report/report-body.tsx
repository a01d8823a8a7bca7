import { type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ReportChart, type ReportDocument, type ReportSection, type ReportTable } from '../api/model.js';
import { entryAddresses } from '../ui/entry-addresses.js';
import { StackedBar } from '../ui/stacked-bar.js';

/** What a report says: its front page, then its sections, as the server wrote them in a language. */
export function ReportBody({ document }: { readonly document: ReportDocument }): ReactNode {
  const { t } = useTranslation();
  const { lang, subtitle, banners, answer, numbers, sections } = document;
  return (
    <div className="report" lang={lang}>
      <p className="report__subtitle">{subtitle}</p>
      {banners.map((banner) => (
        <p key={banner} className="report__banner">
          {banner}
        </p>
      ))}
      <p className="page__answer">{answer}</p>
      <dl className="report__numbers">
        {numbers.map(({ label, value, change }) => (
          <div key={label} className="report__number">
            <dt>{label}</dt>
            <dd>
              <strong>{value}</strong> <span>{change}</span>
            </dd>
          </div>
        ))}
      </dl>
      <div className="report__front">
        <Sentences heading={document.changesHeading} texts={document.changes} />
        <Sentences heading={document.actionsHeading} texts={document.actions} />
      </div>
      <nav className="report__contents" aria-label={t('report.contents')}>
        <h2>{t('report.contents')}</h2>
        <ol>
          {sections.map(({ id, heading }) => (
            <li key={id}>
              <a href={`#${id}`}>{heading}</a>
            </li>
          ))}
        </ol>
      </nav>
      {sections.map((section) => (
        <SectionView key={section.id} section={section} />
      ))}
    </div>
  );
}

function Sentences({
  heading,
  texts,
}: {
  readonly heading: string;
  readonly texts: readonly string[];
}): ReactNode {
  return (
    <section>
      <h2>{heading}</h2>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

function SectionView({
  section: { id, heading, paragraphs, charts, tables },
}: {
  readonly section: ReportSection;
}): ReactNode {
  return (
    <section id={id} className="report__section" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {charts.map((chart) => (
        <ChartView key={chart.id} chart={chart} />
      ))}
      {tables.map((table) => (
        <TableView key={table.id} table={table} />
      ))}
    </section>
  );
}

function ChartView({ chart: { caption, legend, bars } }: { readonly chart: ReportChart }): ReactNode {
  const words = new Map(legend.map(({ status, label }) => [status, label]));
  const most = Math.max(1, ...bars.map(({ segments }) => totalOf(segments)));
  return (
    <figure className="report__chart">
      <figcaption>{caption}</figcaption>
      <ul>
        {bars.map(({ label, segments }) => {
          const counts = { covered: 0, partial: 0, gap: 0, insufficient: 0 };
          for (const { status, value } of segments) if (status !== 'unknown') counts[status] = value;
          const said = segments
            .filter(({ value }) => value > 0)
            .map(({ status, value }) => `${words.get(status) ?? status} ${String(value)}`)
            .join(', ');
          return (
            <li key={label}>
              <span className="report__bar-name">{label}</span>
              <span style={{ inlineSize: `${String((totalOf(segments) / most) * 100)}%` }}>
                <StackedBar counts={counts} label={`${label}: ${said}`} />
              </span>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}

const totalOf = (segments: ReportChart['bars'][number]['segments']): number =>
  segments.reduce((sum, { value }) => sum + value, 0);

function TableView({
  table: { id, caption, columns, rows, notes },
}: {
  readonly table: ReportTable;
}): ReactNode {
  return (
    <>
      {rows.length === 0 ? (
        <h3 id={`table-${id}`}>{caption}</h3>
      ) : (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reached by keys
        <div className="report__scroll" role="region" aria-label={caption} tabIndex={0}>
          <table id={`table-${id}`} className="report__table">
            <caption>{caption}</caption>
            <thead>
              <tr>
                {columns.map(({ label, isNumber }) => (
                  <th key={label} scope="col" className={isNumber ? 'report__figure' : undefined}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, cells: [first, ...others] }) => (
                <tr key={key}>
                  <th scope="row">{first && <CellText cell={first} />}</th>
                  {others.map((cell, place) => (
                    <td key={place} className={columns[place + 1]?.isNumber ? 'report__figure' : undefined}>
                      <CellText cell={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {notes.map((note) => (
        <p key={note} className="report__note">
          {note}
        </p>
      ))}
    </>
  );
}

function CellText({
  cell: { text, entry },
}: {
  readonly cell: ReportTable['rows'][number]['cells'][number];
}): ReactNode {
  if (entry === null) return text;
  return (
    <Link to={entryAddresses[entry.kind]} params={{ id: entry.id }}>
      {text}
    </Link>
  );
}
