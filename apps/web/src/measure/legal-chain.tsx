import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChainNode, type LegalChain } from '../api/model.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { Disclosure } from '../ui/disclosure.js';
import { LegalNode, openPlaces } from './legal-node.js';
import { legalChainQuery } from './legal-queries.js';

/** Where an item stands between act and notice, and what was delegated that no rule takes up. */
export function LegalChainSection({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(legalChainQuery(id));
  return (
    <section aria-labelledby="legal-chain-heading">
      <h2 id="legal-chain-heading" className="section-heading">
        {t('legal.chain')}
      </h2>
      <AsyncPanel query={query} lines={4}>
        {(chain) => <Chain chain={chain} />}
      </AsyncPanel>
    </section>
  );
}

const shownBelow = 8;

function Chain({ chain }: { readonly chain: LegalChain }): ReactNode {
  const { t } = useTranslation();
  const { above, item, below, omitted } = chain;
  const known = new Map([...above, item, ...below].map((node) => [node.id, node]));
  const hidden = below.slice(shownBelow);
  return (
    <>
      <ChainAnswer chain={chain} />
      {above.length + below.length + item.places.length > 0 && (
        <ol className="legal-chain">
          {above.map((node) => (
            <li key={node.id}>
              <LegalNode node={{ ...node, places: [] }} known={known} />
            </li>
          ))}
          <li className="legal-chain__this" aria-current="true">
            <LegalNode node={item} known={known} isThisItem />
          </li>
          <Below nodes={below.slice(0, shownBelow)} known={known} />
        </ol>
      )}
      {hidden.length > 0 && (
        <Disclosure className="legal-chain__more" summary={t('legal.more', { count: hidden.length })}>
          <ol className="legal-chain">
            <Below nodes={hidden} known={known} />
          </ol>
        </Disclosure>
      )}
      {omitted > 0 && <p className="entry-aside__none">{t('legal.omitted', { count: omitted })}</p>}
    </>
  );
}

function Below({
  nodes,
  known,
}: {
  readonly nodes: readonly ChainNode[];
  readonly known: ReadonlyMap<string, ChainNode>;
}): ReactNode {
  return nodes.map((node) => (
    <li key={node.id} className={node.depth === 1 ? 'legal-chain__below' : 'legal-chain__deeper'}>
      <LegalNode node={node} known={known} withBases={node.depth > 1} />
    </li>
  ));
}

/** The chain in one sentence, and in a second what of it is open. */
function ChainAnswer({ chain: { above, item, below } }: { readonly chain: LegalChain }): ReactNode {
  const { t } = useTranslation();
  const all = [item, ...below];
  const places = all.reduce((sum, node) => sum + node.places.length, 0);
  const articles = below.filter((node) => node.depth === 1 && node.rank === 'act').length;
  const open = openPlaces(all);
  return (
    <p className="legal-chain__answer">
      {articles > 0 && t('legal.answer.articles', { count: articles, places })}
      {articles === 0 && places > 0 && t('legal.answer.places', { count: places })}
      {places === 0 && articles === 0 && t(above.length > 0 ? 'legal.answer.under' : 'legal.answer.none')}
      {open > 0 && ` ${t('legal.answer.open', { count: open })} ${t('legal.notInCatalogueHint')}`}
    </p>
  );
}
