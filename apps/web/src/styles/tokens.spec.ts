import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

type Declarations = ReadonlyMap<string, string>;

const krdsCss = readFileSync(
  createRequire(resolve('package.json')).resolve('krds-uiux/resources/css/token/krds_tokens.css'),
  'utf8',
);
const bridgeCss = readFileSync(resolve('apps/web/src/styles/tokens.css'), 'utf8');

function declarationsOf(css: string): Declarations {
  return new Map(
    [...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

const [lightCss = '', highCss = ''] = bridgeCss.split(":root[data-contrast='high']");
const krds = declarationsOf(krdsCss);
const modes = { light: declarationsOf(lightCss), high: declarationsOf(highCss) } as const;

/** Follows `var()` until a hex colour stands there. */
function colourOf(mode: Declarations, name: string): readonly number[] {
  const value = mode.get(name) ?? krds.get(name);
  const reference = /^var\((--[\w-]+)\)$/.exec(value?.trim() ?? '');
  if (reference) return colourOf(mode, reference[1] ?? '');
  const hex = /^#([0-9a-f]{6})$/i.exec(value?.trim() ?? '');
  if (!hex) throw new Error(`${name} is no opaque colour: ${value ?? 'absent'}`);
  return [0, 2, 4].map((at) => Number.parseInt((hex[1] ?? '').slice(at, at + 2), 16));
}

/** Relative luminance of WCAG 2.2. */
function luminanceOf(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrastOf(mode: Declarations, front: string, back: string): number {
  const [low = 0, high = 0] = [front, back]
    .map((name) => luminanceOf(colourOf(mode, `--jh-${name}`)))
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ['page', 'surface', 'sunken', 'hover', 'sunken-strong'];
const textPairs = [
  ...['text', 'text-strong', 'text-subtle', 'link', 'link-hover', 'accent'].flatMap((text) =>
    surfaces.map((surface) => [text, surface]),
  ),
  ...['covered', 'partial', 'gap', 'insufficient'].flatMap((status) => [
    [`${status}-text`, `${status}-subtle`],
    [`${status}-text`, 'surface'],
    [`${status}-text`, 'sunken'],
  ]),
  ['text-inverse', 'accent'],
  ['text-inverse', 'accent-hover'],
  ['text', 'accent-subtle'],
  ['text', 'mark-surface'],
  ['text', 'mark-active'],
  ['partial-text', 'mark-surface'],
  ['page', 'text-strong'],
];
const graphicPairs = [
  ...['covered', 'partial', 'gap', 'insufficient'].map((status) => [`${status}-fill`, 'surface']),
  ['control-border', 'surface'],
  ['control-border', 'sunken'],
  ['accent', 'surface'],
  ['focus', 'surface'],
  ['focus', 'sunken'],
  ['mark-line', 'surface'],
  ['part-odd', 'track'],
  ['part-odd', 'surface'],
];

describe.each(['light', 'high'] as const)('tokens of the %s mode', (name) => {
  const mode = modes[name];
  it.each(textPairs)('text %s on %s reaches 4.5:1', (text = '', surface = '') => {
    expect(contrastOf(mode, text, surface)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(graphicPairs)('graphic %s on %s reaches 3:1', (graphic = '', surface = '') => {
    expect(contrastOf(mode, graphic, surface)).toBeGreaterThanOrEqual(3);
  });
});

it('maps the same names in both modes', () => {
  expect([...modes.high.keys()].sort()).toEqual([...modes.light.keys()].sort());
});
