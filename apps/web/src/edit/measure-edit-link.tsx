import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { type MeasureKind } from '../api/model.js';
import { measureAlignmentsQuery } from '../api/queries.js';
import { EditLink } from './edit-link.js';

/** The way to the form of a programme or legislative item, whose scores stand in its alignments. */
export function MeasureEditLink({
  kind,
  id,
}: {
  readonly kind: MeasureKind;
  readonly id: string;
}): ReactNode {
  const { data } = useQuery(measureAlignmentsQuery(kind, id));
  return <EditLink kind={kind} id={id} freshness={data?.items.map((item) => item.freshness) ?? []} />;
}
