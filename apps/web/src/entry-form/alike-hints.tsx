import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { duplicateSuggest, stakeholderList } from '../generated/sdk.gen.js';
import { type FieldValues } from '../edit/entry-edit.js';
import { entryAddresses, type EntryKind } from '../ui/entry-addresses.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { listOf, parseAsks } from './field-values.js';

/** How long typing pauses before it is compared with what there is. */
const COMPARE_AFTER_MS = 700;
/** A text shorter than this says nothing yet. */
const LEAST_LENGTH = 8;

/** A value that follows another one once that has come to rest. */
function useRested<T>(value: T): T {
  const text = JSON.stringify(value);
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(text);
    }, COMPARE_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return JSON.parse(rested) as T;
}

export interface AlikeHintsProps {
  readonly values: FieldValues;
  /** The entry itself, where it is stored already. */
  readonly except: string | undefined;
}

/** Published proposals that ask what is being written, so that nobody registers a proposal twice. */
export function AlikeProposalHints({ values, except }: AlikeHintsProps): ReactNode {
  const { t } = useTranslation();
  const written = useRested(textsOf(values));
  const { data } = useQuery({
    queryKey: ['own', 'alike-proposals', written, except],
    queryFn: () =>
      dataOf(duplicateSuggest({ body: { ...written, ...(except === undefined ? {} : { except }) } })),
    enabled: written.texts.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const items = written.texts.length === 0 ? [] : (data?.items ?? []);
  return (
    <Hints title={t('entryForm.alike.proposals', { count: items.length })} isEmpty={items.length === 0}>
      {items.map(({ proposal, ask, likeness, words }) => (
        <li key={proposal.id}>
          <p>
            <HintLink kind="proposal" id={proposal.id}>
              <Localised ko={proposal.title} en={proposal.titleEn} />
            </HintLink>{' '}
            <span className="tag">{t('duplicate.likeness', { percent: Math.round(likeness * 100) })}</span>
          </p>
          <p className="entry-form__aside">
            <Localised ko={proposal.stakeholder} en={proposal.stakeholderEn} />
            {' · '}
            <KoreanText>{ask.text}</KoreanText>
          </p>
          {words.length > 0 && (
            <p className="entry-form__aside">
              {t('entryForm.alike.words')} <KoreanText>{words.slice(0, 8).join(', ')}</KoreanText>
            </p>
          )}
        </li>
      ))}
    </Hints>
  );
}

/** What a proposal asks: its asks, or its whole text as long as there are none. */
function textsOf(values: FieldValues): { readonly title: string; readonly texts: string[] } {
  const title = (values['title'] ?? '').slice(0, 500);
  const asks = parseAsks(values['asks']).map(({ text }) => text);
  const body = (values['body'] ?? '').slice(0, 5_000);
  const texts = (asks.length > 0 ? asks : [body.trim() === '' ? title : body]).slice(0, 50);
  return {
    title,
    texts: texts.map((text) => text.trim().slice(0, 5_000)).filter((text) => text.length >= LEAST_LENGTH),
  };
}

/** Stakeholders that have the same name or alias already. */
export function SameNameHints({ values, except }: AlikeHintsProps): ReactNode {
  const { t } = useTranslation();
  const names = useRested(namesOf(values));
  const { data } = useQuery({
    queryKey: ['own', 'same-names', names],
    queryFn: async () => {
      const pages = await Promise.all(names.map((q) => dataOf(stakeholderList({ query: { q, limit: 5 } }))));
      const found = pages.flatMap((page) => page.items);
      return found.filter((one, index) => found.findIndex(({ id }) => id === one.id) === index);
    },
    enabled: names.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const items = names.length === 0 ? [] : (data ?? []).filter(({ id }) => id !== except);
  return (
    <Hints title={t('entryForm.alike.stakeholders', { count: items.length })} isEmpty={items.length === 0}>
      {items.map((one) => (
        <li key={one.id}>
          <p>
            <HintLink kind="stakeholder" id={one.id}>
              <Localised ko={one.title} en={one.titleEn} />
            </HintLink>
          </p>
          {one.aliases.length > 0 && (
            <p className="entry-form__aside">
              <KoreanText>{one.aliases.join(', ')}</KoreanText>
            </p>
          )}
        </li>
      ))}
    </Hints>
  );
}

const namesOf = (values: FieldValues): string[] =>
  [values['title'] ?? '', values['titleEn'] ?? '', ...listOf(values, 'aliases')]
    .map((name) => name.trim().slice(0, 200))
    .filter((name) => name.length >= 2)
    .slice(0, 6);

interface HintLinkProps {
  readonly kind: EntryKind;
  readonly id: string;
  readonly children: ReactNode;
}

/** Opens beside the form, which stays as it is. */
function HintLink({ kind, id, children }: HintLinkProps): ReactNode {
  const { t } = useTranslation();
  return (
    <a href={entryAddresses[kind].replace('$id', id)} target="_blank" rel="noreferrer">
      {children} {t('entryForm.alike.newWindow')}
    </a>
  );
}

interface HintsProps {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}

/** Told when they come up while typing, without taking the focus. */
function Hints({ title, isEmpty, children }: HintsProps): ReactNode {
  return (
    <div className="alike-hints" role="status">
      {!isEmpty && (
        <>
          <p className="alike-hints__title">{title}</p>
          <ul>{children}</ul>
        </>
      )}
    </div>
  );
}
