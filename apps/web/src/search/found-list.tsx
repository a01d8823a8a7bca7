import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../account/session.js';
import { type FoundEntry, type SearchAnswer, type SearchGroup } from '../api/model.js';
import { entryAddresses } from '../ui/entry-addresses.js';
import { Localised } from '../ui/localised.js';
import { FoundFacts, Marked, whyFound } from './found-entry.js';
import { findPlaces } from './places.js';
import { foundConceptsQuery } from './search-queries.js';

/** Concepts that are offered: the thesaurus has a search of its own. */
const MOST_CONCEPTS = 4;

/** Another page that fits what was typed: a page of the service, or a concept of the thesaurus. */
export interface FoundPage {
  readonly id: string;
  readonly name: string;
  readonly href: string;
}

export interface FoundPages {
  readonly concept: readonly FoundPage[];
  readonly place: readonly FoundPage[];
}

/** What fits beside the entries of the catalogue. */
export function useFoundPages(q: string): FoundPages {
  const { t, i18n } = useTranslation();
  const router = useRouter();
  const rights = useSession()?.rights ?? [];
  const isStaff = useMay('see-internal');
  const concepts = useQuery(foundConceptsQuery(q, MOST_CONCEPTS, isStaff)).data?.items ?? [];
  if (q === '') return { concept: [], place: [] };
  const places = findPlaces(
    q,
    (label) => t(label),
    (right) => rights.includes(right),
  );
  return {
    concept: concepts.map(({ id, ko, en }) => ({
      id: `concept ${id}`,
      name: i18n.language === 'en' ? en : ko,
      href: router.buildLocation({ to: '/thesaurus/$id', params: { id } }).href,
    })),
    place: places.map(({ to, label }) => ({
      id: `place ${to}`,
      name: t(label),
      href: router.buildLocation({ to }).href,
    })),
  };
}

export interface FoundListProps {
  readonly answer: SearchAnswer;
  readonly pages: FoundPages;
  readonly q: string;
}

/** What was found, group by group, for the keys of a list. */
export function FoundList({ answer, pages, q }: FoundListProps): ReactNode {
  const { t } = useTranslation();
  const kinds = (['concept', 'place'] as const).filter((kind) => pages[kind].length > 0);
  return (
    <ListBox className="search__found" aria-label={t('search.results')}>
      {answer.groups.map((group) => (
        <GroupSection key={group.kind} group={group} q={q} />
      ))}
      {kinds.map((kind) => (
        <ListBoxSection key={kind} id={kind}>
          <Header className="search__kind">{t(`search.kind.${kind}`)}</Header>
          <Collection items={pages[kind]}>
            {({ name, href }) => (
              <ListBoxItem className="search__item" textValue={name} href={href}>
                <span className="search__name">{name}</span>
              </ListBoxItem>
            )}
          </Collection>
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

function GroupSection({ group, q }: { readonly group: SearchGroup; readonly q: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <ListBoxSection id={group.kind}>
      <Header className="search__kind">
        {t(`search.kind.${group.kind}`)} <span>{t('search.inKind', { count: group.total })}</span>
      </Header>
      <Collection items={group.items}>{(entry) => <FoundItem entry={entry} q={q} />}</Collection>
    </ListBoxSection>
  );
}

function FoundItem({ entry, q }: { readonly entry: FoundEntry; readonly q: string }): ReactNode {
  const { t } = useTranslation();
  const router = useRouter();
  const why = whyFound(t, entry);
  const { href } = router.buildLocation({ to: entryAddresses[entry.kind], params: { id: entry.id } });
  return (
    <ListBoxItem className="search__item" textValue={entry.title} href={href}>
      <span className="search__name">
        <Localised ko={entry.title} en={entry.titleEn} />
      </span>
      <FoundFacts entry={entry} />
      {why !== '' && (
        <span className="search__why" lang="ko">
          <Marked text={why} q={q} />
        </span>
      )}
    </ListBoxItem>
  );
}
