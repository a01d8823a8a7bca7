import { koFrame } from '../i18n/ko-frame.js';
import { koSearch } from '../i18n/ko-search.js';
import { findPlaces } from './places.js';

const words: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(koFrame.area).map(([key, name]) => [`area.${key}`, name])),
  ...Object.fromEntries(
    Object.entries(koSearch.search.place).map(([key, name]) => [`search.place.${key}`, name]),
  ),
};
const find = (q: string, rights: readonly string[] = []): readonly string[] =>
  findPlaces(
    q,
    (label) => words[label] ?? '',
    (right) => rights.includes(right),
  ).map(({ to }) => to);

describe('findPlaces', () => {
  it('finds pages by a part of their names, whatever the spaces', () => {
    expect(find('보고')).toEqual(['/reports']);
    expect(find('격차현황')).toEqual(['/']);
    expect(find('  ')).toEqual([]);
    expect(find('없는 화면')).toEqual([]);
  });

  it('offers what the reader may open only', () => {
    expect(find('감사 기록')).toEqual([]);
    expect(find('감사 기록', ['administer'])).toEqual(['/audit']);
  });
});
