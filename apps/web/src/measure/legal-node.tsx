import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChainNode, type ChainPlace } from '../api/model.js';
import { wordFor } from '../ui/known-word.js';
import { KoreanText, Localised } from '../ui/localised.js';
import '../ui/tag.css';
import './legal-chain.css';

export interface LegalNodeProps {
  readonly node: ChainNode;
  /** The entries of the chain, by which those are named that a place or a node leads to. */
  readonly known: ReadonlyMap<string, ChainNode>;
  /** The item that the page is about: it leads nowhere, and says so. */
  readonly isThisItem?: boolean;
  /** What the node rests on is named, since it does not stand right above. */
  readonly withBases?: boolean;
}

/** A law and its article, as people cite it; the title where neither is known. */
const citationOf = ({ law, article, title }: ChainNode): string => article ?? law ?? title;

/** One entry of a chain: what it is in law, its name, and where it delegates to. */
export function LegalNode({ node, known, isThisItem = false, withBases = false }: LegalNodeProps): ReactNode {
  const { t } = useTranslation();
  const bases = node.under.flatMap((id) => known.get(id) ?? []).map(citationOf);
  return (
    <>
      <p className="legal-node__name">
        <span className="tag">{t(`legal.rank.${node.rank ?? 'unknown'}`)}</span>
        {node.article !== null && (
          <span className="legal-node__article">
            <KoreanText>{node.article}</KoreanText>
          </span>
        )}
        {isThisItem ? (
          <strong>
            <Localised ko={node.title} en={node.titleEn} />
          </strong>
        ) : (
          <ItemLink node={node} />
        )}
        {isThisItem && <span className="tag">{t('legal.thisItem')}</span>}
        {node.stage !== 'in_force' && <span className="tag">{wordFor(t, 'status', node.stage)}</span>}
      </p>
      {withBases && bases.length > 0 && (
        <p className="legal-node__bases">
          <KoreanText>{t('legal.restsOn', { bases: bases.join(', ') })}</KoreanText>
        </p>
      )}
      <LegalPlaces node={node} known={known} />
    </>
  );
}

function ItemLink({ node }: { readonly node: ChainNode }): ReactNode {
  return (
    <Link to="/legislative-items/$id" params={{ id: node.id }} className="quiet-link">
      <Localised ko={node.title} en={node.titleEn} />
    </Link>
  );
}

function LegalPlaces({ node, known }: Pick<LegalNodeProps, 'node' | 'known'>): ReactNode {
  const { t } = useTranslation();
  if (node.places.length === 0) return null;
  return (
    <div className="legal-places">
      <span className="legal-places__term" id={`leaves-${node.id}`}>
        {t('legal.leaves')}
      </span>
      <ul aria-labelledby={`leaves-${node.id}`}>
        {node.places.map((place) => (
          <li key={place.text}>
            <Place place={place} known={known} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const isOpen = ({ state }: ChainPlace): boolean => state === 'unmade' || state === 'not_in_catalogue';

/** How many places of some entries no rule of the catalogue takes up. */
export const openPlaces = (nodes: readonly ChainNode[]): number =>
  nodes.reduce((sum, { places }) => sum + places.filter(isOpen).length, 0);

function Place({
  place,
  known,
}: {
  readonly place: ChainPlace;
  readonly known: ReadonlyMap<string, ChainNode>;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <KoreanText>{place.text}</KoreanText>{' '}
      <span className={`tag tag--sentence ${isOpen(place) ? 'tag--missing' : ''}`}>
        {t(`legal.place.${place.state}`)}
      </span>{' '}
      {place.takenUpBy
        .flatMap((id) => known.get(id) ?? [])
        .map((node) => (
          <ItemLink key={node.id} node={node} />
        ))}
    </>
  );
}
